import { conScelta, libereOf, risoluzioniOf, sceltaOf } from './righe-scelte.js';

const senza = {
  ...{ indice: 2, obiettivoId: 'o1' },
  risultati: [],
  righeLibere: [
    { tipo: 'attivita' as const, voceId: 'a1', testo: 'Una' },
    { tipo: 'attivita' as const, voceId: 'a2', testo: 'Due' },
    { tipo: 'indicatore' as const, voceId: 'i1', testo: 'Tre' },
  ],
};
const prima = { tipo: 'attivita' as const, indice: 0 };
const seconda = { tipo: 'attivita' as const, indice: 1 };

describe('rows of the plan chosen by hand', () => {
  it('are given once, and given back', () => {
    const scelte = conScelta([], senza, prima, 'a1');
    expect(sceltaOf(scelte, senza, prima)).toBe('a1');
    expect(libereOf(senza, scelte, prima).map(({ voceId }) => voceId)).toEqual(['a1', 'a2']);
    expect(libereOf(senza, scelte, seconda).map(({ voceId }) => voceId)).toEqual(['a2']);
    expect(conScelta(scelte, senza, prima, 'a2')).toHaveLength(1);
    expect(conScelta(scelte, senza, prima, '')).toEqual([]);
  });

  it('go with what their objective answers to, and are forgotten when that changes', () => {
    const scelte = conScelta([], senza, prima, 'a1');
    const righe = [{ tipo: 'attivita', indice: 0, voceId: 'a1' }];
    expect(risoluzioniOf(new Map(), new Map([[2, 'o1']]), scelte)).toEqual([{ indice: 2, obiettivoId: 'o1', righe }]);
    const altro = new Map([[2, 'o2']]);
    expect(risoluzioniOf(altro, altro, scelte)).toEqual([{ indice: 2, obiettivoId: 'o2', righe: [] }]);
    expect(sceltaOf(scelte, { ...senza, obiettivoId: 'o2' }, prima)).toBe('');
    expect(risoluzioniOf(new Map([[2, null]]), new Map(), scelte)).toEqual([
      { indice: 2, obiettivoId: null, righe: [] },
    ]);
  });
});
