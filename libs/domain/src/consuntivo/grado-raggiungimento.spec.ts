import fc from 'fast-check';

import { parseValoreAtteso } from '../planning/index.js';
import { gradoRaggiungimento, type OpzioniGrado } from './grado-raggiungimento.js';
import { parseValoreConsuntivo } from './valore-consuntivo.js';

const grado = (atteso: string, consuntivo: string, opzioni: OpzioniGrado = {}, unita = '') =>
  gradoRaggiungimento(parseValoreAtteso(atteso, unita), parseValoreConsuntivo(consuntivo, unita), opzioni);
const raggiunto = (percento: string) => ({ calcolabile: true, percento, raggiunto: true });
const mancato = (percento: string) => ({ calcolabile: true, percento, raggiunto: false });
const nonCalcolabile = (motivo: string) => ({ calcolabile: false, motivo });

describe('gradoRaggiungimento of numbers, more is better', () => {
  it.each([
    ['6', '2', mancato('33.3')],
    ['6', '4', mancato('66.7')],
    ['6', '6', raggiunto('100.0')],
    ['6', '8', raggiunto('133.3')],
    ['4', '14', raggiunto('350.0')],
    ['8', '0', mancato('0.0')],
    ['2', '/', mancato('0.0')],
    ['=> 10', 'n. 12', raggiunto('120.0')],
    ['Almeno al 90%', '81%', mancato('90.0')],
    ['Almeno al 90%', '95 %', raggiunto('105.6')],
    ['almeno n°1', 'Nessuno', mancato('0.0')],
    ['0,3', '0,1', mancato('33.3')],
    ['euro 5 mila', '€ 2.500,00', mancato('50.0')],
    ['3 incontri', '3', raggiunto('100.0')],
    ['almeno 1 incontro', '3 incontri', raggiunto('300.0')],
  ])('%s against %s', (atteso, consuntivo, risultato) => expect(grado(atteso, consuntivo)).toEqual(risultato));

  it('never rounds a missed target up to 100', () => {
    expect(grado('10.000', '9.999')).toEqual(mancato('99.9'));
    expect(grado('> 5', '5')).toEqual(mancato('99.9'));
    expect(grado('> 5', '6')).toEqual(raggiunto('120.0'));
  });

  it('is exact where floating point is not', () => {
    expect(grado('0,3', '0,3')).toEqual(raggiunto('100.0'));
    expect(grado('999.999.999.999.999', '999.999.999.999.998')).toEqual(mancato('99.9'));
  });

  it('applies a ceiling and says so', () => {
    expect(grado('4', '14', { tetto: '120' })).toEqual({ ...raggiunto('120.0'), capped: true });
    expect(grado('4', '4', { tetto: '120' })).toEqual(raggiunto('100.0'));
    expect(grado('4', '14', { tetto: '100.55' })).toMatchObject({ percento: '100.5' });
    expect(() => grado('4', '14', { tetto: '99' })).toThrow(RangeError);
  });
});

describe('gradoRaggiungimento of numbers, less is better', () => {
  it.each([
    ['< 5', 'Nessuno', raggiunto('200.0')],
    ['< 5', '4', raggiunto('120.0')],
    ['< 5', '5', mancato('99.9')],
    ['<= 5', '5', raggiunto('100.0')],
    ['< 5', '6', mancato('80.0')],
    ['< 5', '12', mancato('0.0')],
    ['massimo 30 giorni', '45 giorni', mancato('50.0')],
  ])('%s against %s by the gap', (atteso, consuntivo, risultato) =>
    expect(grado(atteso, consuntivo)).toEqual(risultato),
  );

  it('takes the direction of a bare number from the caller, and only of a bare number', () => {
    expect(grado('5', '4')).toEqual(mancato('80.0'));
    expect(grado('5', '4', { direzione: 'decrescente' })).toEqual(raggiunto('120.0'));
    expect(grado('>= 5', '4', { direzione: 'decrescente' })).toEqual(mancato('80.0'));
    expect(grado('<= 5', '4', { direzione: 'crescente' })).toEqual(raggiunto('120.0'));
  });

  it('divides target by result when asked, but not by zero', () => {
    expect(grado('<= 5', '10', { metodo: 'rapporto' })).toEqual(mancato('50.0'));
    expect(grado('<= 5', '4', { metodo: 'rapporto' })).toEqual(raggiunto('125.0'));
    expect(grado('<= 5', '0', { metodo: 'rapporto' })).toEqual(nonCalcolabile('CONSUNTIVO_ZERO'));
  });

  it('gives all or nothing when asked', () => {
    expect(grado('6', '5', { metodo: 'soglia' })).toEqual(mancato('0.0'));
    expect(grado('6', '8', { metodo: 'soglia' })).toEqual(raggiunto('100.0'));
  });
});

