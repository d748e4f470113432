import { attoVicino, azioneDi, barreOf, filtriOf, meseDi, parametriOf, trattoOf, vistaOf } from './passi.js';
import type { VoceRegistro } from './replay.queries.js';

const PERSONA = '11111111-2222-4333-8444-555555555555';

describe('the address of a replay', () => {
  it('says where one stands and what is shown, and is read again', () => {
    const vista = { passo: 12, generi: ['piano', 'variazioni'], personaId: PERSONA };
    expect(vistaOf(parametriOf(vista))).toEqual(vista);
    expect(parametriOf({ passo: null, generi: [], personaId: null }).toString()).toBe('');
  });

  it.each(['passo=-1', 'passo=1.5', 'passo=x', 'genere=nulla', 'persona=io', 'genere=', ''])(
    'says nothing by %s',
    (search) => {
      expect(vistaOf(new URLSearchParams(search))).toEqual({ passo: null, generi: [], personaId: null });
    },
  );

  it('narrows by what it names, and by nothing else', () => {
    expect(filtriOf(vistaOf(new URLSearchParams('passo=3')))).toBeNull();
    expect(filtriOf(vistaOf(new URLSearchParams(`genere=piano&persona=${PERSONA}`)))).toEqual({
      generi: ['piano'],
      personaId: PERSONA,
    });
  });
});

describe('a key', () => {
  const tasto = (key: string, more: object = {}) =>
    azioneDi({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

  it('plays, steps, goes to the ends, and with shift from act to act', () => {
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', ' '].map((key) => tasto(key))).toEqual([
      ...['avanti', 'indietro', 'inizio', 'fine', 'gira'],
    ]);
    expect(tasto('ArrowRight', { shiftKey: true })).toBe('attoDopo');
    expect(tasto('ArrowLeft', { shiftKey: true })).toBe('attoPrima');
  });

  it('that means something to the browser is left to it', () => {
    expect(tasto('ArrowLeft', { altKey: true })).toBeNull();
    expect(tasto('End', { shiftKey: true })).toBeNull();
    expect(tasto('a')).toBeNull();
  });
});

describe('a jump', () => {
  const voci = (...all: readonly (readonly [number, string])[]) =>
    all.map(([posizione, commandId]) => ({ commandId, fatto: { posizione } }) as VoceRegistro);

  it('forward comes to the first event of the next act', () => {
    expect(attoVicino(voci([5, 'a'], [6, 'a'], [9, 'b'], [10, 'b']), 'a', 'dopo')).toBe(9);
    expect(attoVicino(voci([5, 'a']), 'a', 'dopo')).toBeNull();
  });

  it('back comes to the first event of the act before', () => {
    expect(attoVicino(voci([8, 'c'], [7, 'b'], [6, 'b'], [3, 'a']), 'c', 'prima')).toBe(6);
    expect(attoVicino(voci([7, 'b'], [6, 'b']), 'c', 'prima')).toBe(6);
    expect(attoVicino([], null, 'prima')).toBeNull();
  });
});

describe('the drawing', () => {
  const mesi = [
    { mese: '2023-12', prima: 0, eventi: 100 },
    { mese: '2024-01', prima: 100, eventi: 0 },
    { mese: '2024-02', prima: 100, eventi: 1 },
  ];

  it('has a bar a month, seen however little it holds, and the years beneath', () => {
    const barre = barreOf(mesi);
    expect(barre.map(({ altezza }) => Math.round(altezza))).toEqual([100, 0, 10]);
    expect(barre.map(({ anno }) => anno)).toEqual(['2023', '2024', null]);
    expect(barre.at(-1)!.x + barre.at(-1)!.larghezza).toBeCloseTo(100);
  });

  it('finds the month and the place of a position', () => {
    expect([0, 99, 100, 101].map((at) => meseDi(mesi, at)?.mese)).toEqual(['2023-12', '2023-12', '2024-02', undefined]);
    expect([trattoOf(0, 100), trattoOf(50, 100), trattoOf(0, 0)]).toEqual([0, 50, 0]);
  });
});
