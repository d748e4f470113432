import { periodi } from './ruoli.js';

const direttore = { ruolo: 'direttore', centri: [] } as const;
const responsabile = (...centri: string[]) => ({ ruolo: 'responsabile', centri }) as const;

describe('the periods of a role', () => {
  it('last from its grant to its revocation', () => {
    expect(
      periodi([
        { quando: 't1', ruoli: [direttore] },
        { quando: 't2', ruoli: [direttore, responsabile('c1')] },
        { quando: 't3', ruoli: [responsabile('c1')] },
      ]),
    ).toEqual([
      { ...direttore, dal: 't1', al: 't3' },
      { ...responsabile('c1'), dal: 't2', al: null },
    ]);
  });

  it('begin anew with other centri, and after a pause', () => {
    expect(
      periodi([
        { quando: 't1', ruoli: [responsabile('c1')] },
        { quando: 't2', ruoli: [responsabile('c1', 'c2')] },
        { quando: 't3', ruoli: [] },
        { quando: 't4', ruoli: [responsabile('c1')] },
      ]),
    ).toEqual([
      { ...responsabile('c1'), dal: 't1', al: 't2' },
      { ...responsabile('c1', 'c2'), dal: 't2', al: 't3' },
      { ...responsabile('c1'), dal: 't4', al: null },
    ]);
  });
});
