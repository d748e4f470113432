import fc from 'fast-check';

import { confronta, type EsitoRiga, type Riconciliata } from './confronto.js';
import type { RigaConfrontabile } from './lettura.js';
import { improntaDi } from './riconciliazione.js';

const riga = (riferimento: string, mandato: string, importo: number, ente = 'ALFA'): RigaConfrontabile => ({
  riferimento,
  valori: { mandato, importo, ente },
  scritti: { mandato, importo: String(importo), ente },
});
const OPZIONI = { tabella: 'pagamenti', chiave: ['mandato'], campi: ['importo', 'ente'] } as const;
const match = (nostre: RigaConfrontabile[], loro: RigaConfrontabile[]) => confronta(nostre, loro, OPZIONI);
const esiti = ({ righe }: Riconciliata) =>
  righe.map(({ esito, doppioDi }) => (doppioDi ? `${esito} ${doppioDi}` : esito));

describe('lines of both sides', () => {
  it('are equal, different in named fields, or missing on a side', () => {
    const found = match(
      [riga('a', '1', 100), riga('b', '2', 200), riga('c', '3', 300)],
      [riga('1', '1', 100), riga('2', '2', 201), riga('3', '4', 400)],
    );
    expect(esiti(found)).toEqual(['uguale', 'diverso', 'mancanteDiLa', 'mancanteDiQua']);
    expect(found.righe[1]).toMatchObject({
      diversi: ['importo'],
      nostra: { riferimento: 'b' },
      loro: { riferimento: '2' },
    });
    expect(found.totali).toEqual([
      { esito: 'uguale', righe: 1, nostriCentesimi: 100, loroCentesimi: 100 },
      { esito: 'diverso', righe: 1, nostriCentesimi: 200, loroCentesimi: 201 },
      { esito: 'mancanteDiQua', righe: 1, nostriCentesimi: 0, loroCentesimi: 400 },
      { esito: 'mancanteDiLa', righe: 1, nostriCentesimi: 300, loroCentesimi: 0 },
      { esito: 'doppio', righe: 0, nostriCentesimi: 0, loroCentesimi: 0 },
    ]);
  });

  it('that a side holds twice are double there, once for each copy too many', () => {
    const twice = [riga('1', '1', 100), riga('2', '1', 100)];
    expect(esiti(match([riga('a', '1', 100)], twice))).toEqual(['uguale', 'doppio la']);
    expect(esiti(match(twice, [riga('a', '1', 100)]))).toEqual(['uguale', 'doppio qua']);
    expect(esiti(match(twice, twice))).toEqual(['uguale', 'doppio entrambi']);
    expect(esiti(match(twice, []))).toEqual(['doppio qua', 'mancanteDiLa']);
  });

  it('of one mandate that pays several invoices are paired by what they say', () => {
    const found = match(
      [riga('a', '1', 100), riga('b', '1', 200), riga('c', '1', 300)],
      [riga('1', '1', 300), riga('2', '1', 100), riga('3', '1', 250)],
    );
    expect(esiti(found)).toEqual(['uguale', 'uguale', 'diverso']);
    expect(found.righe[2]).toMatchObject({ nostra: { riferimento: 'b' }, loro: { riferimento: '3' } });
    expect(esiti(match([riga('a', '1', 100)], [riga('1', '1', 100), riga('2', '1', 250)]))).toEqual([
      'uguale',
      'doppio la',
    ]);
  });

  it('say where the two are written differently and mean the same', () => {
    const ours: RigaConfrontabile = {
      ...riga('a', '1', 100),
      scritti: { mandato: '0001', importo: '100', ente: 'ALFA' },
    };
    expect(match([ours], [riga('1', '1', 100)]).righe[0]).toMatchObject({
      esito: 'uguale',
      scrittiDiversamente: ['mandato'],
    });
  });

  it('tell how far they are', () => {
    const told: number[] = [];
    const many = Array.from({ length: 5_000 }, (_, n) => riga(String(n), String(n), n));
    confronta(many, many, { ...OPZIONI, onProgress: (quota) => told.push(quota) });
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});

const LATO = fc.array(
  fc.tuple(fc.constantFrom('1', '2', '3', '4'), fc.constantFrom(100, 200, 300), fc.constantFrom('ALFA', 'BETA')),
  { maxLength: 14 },
);
const lato = (prefix: string, all: readonly (readonly [string, number, string])[]) =>
  all.map(([mandato, importo, ente], n) => riga(`${prefix}${String(n).padStart(2, '0')}`, mandato, importo, ente));
const MIRROR: Readonly<Record<EsitoRiga, EsitoRiga>> = {
  ...{ uguale: 'uguale', diverso: 'diverso', doppio: 'doppio' },
  ...{ mancanteDiLa: 'mancanteDiQua', mancanteDiQua: 'mancanteDiLa' },
};

describe('whatever the lines are', () => {
  it('their order changes nothing', () => {
    fc.assert(
      fc.property(LATO, LATO, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (a, b, random) => {
        const [nostre, loro] = [lato('a', a), lato('b', b)];
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((one) => [random.next().value as number, one] as const)
            .sort(([x], [y]) => x - y)
            .map(([, one]) => one);
        expect(match(shuffled(nostre), shuffled(loro))).toEqual(match(nostre, loro));
      }),
    );
  });

  it('the sides changed over give the mirrored result', () => {
    fc.assert(
      fc.property(LATO, LATO, (a, b) => {
        const [nostre, loro] = [lato('a', a), lato('b', b)];
        const mirrored = match(loro, nostre).righe.map((one) => ({
          ...one,
          esito: MIRROR[one.esito],
          doppioDi: one.doppioDi === 'qua' ? 'la' : one.doppioDi === 'la' ? 'qua' : one.doppioDi,
          ...{ nostra: one.loro, loro: one.nostra },
        }));
        const sorted = (all: readonly object[]) =>
          all.map((one) => JSON.stringify(one, Object.keys(flat(one)).sort())).sort();
        expect(sorted(mirrored)).toEqual(sorted(match(nostre, loro).righe));
      }),
    );
  });

  it('each line stands in the result once, and the totals are those of the sides', () => {
    fc.assert(
      fc.property(LATO, LATO, (a, b) => {
        const [nostre, loro] = [lato('a', a), lato('b', b)];
        const { righe, totali } = match(nostre, loro);
        const ids = (all: readonly (RigaConfrontabile | null)[]) => all.flatMap((one) => one?.riferimento ?? []).sort();
        expect(ids(righe.map(({ nostra }) => nostra))).toEqual(ids(nostre));
        expect(ids(righe.map((one) => one.loro))).toEqual(ids(loro));
        const sum = (all: readonly RigaConfrontabile[]) =>
          all.reduce((n, { valori }) => n + Number(valori['importo']), 0);
        expect(totali.reduce((n, { nostriCentesimi }) => n + nostriCentesimi, 0)).toBe(sum(nostre));
        expect(totali.reduce((n, { loroCentesimi }) => n + loroCentesimi, 0)).toBe(sum(loro));
      }),
    );
  });

  it('a cent that moved is found, on the line where it moved, and is another difference each time', () => {
    const sides = LATO.filter((all) => all.length > 0);
    fc.assert(
      fc.property(sides, fc.nat(), fc.constantFrom(-1, 1), (a, at, cent) => {
        const nostre = lato(
          'a',
          a.map(([, importo, ente], n) => [String(n), importo, ente] as const),
        );
        const place = at % nostre.length;
        const moved = (by: number) =>
          nostre.map((one, n) => (n === place ? riga(one.riferimento, String(n), Number(one.valori['importo']) + by, String(one.valori['ente'])) : one)); // prettier-ignore
        const diverse = (by: number) => match(nostre, moved(by)).righe.filter(({ esito }) => esito !== 'uguale');
        expect(diverse(cent).map(({ esito, diversi, nostra }) => [esito, diversi, nostra?.riferimento])).toEqual([
          ['diverso', ['importo'], nostre[place]!.riferimento],
        ]);
        expect(improntaDi('pagamenti', diverse(cent)[0]!)).not.toBe(improntaDi('pagamenti', diverse(cent * 2)[0]!));
      }),
    );
  });
});

/** Every field name within, so that JSON.stringify keeps them in one order. */
function flat(value: unknown, into: Record<string, true> = {}): Record<string, true> {
  if (value === null || typeof value !== 'object') return into;
  for (const [key, inner] of Object.entries(value)) {
    into[key] = true;
    flat(inner, into);
  }
  return into;
}
