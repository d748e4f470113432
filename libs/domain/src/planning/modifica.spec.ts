import fc from 'fast-check';

import type { Json, JsonObject } from '../shared/index.js';
import { applica, differenze, StaleModifica } from './modifica.js';
import { schedaCucina, schedaLaboratori } from './testing/esempi.js';

type Riga = { id: string; testo: string; tempi: { tipo: string; mesi: string[] }; note: string[] };
type Scheda = { titolo: string; continuaDa: string | null; centri: string[]; attivita: Riga[]; indicatori: Riga[] };

const word = fc.constantFrom('', 'uno', 'due', 'tre/quattro');
const ids = fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'), { maxLength: 5 });
const plain = { noNullPrototype: true } as const;
const row = fc.record(
  {
    testo: word,
    tempi: fc.record({ tipo: word, mesi: fc.array(word, { maxLength: 2 }) }, plain),
    note: fc.uniqueArray(word),
  },
  plain,
);
const rows = ids.chain((chosen) =>
  fc.tuple(...chosen.map((id) => row.map((fields) => ({ id, ...fields })))).map((all) => [...all]),
);
const fields = { titolo: word, continuaDa: fc.option(word), centri: fc.uniqueArray(word) };
/** Rows of `b` are often those of `a`, so that rows are altered and reordered and not only replaced. */
const pair = fc.record<Scheda>({ ...fields, attivita: rows, indicatori: rows }, plain).chain((a) =>
  fc
    .record<Scheda>(
      {
        ...fields,
        centri: fc.oneof(fc.shuffledSubarray(a.centri), fields.centri),
        attivita: fc.oneof(fc.shuffledSubarray(a.attivita, { minLength: a.attivita.length }), rows),
        indicatori: fc.oneof(fc.shuffledSubarray(a.indicatori), rows),
      },
      plain,
    )
    .map((b) => [a, b] as const),
);

const copyOf = (scheda: Scheda) => JSON.parse(JSON.stringify(scheda)) as Scheda;
const changed = (percorso: string, prima: Json, dopo: Json) => ({ percorso, prima, dopo });

describe('the changes of a scheda', () => {
  it('turn the one into the other: rows added, removed, altered, in another order', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => expect(applica(a, differenze(a, b))).toEqual(b)),
      { numRuns: 500 },
    );
  });

  it('are none between equals', () => {
    fc.assert(fc.property(pair, ([a]) => expect(differenze(a, copyOf(a))).toEqual([])));
  });

  it('say what stood there: applied to anything else they are refused', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const modifiche = differenze(a, b);
        fc.pre(modifiche.length > 0);
        expect(() => applica(b, modifiche)).toThrow(StaleModifica);
      }),
    );
  });

  it('change nothing in what they are applied to', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const before = copyOf(a);
        applica(a, differenze(a, b));
        expect(a).toEqual(before);
      }),
    );
  });

  it('name the field', () => {
    const voluta = { ...schedaLaboratori, titolo: 'Laboratori estivi', progettiPeg: ['g1'] };
    expect(differenze(schedaLaboratori, voluta)).toEqual([
      changed('titolo', 'Laboratori del pomeriggio', 'Laboratori estivi'),
      changed('progettiPeg', [], ['g1']),
    ]);
    expect(applica(schedaLaboratori, differenze(schedaLaboratori, voluta))).toEqual(voluta);
  });

  it('fill and empty a list of names', () => {
    const piena = { ...schedaCucina, servizi: ['Pasti', 'Merende'] };
    expect(applica(schedaCucina, differenze(schedaCucina, piena))).toEqual(piena);
    expect(applica(piena, differenze(piena, schedaCucina))).toEqual(schedaCucina);
  });

  it('name the row, and in an altered row the field', () => {
    const [laboratori, bilancio] = schedaLaboratori.attivita as readonly JsonObject[] as [JsonObject, JsonObject];
    const nuova = { id: 'a3', testo: 'Presentare i risultati', tempi: bilancio['tempi']! };
    const altra = { ...laboratori, testo: 'Aprire tre laboratori' };
    const scheda = schedaLaboratori as JsonObject;
    expect(differenze(scheda, { ...scheda, attivita: [altra, nuova] })).toEqual([
      changed('attivita/a2', bilancio, null),
      changed('attivita/a1/testo', 'Aprire due laboratori', 'Aprire tre laboratori'),
      changed('attivita/a3', null, nuova),
    ]);
    expect(differenze(scheda, { ...scheda, attivita: [bilancio, laboratori] })).toEqual([
      changed('attivita', ['a1', 'a2'], ['a2', 'a1']),
    ]);
  });

  it.each([
    ['a field', changed('titolo', 'Un altro', 'Laboratori estivi')],
    ['a field of a row', changed('attivita/a1/testo', 'Un altro', 'Aprire tre laboratori')],
    ['a row that is gone', changed('attivita/a9/testo', 'Aprire', 'Chiudere')],
    ['a row to be removed', changed('attivita/a1', { id: 'a1', testo: 'Un altro' }, null)],
    ['a row to be added that is there', changed('attivita/a1', null, { id: 'a1', testo: 'Aprire' })],
    ['the order of other rows', changed('attivita', ['a1', 'a9'], ['a9', 'a1'])],
    ['another order of the rows', changed('attivita', ['a2', 'a1'], ['a1', 'a2'])],
    ['a row of what has no rows', changed('titolo/a1', null, { id: 'a1' })],
  ])('are refused where they no longer fit: %s', (_, modifica) => {
    try {
      applica(schedaLaboratori, [modifica]);
    } catch (error) {
      expect(error).toBeInstanceOf(StaleModifica);
      return;
    }
    throw new Error('it was applied');
  });
});
