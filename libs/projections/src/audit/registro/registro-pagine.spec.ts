import fc from 'fast-check';

import type { Found, Reader, Stretch } from '../../projecting/index.js';
import { genereDi, type Genere } from './generi.js';
import { registroKey, type RegistroRow } from './registro.js';
import {
  attiDelRegistro,
  densitaDelRegistro,
  haAgito,
  paginaRegistro,
  type FiltriRegistro,
} from './registro-pagine.js';

type Riga = Partial<RegistroRow> & Pick<RegistroRow, 'recordedAt'>;
const atto = { organo: 'cda', numero: '1', data: '2024-01-01' };

/** A log in memory, as the rows of the register would tell it. */
function logOf(righe: readonly Riga[], position = righe.length - 1): Reader {
  const rows = righe.map((riga, index): Found<RegistroRow> => {
    const fixed = { position: index, stream: 'inrete-Piano.p1', revision: 0, eventId: `e${index}`, role: 'direttore' };
    const row = { ...fixed, type: 'PianoCreato', personaId: 'p1', act: null, commandId: `c${index}`, ...riga };
    return { key: registroKey(index), position: index, row };
  });
  const value = ({ row }: Found<RegistroRow>, field: string) => row[field as keyof RegistroRow];
  const stretch = ({ from, until, newestFirst, first, where = {}, any, present }: Stretch) => {
    const found = rows.filter(
      (one) =>
        one.position <= position &&
        one.key >= from &&
        one.key <= until &&
        Object.entries(where).every(([field, wanted]) => value(one, field) === wanted) &&
        (!any || any.values.includes(String(value(one, any.field)))) &&
        (!present || value(one, present) !== null),
    );
    return (newestFirst ? found.reverse() : found).slice(0, first);
  };
  return {
    ...{ scope: 'inrete', position, moment: { inrete: position } },
    at: (earlier) => logOf(righe, earlier),
    one: (_, key) => Promise.resolve((rows.find((one) => one.key === key) ?? null) as never),
    many: (_, keys) => Promise.resolve(rows.filter(({ key }) => keys.includes(key)) as never),
    where: () => Promise.reject(new Error('not asked for')),
    outlines: () => Promise.reject(new Error('not asked for')),
    versions: () => Promise.reject(new Error('not asked for')),
    stretch: (_, asked) => Promise.resolve(stretch(asked) as never),
  };
}

const giorno = (n: number): string => new Date(Date.UTC(2024, 0, 1 + n)).toISOString();
const posizioni = (pagina: { righe: readonly Found<RegistroRow>[] }) => pagina.righe.map(({ position }) => position);

