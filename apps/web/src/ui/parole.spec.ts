import * as fc from 'fast-check';

import { differenzaDiParole } from './parole.js';

describe('differenzaDiParole', () => {
  it('marks the words that changed and leaves the others', () => {
    expect(differenzaDiParole('entro il mese di marzo', 'entro il mese di aprile')).toEqual([
      { tipo: 'uguale', testo: 'entro il mese di ' },
      { tipo: 'tolto', testo: 'marzo' },
      { tipo: 'aggiunto', testo: 'aprile' },
    ]);
  });

  it('finds a word put in between, accents included', () => {
    expect(differenzaDiParole('una città', 'una nuova città').filter(({ tipo }) => tipo !== 'uguale')).toEqual([
      { tipo: 'aggiunto', testo: expect.stringContaining('nuova') },
    ]);
  });

  it('says nothing of a text that did not change', () => {
    expect(differenzaDiParole('uguale', 'uguale')).toEqual([{ tipo: 'uguale', testo: 'uguale' }]);
    expect(differenzaDiParole('', '')).toEqual([]);
  });

  it('spells both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('uno', 'due', 'tre', ' ', ',', '\n', 'è')).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (prima, dopo) => {
        const pezzi = differenzaDiParole(prima, dopo);
        const without = (tipo: string) =>
          pezzi
            .filter((pezzo) => pezzo.tipo !== tipo)
            .map(({ testo }) => testo)
            .join('');
        expect(without('aggiunto')).toBe(prima);
        expect(without('tolto')).toBe(dopo);
      }),
    );
  });

  it('shows two very long texts whole instead of comparing them for seconds', () => {
    const [prima, dopo] = ['a ', 'b '].map((word) => word.repeat(4_000)) as [string, string];
    expect(differenzaDiParole(prima, dopo).length).toBeLessThanOrEqual(3);
  });
});
