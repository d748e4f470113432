import fc from 'fast-check';

import { movimentiDi, type ContoSpesa } from './conto-spesa.js';

const conto = (changes: Partial<ContoSpesa>): ContoSpesa => ({
  ...{ tipo: 'fattura', mese: '2025-03', costoCentesimi: 100, pagatoCentesimi: 10, imputazioni: [] },
  ...changes,
});

describe('the account of an expense', () => {
  it('divides cost and payments among the items of a project as their shares are', () => {
    const imputazioni = [
      { progettoId: 'p1', voceId: 'v1', centesimi: 30 },
      { progettoId: 'p2', voceId: 'w1', centesimi: 10 },
      { progettoId: 'p1', voceId: 'v2', centesimi: 60 },
    ];
    expect(movimentiDi(conto({ imputazioni }))).toEqual([
      { ...imputazioni[0], numero: 1, costoCentesimi: 33, pagatoCentesimi: 3 },
      { ...imputazioni[2], numero: 0, costoCentesimi: 67, pagatoCentesimi: 7 },
      { ...imputazioni[1], numero: 1, costoCentesimi: 100, pagatoCentesimi: 10 },
    ]);
  });

  it('adds up to the expense in each project, to the cent, whatever the amounts', () => {
    const imputazione = fc.record({
      progettoId: fc.constantFrom('p1', 'p2'),
      voceId: fc.constantFrom('v1', 'v2', 'v3'),
      centesimi: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    });
    const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(
        fc.array(imputazione, { minLength: 1 }),
        amount,
        amount,
        (imputazioni, costoCentesimi, pagatoCentesimi) => {
          const moved = movimentiDi(conto({ imputazioni, costoCentesimi, pagatoCentesimi }));
          for (const progettoId of new Set(imputazioni.map((one) => one.progettoId))) {
            const sum = (field: 'numero' | 'costoCentesimi' | 'pagatoCentesimi') =>
              moved.filter((one) => one.progettoId === progettoId).reduce((total, one) => total + one[field], 0);
            expect([sum('numero'), sum('costoCentesimi'), sum('pagatoCentesimi')]).toEqual([
              1,
              costoCentesimi,
              pagatoCentesimi,
            ]);
          }
          expect(moved.every((one) => one.costoCentesimi >= 0 && one.pagatoCentesimi >= 0)).toBe(true);
        },
      ),
    );
  });
});
