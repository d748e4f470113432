import { centesimi, cifre, decimale } from './cifre-scritte.js';

describe('figures as people write them', () => {
  it.each([
    ['1.234,5', '1234.5'],
    ['129', '129'],
    ['0,25', '0.25'],
    ['1.5', '1.5'],
    ['1.234.567', '1234567'],
    ['', null],
    ['circa 3', null],
  ])('%s', (scritto, letto) => expect(decimale(scritto)).toBe(letto));

  it.each([
    ['123.456,78', 12_345_678],
    ['10 €', 1_000],
    ['0,5', 50],
    ['1,234', null],
    ['-3', null],
  ])('%s euro', (scritto, cents) => expect(centesimi(scritto)).toBe(cents));

  it('stand one a line, and the first bad line is named', () => {
    expect(cifre('PAI attivati; 125; 129\n\nOre; formazione; 10; 12,5')).toEqual({
      cifre: [
        { voce: 'PAI attivati', previsto: '125', realizzato: '129' },
        { voce: 'Ore; formazione', previsto: '10', realizzato: '12.5' },
      ],
    });
    expect(cifre('PAI; 1; 2\nsenza numeri')).toEqual({ errata: 2 });
    expect(cifre('; 1; 2')).toEqual({ errata: 1 });
  });
});
