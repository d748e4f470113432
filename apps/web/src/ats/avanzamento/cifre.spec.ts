import { decimaleDi, quantitaScritta, somma } from './cifre.js';

describe('quantities as people write them', () => {
  it.each([
    ['12', '12'],
    [' 1.234,5 ', '1234.5'],
    ['0,25', '0.25'],
  ])('%s is %s', (scritto, decimale) => expect(decimaleDi(scritto)).toBe(decimale));

  it.each(['', '12.5', '1,2,3', '-3', 'dodici', '1.23.456'])('%s is none', (scritto) =>
    expect(decimaleDi(scritto)).toBeNull(),
  );

  it('are written back as they are read', () => expect(decimaleDi(quantitaScritta('12.5'))).toBe('12.5'));

  it('add up exactly', () => {
    expect(somma([])).toBe('0');
    expect(somma(['0.1', '0.2'])).toBe('0.3');
    expect(somma(['34', '28', '27'])).toBe('89');
    expect(somma(['1.5', '8.5'])).toBe('10');
  });
});
