import { isMese, meseDi, meseDopo, primoGiornoDi, ultimoGiornoDi } from './mese.js';

describe('a month', () => {
  it.each([
    ['2025-01', true],
    ['2025-12', true],
    ['2025-13', false],
    ['2025-00', false],
    ['2025-1', false],
    ['1825-01', false],
    ['2025-01-01', false],
  ])('%s is one: %s', (text, is) => expect(isMese(text)).toBe(is));

  it('is that of its days', () => {
    expect(meseDi('2024-02-29')).toBe('2024-02');
    expect(() => meseDi('2023-02-29')).toThrow(RangeError);
    expect([primoGiornoDi('2024-02'), ultimoGiornoDi('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
    expect(ultimoGiornoDi('2025-12')).toBe('2025-12-31');
  });

  it('is followed over the end of the year, and preceded', () => {
    expect([meseDopo('2024-12'), meseDopo('2025-01', -1), meseDopo('2025-03', 25)]).toEqual([
      '2025-01',
      '2024-12',
      '2027-04',
    ]);
  });
});