describe('gradoRaggiungimento of a target of zero', () => {
  it.each([
    ['0', '0', {}, raggiunto('100.0')],
    ['0', '7', {}, nonCalcolabile('ATTESO_ZERO')],
    ['0', '7', { direzione: 'decrescente' }, mancato('0.0')],
    ['0', '7', { direzione: 'crescente' }, raggiunto('100.0')],
    ['<= 0', '0', {}, raggiunto('100.0')],
    ['<= 0', '1', {}, mancato('0.0')],
    ['> 0', '0', {}, mancato('0.0')],
    ['> 0', '3', {}, raggiunto('100.0')],
    ['< 0', '0', {}, nonCalcolabile('ATTESO_ZERO')],
    ['0', '/', {}, nonCalcolabile('NON_RILEVATO')],
  ] as const)('%s against %s with %j', (atteso, consuntivo, opzioni, risultato) =>
    expect(grado(atteso, consuntivo, opzioni)).toEqual(risultato),
  );
});

describe('gradoRaggiungimento of ranges, answers and terms', () => {
  it.each([
    ['10-15', '12', raggiunto('100.0')],
    ['10-15', '15', raggiunto('100.0')],
    ['10-15', '5', mancato('50.0')],
    ['10-15', '16', nonCalcolabile('OLTRE_INTERVALLO')],
    ['Si', 'Sì', raggiunto('100.0')],
    ['Si', "S'", raggiunto('100.0')],
    ['SI/NO', 'Si', raggiunto('100.0')],
    ['Si', 'No', mancato('0.0')],
    ['No', 'No', raggiunto('100.0')],
    ['Si', 'attuato', raggiunto('100.0')],
    ['Si', '/', mancato('0.0')],
    ['No', '/', nonCalcolabile('TIPI_DIVERSI')],
    ['Si', 'Sì, in parte', nonCalcolabile('CONSUNTIVO_CON_RISERVA')],
    ['entro il 31/12/2021', '31/12/2021', raggiunto('100.0')],
    ['entro il 31/12/2021', '1/1/2022', mancato('0.0')],
    ['entro gennaio 2022', '11 gennaio 2022', raggiunto('100.0')],
    ['entro gennaio 2022', 'Gennaio 2022', raggiunto('100.0')],
    ['entro il 15/01/2022', 'Gennaio 2022', nonCalcolabile('MESE_A_CAVALLO')],
    ['entro il 15/01/2022', 'feb-22', mancato('0.0')],
    ['entro il 15/01/2022', 'Gennaio', nonCalcolabile('ANNO_MANCANTE')],
    ['entro giugno', '11.12.2025', nonCalcolabile('ANNO_MANCANTE')],
    ['entro giugno 2022', 'No', mancato('0.0')],
    ['entro giugno 2022', '/', mancato('0.0')],
    ['entro giugno 2022', 'attuato', nonCalcolabile('DATA_MANCANTE')],
    ['entro giugno 2022', '14', nonCalcolabile('TIPI_DIVERSI')],
  ])('%s against %s', (atteso, consuntivo, risultato) => expect(grado(atteso, consuntivo)).toEqual(risultato));

  it('takes the year of terms and months from the caller', () => {
    expect(grado('entro giugno', 'Maggio', { anno: 2022 })).toEqual(raggiunto('100.0'));
    expect(grado('entro giugno', 'Luglio', { anno: 2022 })).toEqual(mancato('0.0'));
    expect(grado('entro agosto', 'Giugno/ Novembre', { anno: 2022 })).toEqual(nonCalcolabile('MESE_A_CAVALLO'));
  });

  it('believes a "done" without a date when it held before the term was over', () => {
    expect(grado('entro giugno 2022', 'attuato', { rilevatoIl: '2022-06-30' })).toEqual(raggiunto('100.0'));
    expect(grado('entro giugno 2022', 'Si', { rilevatoIl: '2022-06-30' })).toEqual(raggiunto('100.0'));
    expect(grado('entro giugno 2022', 'attuato', { rilevatoIl: '2022-07-01' })).toEqual(
      nonCalcolabile('DATA_MANCANTE'),
    );
  });
});

