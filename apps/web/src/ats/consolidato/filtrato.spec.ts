import type { Consolidato } from './consolidato.queries.js';
import { cercaDietro } from './dietro.js';
import { filtrato } from './filtrato.js';

const misure = (numero: number) => ({
  condiviso: { numero, costoCentesimi: 10, quotaCentesimi: 10 * numero, pagatoCentesimi: 0 },
  ...{ rendicontato: { numero, quotaCentesimi: numero, nonAmmessiCentesimi: 0 }, previstoCentesimi: 100 * numero },
});
const tutto = {
  ...{ ...misure(3), perMese: [{ mese: '2025-03', ...misure(3) }] },
  perProgetto: [
    { ...misure(2), progettoId: 'p1', titolo: 'Uno', soloRendiconti: false },
    { ...misure(1), progettoId: 'p2', titolo: 'Due', soloRendiconti: false },
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

  it('of a project of which only rendiconti are for who asks tells what was reported, and of the rest no zero', () => {
    const di = (...parziali: readonly string[]) => {
      const perProgetto = tutto.perProgetto.map((uno) => ({
        ...uno,
        soloRendiconti: parziali.includes(uno.progettoId),
      }));
      return filtrato({ ...tutto, perProgetto }, '');
    };
    const una = di('p2');
    expect(una.perProgetto.map(({ condiviso, previstoCentesimi, fuori }) => [condiviso === null, previstoCentesimi, fuori])).toEqual([[false, 200, false], [true, null, true]]); // prettier-ignore
    expect(una.perProgetto[1]!.rendicontato.numero).toBe(1);
    // Beta is in both projects, of one of which everything is told.
    expect([una.perPartner.map(({ fuori }) => fuori), una.totale.fuori, una.perMese[0]!.condiviso?.numero]).toEqual([[false, false], false, 3]); // prettier-ignore
    const tutte = di('p1', 'p2');
    expect([tutte.totale, tutte.perMese[0], ...tutte.perPartner, ...tutte.incrocio].map((uno) => [uno!.condiviso, uno!.fuori])).toEqual(Array(7).fill([null, true])); // prettier-ignore
    expect(tutte.totale.rendicontato.numero).toBe(3);
  });

  it('leads behind a total by what it means, and by nothing that it does not', () => {
    expect(cercaDietro('condiviso', { progetto: 'p1', partner: '', dal: '2025-01' })).toEqual({
      ...{ di: 'condiviso', progetto: 'p1', dal: '2025-01' },
    });
  });
});
