import type { Consolidato } from './consolidato.queries.js';
import { cercaDietro } from './dietro.js';
import { filtrato } from './filtrato.js';

const misure = (numero: number) => ({
  condiviso: { numero, costoCentesimi: 10, quotaCentesimi: 10 * numero, pagatoCentesimi: 0 },
  ...{ rendicontato: { numero, quotaCentesimi: numero, nonAmmessiCentesimi: 0 }, previstoCentesimi: 100 * numero },
});
const tutto = {
  ...{ ...misure(3), perMese: [] },
  perProgetto: [
    { ...misure(2), progettoId: 'p1', titolo: 'Uno' },
    { ...misure(1), progettoId: 'p2', titolo: 'Due' },
  ],
  perPartner: [
    { ...misure(1), partner: 'alfa', consorzio: 'alfa', denominazione: 'Alfa', condivide: true },
    { ...misure(2), partner: 'beta', consorzio: 'beta', denominazione: 'Beta', condivide: true },
  ],
  incrocio: [
    { ...misure(1), progettoId: 'p1', partner: 'alfa', condivide: true },
    { ...misure(1), progettoId: 'p1', partner: 'beta', condivide: true },
    { ...misure(1), progettoId: 'p2', partner: 'beta', condivide: true },
  ],
} as unknown as Consolidato;

describe('the consolidated view of one partner', () => {
  it('has its part of each project it is in, and its own total', () => {
    const alfa = filtrato(tutto, 'alfa');
    expect(alfa.perProgetto.map(({ titolo, condiviso }) => [titolo, condiviso?.numero])).toEqual([['Uno', 1]]);
    expect([alfa.perPartner.length, alfa.incrocio.length, alfa.totale.condiviso?.numero]).toEqual([1, 1, 1]);
    const sum = filtrato(tutto, 'beta').perProgetto.reduce((all, { condiviso }) => all + condiviso!.quotaCentesimi, 0);
    expect(sum).toBe(filtrato(tutto, 'beta').totale.condiviso?.quotaCentesimi);
  });

  it('is everything where none is chosen, and nothing for one that is not there: never zero shared', () => {
    expect(filtrato(tutto, '')).toMatchObject({ perProgetto: [{}, {}], totale: { previstoCentesimi: 300 } });
    expect(filtrato(tutto, 'gamma')).toMatchObject({ perProgetto: [], totale: { condiviso: null } });
  });

  it('leads behind a total by what it means, and by nothing that it does not', () => {
    expect(cercaDietro('condiviso', { progetto: 'p1', partner: '', dal: '2025-01' })).toEqual({
      ...{ di: 'condiviso', progetto: 'p1', dal: '2025-01' },
    });
  });
});
