import { inCentesimi } from './importi.js';

describe('an amount as it is written', () => {
  it.each([
    ['1.234,56', 123456],
    ['1234,5', 123450],
    ['0,01', 1],
    [' 10 € ', 1000],
    ['1.000.000', 100_000_000],
  ])('%s is %d cents', (scritto, centesimi) => {
    expect(inCentesimi(scritto)).toBe(centesimi);
  });

  it.each(['', '-1', '1,234', '1.23', 'dieci', '1.2345'])('"%s" is none', (scritto) => {
    expect(inCentesimi(scritto)).toBeNull();
  });
});