describe('a page of the register', () => {
  const TYPES = ['PianoCreato', 'ObiettivoDefinito', 'RuoloAssegnato', 'VariazioneAperta'];
  const riga = fc.record({
    type: fc.constantFrom(...TYPES),
    personaId: fc.constantFrom('p1', 'p2'),
    act: fc.constantFrom(null, atto),
    step: fc.integer({ min: 0, max: 3 }),
  });
  const filtri = fc.record(
    {
      generi: fc.subarray(['piano', 'obiettivi', 'accessi', 'variazioni'] as Genere[]),
      personaId: fc.constantFrom('p1', 'p2', 'p3'),
      dal: fc.integer({ min: -2, max: 60 }).map((n) => new Date(giorno(n))),
      al: fc.integer({ min: -2, max: 60 }).map((n) => new Date(giorno(n))),
      conAtto: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const suits = (row: RegistroRow, asked: FiltriRegistro): boolean =>
    (!asked.generi || asked.generi.includes(genereDi(row.type)!)) &&
    (asked.personaId === undefined || row.personaId === asked.personaId) &&
    (!asked.dal || row.recordedAt >= asked.dal.toISOString()) &&
    (!asked.al || row.recordedAt <= asked.al.toISOString()) &&
    (!asked.conAtto || row.act !== null);

  it('after page gives what suits, each once, in either order, at any moment', async () => {
    const cases = fc.record({
      righe: fc.array(riga, { maxLength: 40 }),
      filtri,
      recenti: fc.boolean(),
      first: fc.integer({ min: 1, max: 9 }),
      before: fc.integer({ min: 0, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ righe, filtri: asked, recenti, first, before }) => {
        let day = 0;
        const rows = righe.map(({ step, ...rest }) => ({ ...rest, recordedAt: giorno((day += step)) }));
        const reader = logOf(rows, Math.max(-1, rows.length - 1 - before));
        const all: number[] = [];
        for (let dopo: number | undefined, altre = true; altre;) {
          const pagina = await paginaRegistro(reader, asked, { first, dopo, recenti });
          all.push(...posizioni(pagina));
          ({ altre } = pagina);
          dopo = all.at(-1);
        }
        const whole = rows.slice(0, reader.position + 1).map((row, position) => ({ ...row, position }) as RegistroRow);
        const expected = whole.filter((row) => suits(row, asked)).map(({ position }) => position);
        expect(all).toEqual(recenti ? expected.reverse() : expected);
      }),
    );
  });

  it('knows who did anything', async () => {
    const reader = logOf([{ recordedAt: giorno(0), personaId: 'p7' }, { recordedAt: giorno(1) }]);
    expect([await haAgito(reader, 'p7'), await haAgito(reader, 'p8')]).toEqual([true, false]);
    expect(await haAgito(logOf([]), 'p7')).toBe(false);
  });
});

describe('the acts of the register', () => {
  it('stand once for all the events that a command made of them', async () => {
    const con = (commandId: string, act: typeof atto | null = atto) => ({ recordedAt: giorno(0), commandId, act });
    const reader = logOf([con('c0', null), con('c1'), con('c2'), con('c2'), con('c2', null), con('c2'), con('c3')]);
    const first = await attiDelRegistro(reader, { first: 2 });
    expect(first.atti.map(({ prima, ultima }) => [prima, ultima])).toEqual([
      [1, 1],
      [2, 5],
    ]);
    expect(first.altri).toBe(true);
    const rest = await attiDelRegistro(reader, { first: 2, dopo: first.atti.at(-1)!.ultima });
    expect(rest).toMatchObject({ atti: [{ prima: 6, ultima: 6 }], altri: false });
    expect(await attiDelRegistro(logOf([]), { first: 5 })).toEqual({ atti: [], altri: false });
  });

  it('that fill a look to its end are whole in the next page', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => ({
      recordedAt: giorno(0),
      act: atto,
      commandId: `c${Math.floor(n / 300)}`,
    }));
    const reader = logOf(rows);
    const all: (readonly [number, number])[] = [];
    for (let dopo = -1, altri = true; altri;) {
      const page = await attiDelRegistro(reader, { first: 100, dopo });
      all.push(...page.atti.map(({ prima, ultima }) => [prima, ultima] as const));
      [dopo, altri] = [page.atti.at(-1)!.ultima, page.altri];
    }
    expect(all).toEqual(Array.from({ length: 9 }, (_, n) => [n * 300, Math.min(n * 300 + 299, 2_499)]));
  });
});

describe('the months of the register', () => {
  it('count every event once, quiet months too', async () => {
    const times = ['2023-11-30T23:59:59.999Z', '2023-12-01T00:00:00.000Z', '2023-12-31T10:00:00.000Z', '2024-02-01T00:00:00.000Z']; // prettier-ignore
    expect(await densitaDelRegistro(logOf(times.map((recordedAt) => ({ recordedAt }))))).toEqual([
      { mese: '2023-11', prima: 0, eventi: 1 },
      { mese: '2023-12', prima: 1, eventi: 2 },
      { mese: '2024-01', prima: 3, eventi: 0 },
      { mese: '2024-02', prima: 3, eventi: 1 },
    ]);
    expect(await densitaDelRegistro(logOf([]))).toEqual([]);
  });

  it('add up to the log, whatever its rhythm', async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        let day = 0;
        const times = all.map((step) => giorno((day += step)));
        const mesi = await densitaDelRegistro(logOf(times.map((recordedAt) => ({ recordedAt }))));
        for (const { mese, prima, eventi } of mesi) {
          expect(times.filter((time) => time.startsWith(mese))).toEqual(times.slice(prima, prima + eventi));
        }
        expect(mesi.reduce((sum, { eventi }) => sum + eventi, 0)).toBe(times.length);
      }),
    );
  });
});
