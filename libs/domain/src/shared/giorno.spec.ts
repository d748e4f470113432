import fc from 'fast-check';

import { giornoDi, giornoDopo, giornoPrima } from './giorno.js';

describe('giornoDi', () => {
  it.each([
    ['2024-01-10T22:59:59.999Z', '2024-01-10'],
    ['2024-01-10T23:00:00.000Z', '2024-01-11'],
    ['2024-07-10T21:59:59.999Z', '2024-07-10'],
    ['2024-07-10T22:00:00.000Z', '2024-07-11'],
    ['2024-12-31T23:30:00.000Z', '2025-01-01'],
  ])('%s is the %s in Italy', (istante, giorno) => expect(giornoDi(istante)).toBe(giorno));
});

describe('giornoDopo', () => {
  it.each([
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['2024-12-31', '2025-01-01'],
  ])('after the %s comes the %s', (giorno, dopo) => expect(giornoDopo(giorno)).toBe(dopo));

  it('comes later, and nothing comes between', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const giorno = date.toISOString().slice(0, 10);
        expect(Date.parse(giornoDopo(giorno)) - Date.parse(giorno)).toBe(86_400_000);
        expect(giornoPrima(giornoDopo(giorno))).toBe(giorno);
      }),
    );
  });
});
