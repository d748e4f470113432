import fc from 'fast-check';

import { canonicalJson } from '../event-sourcing/index.js';
import { parseValoreConsuntivo, stampaValoreConsuntivo, type ConsuntivoLetto } from './valore-consuntivo.js';

const numero = (valore: string, altro: object = {}) => ({
  tipo: 'numero',
  valore,
  percento: false,
  unita: null,
  ...altro,
});
const si = { tipo: 'siNo', valore: true };
const no = { tipo: 'siNo', valore: false };

describe('ValoreConsuntivo', () => {
  it.each([
    ['14', numero('14')],
    ['0', numero('0')],
    ['n. 12', numero('12')],
    ['1.234,56', numero('1234.56')],
    ['95%', numero('95', { percento: true })],
    ['95,5 %', numero('95.5', { percento: true })],
    ['€ 1.234,56', numero('1234.56', { unita: 'euro' })],
    ['euro 3 mila', numero('3000', { unita: 'euro' })],
    ['12 incontri', numero('12', { unita: 'incontri' })],
    ['Nessuno', numero('0')],
    ['nessuna', numero('0')],
    ['Nessun reclamo', numero('0', { unita: 'reclamo' })],
    ['Si', si],
    ['SÌ', si],
    ["Si'", si],
    ['No', no],
    ['no.', no],
    ['/', { tipo: 'nonFatto' }],
    ['non attuato', { tipo: 'nonFatto' }],
    ['Non ancora avviata', { tipo: 'nonFatto' }],
    ['attuato', { tipo: 'attuato' }],
    ['Realizzata', { tipo: 'attuato' }],
    ['interamente svolto', { tipo: 'attuato' }],
    ['9-5-2016', { tipo: 'data', data: '2016-05-09' }],
    ['11.12.2025', { tipo: 'data', data: '2025-12-11' }],
    ['11 gennaio 2022', { tipo: 'data', data: '2022-01-11' }],
    ['Gennaio 2020', { tipo: 'mese', mesi: ['2020-01'] }],
    ['Aprile', { tipo: 'mese', mesi: ['--04'] }],
    ['Giugno/ Novembre', { tipo: 'mese', mesi: ['--06', '--11'] }],
    ['Maggio - Giugno', { tipo: 'mese', mesi: ['--05', '--06'] }],
    ['', { tipo: 'assente' }],
  ])('understands %s', (testo, letto) =>
    expect(parseValoreConsuntivo(testo)).toEqual({ ...letto, avvertenze: [], originale: testo }),
  );

  it.each([
    ['n. 39 REI n. 375 RDC', ['39 REI', '375 RDC']],
    ['39 REI, 375 RDC', ['39 REI', '375 RDC']],
    ['n° 3 adulti e n° 4 minori', ['3 adulti', '4 minori']],
  ])('keeps the two values of %s apart, with no total', (testo, voci) => {
    const valore = parseValoreConsuntivo(testo);
    expect(valore).toMatchObject({ tipo: 'piuNumeri', avvertenze: [] });
    expect(valore.tipo === 'piuNumeri' && valore.voci.map((voce) => `${voce.valore} ${voce.etichetta}`)).toEqual(voci);
  });

  it.each([
    ["S'", si, ['SI_DANNEGGIATO']],
    ["S', per tutti", si, ['SI_DANNEGGIATO', 'CON_SPIEGAZIONE']],
    ['Sì, prova', si, ['CON_SPIEGAZIONE']],
    ["Sì . E' prova", si, ['CON_SPIEGAZIONE']],
    ['Si: prova', si, ['CON_SPIEGAZIONE']],
    ['Sì, in parte', si, ['CON_SPIEGAZIONE', 'CON_RISERVA']],
    ['Sì, parzialmente', si, ['CON_SPIEGAZIONE', 'CON_RISERVA']],
    ['Sì, tranne uno', si, ['CON_SPIEGAZIONE', 'CON_RISERVA']],
    ['Sì, con il materiale', si, ['CON_SPIEGAZIONE']],
    ['No, rinviato', no, ['CON_SPIEGAZIONE']],
    ['Si sono stati prodotti', si, ['SI_SENZA_VIRGOLA', 'CON_SPIEGAZIONE']],
    ['Si è stata prodotta', si, ['SI_SENZA_VIRGOLA', 'CON_SPIEGAZIONE']],
    ['feb-26', { tipo: 'mese', mesi: ['2026-02'] }, ['ANNO_A_DUE_CIFRE']],
    ['31/12/21', { tipo: 'data', data: '2021-12-31' }, ['ANNO_A_DUE_CIFRE']],
    ['2.5', numero('2.5'), ['PUNTO_DECIMALE']],
    ['-', { tipo: 'assente' }, ['SEGNO_DI_ASSENZA']],
    ['n.d.', { tipo: 'assente' }, ['SEGNO_DI_ASSENZA']],
  ])('understands %s and says what deserves a look', (testo, letto, avvertenze) =>
    expect(parseValoreConsuntivo(testo)).toEqual({ ...letto, avvertenze, originale: testo }),
  );

  it.each([
    ['Si è proceduto', ['SI_DUBBIO']],
    ['Si sono svolti incontri', ['SI_DUBBIO']],
    ['Si è stati costretti', ['SI_DUBBIO']],
    ["S'è fatto", ['SI_DUBBIO']],
    ['Si n. 3', ['SI_DUBBIO']],
    ['Si/No', ['SI_NO_SENZA_SCELTA']],
    ['8/10', ['FRAZIONE']],
    ['5/6', ['FRAZIONE']],
    ['6 annullati', ['NUMERO_IN_FRASE']],
    ['8 su 10', ['NUMERO_IN_FRASE']],
    ['3 su 5 utenti', ['NUMERO_IN_FRASE']],
    ['circa 20', ['NUMERO_IN_FRASE']],
    ['31/02/2021', ['NUMERO_IN_FRASE']],
    ['Sino a fine anno', []],
    ['Notevole', []],
    ['Non raggiunto', []],
    ['non concluso', []],
    ['in corso', []],
    ['parzialmente attuato', []],
  ])('does not guess at %s', (testo, avvertenze) =>
    expect(parseValoreConsuntivo(testo)).toEqual({ tipo: 'testo', avvertenze, originale: testo }),
  );

  it('takes up to twelve values with their labels for values, more for a text', () => {
    expect(parseValoreConsuntivo('1 REI '.repeat(12))).toMatchObject({ tipo: 'piuNumeri' });
    expect(parseValoreConsuntivo('1 REI '.repeat(13))).toMatchObject({ tipo: 'testo' });
  });

  it('reads the answer before a long explanation', () => {
    expect(parseValoreConsuntivo(`Sì, ${'parola '.repeat(500)}`)).toMatchObject(si);
    expect(parseValoreConsuntivo(`Si è proceduto ${'parola '.repeat(500)}`)).toMatchObject({
      avvertenze: ['SI_DUBBIO'],
    });
  });

  it.each([
    ['95', '%', numero('95', { percento: true })],
    ['12', 'giorni', numero('12', { unita: 'giorni' })],
    ['12', 'n.', numero('12')],
  ])('takes percent sign and measure for %s from the column %s', (testo, unita, letto) =>
    expect(parseValoreConsuntivo(testo, unita)).toMatchObject(letto),
  );

  const valore = fc.tuple(fc.nat(1e9), fc.constantFrom('', '.5', '.25')).map(([n, d]) => `${n}${d}`);
  const voce = fc.record({ valore, etichetta: fc.constantFrom('REI', 'RDC', 'adulti', 'Co-housing') });
  const letto = fc.oneof(
    fc.record({ tipo: fc.constant('numero'), valore, percento: fc.boolean(), unita: fc.constant(null) }),
    fc.record({
      tipo: fc.constant('numero'),
      valore,
      percento: fc.constant(false),
      unita: fc.constantFrom('giorni', 'euro'),
    }),
    fc.record({ tipo: fc.constant('piuNumeri'), voci: fc.array(voce, { minLength: 2, maxLength: 12 }) }),
    fc.record({ tipo: fc.constant('siNo'), valore: fc.boolean() }),
    fc.record({ tipo: fc.constant('data'), data: fc.constantFrom('2021-12-31', '2024-02-29') }),
    fc.record({
      tipo: fc.constant('mese'),
      mesi: fc.array(fc.constantFrom('2020-01', '2020-06'), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      tipo: fc.constant('mese'),
      mesi: fc.array(fc.constantFrom('--01', '--06'), { minLength: 1, maxLength: 4 }),
    }),
    fc.constantFrom({ tipo: 'nonFatto' }, { tipo: 'attuato' }, { tipo: 'assente' }),
  );

  it('understands the same from the form it prints', () => {
    fc.assert(
      fc.property(letto, (parte) => {
        const consuntivo = { ...parte, avvertenze: [] } as ConsuntivoLetto;
        const stampato = stampaValoreConsuntivo(consuntivo);
        expect(parseValoreConsuntivo(stampato)).toEqual({ ...consuntivo, originale: stampato });
      }),
    );
  });

  const parole = fc
    .array(
      fc.constantFrom(
        'Si',
        'Sì,',
        "S'",
        'No',
        'n.',
        '39',
        'REI',
        '/',
        '-',
        'feb',
        '26',
        '95%',
        'attuato',
        'giugno',
        'nessuno',
      ),
    )
    .map((pezzi) => pezzi.join(' '));

  it('never throws, keeps the text whatever it is, and prints what it understands the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), parole), fc.string(), (testo, unita) => {
        const consuntivo = parseValoreConsuntivo(testo, unita);
        expect(consuntivo.originale).toBe(testo);
        expect(() => canonicalJson(consuntivo)).not.toThrow();
        const { avvertenze: _a, originale: _o, ...resto } = consuntivo;
        expect(parseValoreConsuntivo(stampaValoreConsuntivo(consuntivo))).toMatchObject(resto);
      }),
      { numRuns: 500 },
    );
    expect(parseValoreConsuntivo('\udc00').originale).toBe('\udc00');
  });

  it.each(['1 a ', 'n. 1 a ', '1.', ' ', 'si ', 'sì, ', 'sì parzial', 'no, ma', 'giugno/ ', "s'"])(
    'is not slow on a long run of "%s"',
    (pezzo) => {
      const inizio = performance.now();
      for (const volte of [5, 16, 150_000 / pezzo.length]) {
        parseValoreConsuntivo(`${pezzo.repeat(volte)}!`);
        parseValoreConsuntivo(`sì ${pezzo.repeat(volte)}!`);
      }
      expect(performance.now() - inizio).toBeLessThan(1_000);
    },
  );
});
