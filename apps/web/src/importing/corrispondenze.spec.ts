import { abbinamentiOf, indicatoDueVolte } from './corrispondenze.js';
import type { Corrispondenza } from './proposta.types.js';

const candidato = (obiettivoId: string) => ({
  obiettivoId,
  titolo: `Titolo di ${obiettivoId}`,
  centro: 'Direzione',
  somiglianza: '0.90',
});
const corrispondenze: readonly Corrispondenza[] = [
  { indice: 0, titolo: 'a', esito: 'abbinato', obiettivoId: 'uno', candidati: [candidato('uno')] },
  { indice: 1, titolo: 'b', esito: 'ambiguo', obiettivoId: null, candidati: [candidato('due'), candidato('tre')] },
  { indice: 2, titolo: 'c', esito: 'nuovo', obiettivoId: null, candidati: [] },
];
const proposta = { corrispondenze, esclusi: [] };

describe('what a reported objective answers to', () => {
  it('is what was found until the person chooses', () => {
    expect([...abbinamentiOf(proposta, new Map())]).toEqual([[0, 'uno']]);
    expect([...abbinamentiOf(proposta, new Map([[1, 'tre']]))]).toEqual([
      [0, 'uno'],
      [1, 'tre'],
    ]);
  });

  it('is nothing where it is left out, or said to answer to none', () => {
    expect([...abbinamentiOf({ corrispondenze, esclusi: [0] }, new Map([[1, null]]))]).toEqual([]);
  });

  it('is no objective that another one has already', () => {
    expect(indicatoDueVolte(proposta, new Map([[1, 'tre']]))).toBeNull();
    const twice = new Map([
      [1, 'tre'],
      [2, 'tre'],
    ]);
    expect(indicatoDueVolte(proposta, twice)).toBe('Titolo di tre');
    expect(indicatoDueVolte({ corrispondenze, esclusi: [2] }, twice)).toBeNull();
  });
});