describe('gradoRaggiungimento that is not computable', () => {
  it.each([
    ['', '5', 'ATTESO_ASSENTE'],
    ['tutti', '5', 'ATTESO_TESTUALE'],
    ['tutti gli operatori formati entro gennaio 2022', '11 gennaio 2022', 'ATTESO_CON_CONDIZIONE'],
    ['5', '', 'CONSUNTIVO_ASSENTE'],
    ['5', 'Si è proceduto', 'CONSUNTIVO_TESTUALE'],
    ['500', 'n. 39 REI n. 375 RDC', 'PIU_VALORI'],
    ['almeno n°1', 'Sì, prova', 'TIPI_DIVERSI'],
    ['Si', '14', 'TIPI_DIVERSI'],
    ['5', 'attuato', 'TIPI_DIVERSI'],
    ['5', 'Gennaio 2020', 'TIPI_DIVERSI'],
    ['Almeno al 90%', '95', 'UNITA_DIVERSE'],
    ['95', '95%', 'UNITA_DIVERSE'],
    ['30 giorni', '2 mesi', 'UNITA_DIVERSE'],
    ['-5', '3', 'VALORE_NEGATIVO'],
    ['5', '-3', 'VALORE_NEGATIVO'],
    ['< 5', '/', 'NON_RILEVATO'],
  ])('%s against %s: %s', (atteso, consuntivo, motivo) =>
    expect(grado(atteso, consuntivo)).toEqual(nonCalcolabile(motivo)),
  );

  it('compares where the column lends both sides the percent sign', () => {
    expect(grado('almeno 90', '81', {}, '%')).toEqual(mancato('90.0'));
  });
});

describe('gradoRaggiungimento as a law', () => {
  const cifre = fc.tuple(fc.nat(10_000), fc.constantFrom('', ',5', ',25')).map(([n, d]) => `${n}${d}`);
  const opzioni = fc.record({
    direzione: fc.constantFrom('crescente', 'decrescente'),
    metodo: fc.constantFrom('scarto', 'rapporto', 'soglia'),
    tetto: fc.constantFrom(undefined, '100', '150.5'),
  } as const);
  const segno = fc.constantFrom('', '>=', '>', '<=', '<');
  const vale = (testo: string): number => Number(testo.replace(',', '.'));

  it('is monotone in the result, in the direction of the target', () => {
    fc.assert(
      fc.property(segno, cifre, cifre, cifre, opzioni, (s, atteso, uno, altro, scelte) => {
        const [meno, piu] = vale(uno) <= vale(altro) ? [uno, altro] : [altro, uno];
        const a = grado(`${s} ${atteso}`, meno, scelte);
        const b = grado(`${s} ${atteso}`, piu, scelte);
        if (!a.calcolabile || !b.calcolabile) return;
        const crescente = s === '' ? scelte.direzione === 'crescente' : s.startsWith('>');
        const [peggio, meglio] = crescente ? [a, b] : [b, a];
        expect(Number(peggio.percento)).toBeLessThanOrEqual(Number(meglio.percento));
        expect(peggio.raggiunto && !meglio.raggiunto).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is at least 100 exactly where the target is reached, and never over the ceiling', () => {
    fc.assert(
      fc.property(segno, cifre, cifre, opzioni, (s, atteso, consuntivo, scelte) => {
        const esito = grado(`${s} ${atteso}`, consuntivo, scelte);
        if (!esito.calcolabile) return;
        expect(esito.percento).toMatch(/^\d+\.\d$/);
        expect(Number(esito.percento) >= 100).toBe(esito.raggiunto);
        if (scelte.tetto) expect(Number(esito.percento)).toBeLessThanOrEqual(Number(scelte.tetto));
      }),
      { numRuns: 1_000 },
    );
  });

  it('answers every pair of texts', () => {
    const scritto = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        '6',
        '0',
        '< 5',
        '90%',
        '10-15',
        'Si',
        '/',
        'attuato',
        'entro giugno',
        'feb-26',
        '31/12/2021',
        '5 REI 6 RDC',
      ),
    );
    fc.assert(
      fc.property(scritto, scritto, (atteso, consuntivo) => {
        expect(typeof grado(atteso, consuntivo).calcolabile).toBe('boolean');
      }),
    );
  });
});
