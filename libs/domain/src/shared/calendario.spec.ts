import fc from 'fast-check';

import {
  MESI,
  haAnnoADueCifre,
  parseData,
  parseMese,
  parseMeseAnno,
  parseTermine,
  primoGiorno,
  spiana,
  stampaEntro,
  stampaTermine,
  ultimoGiorno,
} from './calendario.js';

describe('calendario', () => {
  it.each([
    ['31/12/2021', '2021-12-31'],
    ['9-5-2016', '2016-05-09'],
    ['11.12.2025', '2025-12-11'],
    ['31/12/21', '2021-12-31'],
    ['31/12/99', '1999-12-31'],
    ['2021-12-31', '2021-12-31'],
    ['11 gennaio 2022', '2022-01-11'],
    ['1° marzo 2021', '2021-03-01'],
    ['giorno 11 gen. 2022', '2022-01-11'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
  ])('reads the date %s', (testo, data) => expect(parseData(testo)).toBe(data));

  it.each(['29/02/2023', '29/02/1900', '31/04/2022', '31/02/2021', '0/1/2021', '1/0/2021', '1/13/2021', '2021-13-01'])(
    'refuses %s, which does not exist',
    (testo) => expect(parseData(testo)).toBeNull(),
  );

  it.each([
    '31/12-2021',
    '31/12',
    'Aprile',
    '2021',
    '',
    '12/31/2021',
    '1/1/0021',
    '5 sette 2021',
    '1/1/2021 e 2/2/2021',
  ])('takes %s for no whole date', (testo) => expect(parseData(testo)).toBeNull());

  it.each([
    ['Aprile', '--04'],
    ['GENNAIO 2020', '2020-01'],
    ['feb-26', '2026-02'],
    ["set. '25", '2025-09'],
    ['dic 2025', '2025-12'],
    ['11/2022', '2022-11'],
    ['nel mese di giugno', '--06'],
  ])('reads the month %s', (testo, mese) => expect(parseMeseAnno(testo)).toBe(mese));

  it.each(['sette', 'otto', 'nove', 'sabato', '13/2022', '0/2022', 'feb 26', 'marzo 3000', ''])(
    'takes %s for no month',
    (testo) => expect(parseMeseAnno(testo)).toBeNull(),
  );

  it.each([
    ['30/06', '--06-30'],
    ['26-feb', '--02-26'],
    ['30 giugno', '--06-30'],
    ['29/02', '--02-29'],
    ['2023', '2023'],
    ['anno 2023', '2023'],
  ])('reads the term %s', (testo, termine) => expect(parseTermine(testo)).toBe(termine));

  it('refuses days that no year has', () => {
    expect(parseTermine('30/02')).toBeNull();
    expect(parseTermine('31 aprile')).toBeNull();
    expect(parseTermine('1850')).toBeNull();
  });

  it('knows every month by its name and its three letters', () => {
    MESI.forEach((nome, indice) => {
      expect(parseMese(nome)).toBe(indice + 1);
      expect(parseMese(`${nome.slice(0, 3).toUpperCase()}.`)).toBe(indice + 1);
    });
    expect(parseMese('sett')).toBe(9);
  });

  it('says first and last day of what a term covers', () => {
    expect(primoGiorno('2022-02')).toBe('2022-02-01');
    expect(ultimoGiorno('2022-02')).toBe('2022-02-28');
    expect(ultimoGiorno('2024-02')).toBe('2024-02-29');
    expect(ultimoGiorno('2021')).toBe('2021-12-31');
    expect(ultimoGiorno('--06', 2021)).toBe('2021-06-30');
    expect(ultimoGiorno('--12-31', 2021)).toBe('2021-12-31');
  });

  it('supplies no year of its own', () => {
    expect(ultimoGiorno('--06')).toBeNull();
    expect(primoGiorno('--06-30')).toBeNull();
    expect(ultimoGiorno('--02-29', 2023)).toBeNull();
  });

  it('tells a year of two digits', () => {
    expect(['feb-26', '31/12/21', "set '25"].every(haAnnoADueCifre)).toBe(true);
    expect(['feb-2026', '31/12/2021', '30', '90%'].some(haAnnoADueCifre)).toBe(false);
  });

  it('flattens a text without changing what it says', () => {
    expect(spiana(' Al\u00a0massimo –  l’80% ; ')).toBe("al massimo - l'80%");
    expect(spiana('10² ≠ ½')).toBe('10² ≠ ½');
    expect(spiana('piu\u0300')).toBe('più');
  });

  it('prints a deadline with its article where a day stands', () => {
    expect(stampaEntro('2021-12-31')).toBe('entro il 31/12/2021');
    expect(stampaEntro('2022-01')).toBe('entro gennaio 2022');
    expect(stampaEntro('--06')).toBe('entro giugno');
  });

  const giorno = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const iso = giorno.map((data) => data.toISOString().slice(0, 10));

  it('reads back the terms it prints', () => {
    const termine = iso.chain((data) =>
      fc.constantFrom(data, data.slice(0, 7), data.slice(0, 4), `-${data.slice(4)}`, `-${data.slice(4, 7)}`),
    );
    fc.assert(fc.property(termine, (t) => expect(parseTermine(stampaTermine(t))).toBe(t)));
  });

  it('agrees with the calendar of the machine about which dates exist', () => {
    const numeri = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 1900, max: 2099 }),
    );
    fc.assert(
      fc.property(numeri, ([g, m, a]) => {
        const data = new Date(Date.UTC(a, m - 1, g));
        const esiste = data.getUTCMonth() === m - 1 && data.getUTCDate() === g;
        expect(parseData(`${g}/${m}/${a}`) !== null).toBe(esiste);
      }),
    );
  });

  it('never throws, and a flattened text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (testo) => {
        expect(() => [parseData(testo), parseMeseAnno(testo), parseTermine(testo), parseMese(testo)]).not.toThrow();
        expect(spiana(spiana(testo))).toBe(spiana(testo));
      }),
    );
  });

  it.each([' ', '.', '1/', '1 ', 'a', '- ', 'gen '])('is not slow on a long run of "%s"', (pezzo) => {
    const inizio = performance.now();
    for (const parse of [parseData, parseMeseAnno, parseTermine, haAnnoADueCifre])
      parse(`x${pezzo.repeat(150_000 / pezzo.length)}x`);
    expect(performance.now() - inizio).toBeLessThan(1_000);
  });
});
