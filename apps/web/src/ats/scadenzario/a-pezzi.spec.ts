import { daLeggere, insieme } from './a-pezzi.js';
import type { Dovuti, Dovuto } from './scadenzario.queries.js';

const dovuto = (progettoId: string, tipo: string, lettura: Dovuto['lettura'], numero: number | null = null) =>
  ({ progettoId, tipo, lettura, numero }) as Dovuto;
const tutti = {
  progetti: [{ progettoId: 'p1' }, { progettoId: 'p2' }, { progettoId: 'p3' }],
  dovuti: [
    ...[dovuto('p1', 'fascicoli', 'troppe'), dovuto('p1', 'mesi', 'letto', 2)],
    ...[dovuto('p2', 'fascicoli', 'nonCondiviso'), dovuto('p3', 'liste', 'troppe')],
  ],
} as unknown as Dovuti;

describe('what is owed in more projects than are looked through together', () => {
  it('is asked of each project that was left out, in their order, once', () => {
    expect(daLeggere(tutti, new Map())).toEqual(['p1', 'p3']);
    expect(daLeggere(tutti, new Map([['p1', []]]))).toEqual(['p3']);
    expect(daLeggere(tutti, new Map([['p1', []], ['p3', []]]))).toEqual([]); // prettier-ignore
  });

  it('is what each project said, in the place of what was not looked through', () => {
    const letti = new Map([['p1', [dovuto('p1', 'fascicoli', 'letto', 40)]]]);
    expect(insieme(tutti, letti).map(({ progettoId, tipo, numero }) => [progettoId, tipo, numero])).toEqual([
      ['p1', 'fascicoli', 40],
      ['p2', 'fascicoli', null],
    ]);
    expect(insieme(tutti, new Map()).some(({ lettura }) => lettura === 'troppe')).toBe(false);
  });
});
