import fc from 'fast-check';

import {
  formatImporto,
  importo,
  ImportoNonValido,
  opposto,
  parseImporto,
  sommaImporti,
  type Importo,
} from './importo.js';

const MASSIMO = Number.MAX_SAFE_INTEGER;

describe('Importo', () => {
  it.each([
    ['1.234,56', 123_456],
    ['1234,56', 123_456],
    ['1.234', 123_400],
    ['1234', 123_400],
    ['12,5', 1_250],
    ['0,05', 5],
    ['€ 1.234,56', 123_456],
    ['1.234,56 €', 123_456],
    ['1.234,56\u00a0€', 123_456],
    ['euro 10', 1_000],
    ['10 EURO', 1_000],
    ['18.240.740,16', 1_824_074_016],
    ['-1.234,56', -123_456],
    ['−1.234,56', -123_456],
    ['- 1.234,56', -123_456],
    ['1.234,56-', -123_456],
    ['(1.234,56)', -123_456],
    ['€ (1.234,56)', -123_456],
    ['-', 0],
    ['- €', 0],
    ['-0,00', 0],
  ])('reads %s', (testo, centesimi) => expect(parseImporto(testo)).toBe(centesimi));

  it.each([
    '',
    '1234.56',
    '1,234.56',
    '1.23',
    '12,345',
    '1.2345',
    '0.500',
    '0,00 5,00',
    '1 234,56',
    '(1,00',
    '1,00)',
    '(-1,00)',
    '-1,00-',
    '€ 1,00 €',
    'cinque',
    ',5',
    '90.071.992.547.409,92',
    '9999999999999999',
  ])('refuses %s', (testo) => expect(parseImporto(testo)).toBeNull());

  it('prints the separator on four digits too', () => {
    expect(formatImporto(importo(123_456))).toBe('1.234,56 €');
    expect(formatImporto(importo(-5))).toBe('-0,05 €');
    expect(formatImporto(importo(0))).toBe('0,00 €');
    expect(formatImporto(importo(1_824_074_016), 'senzaSimbolo')).toBe('18.240.740,16');
  });

  it('refuses what is no safe number of cents', () => {
    for (const centesimi of [0.5, Number.NaN, Infinity, MASSIMO + 1]) {
      expect(() => importo(centesimi)).toThrow(ImportoNonValido);
    }
    expect(Object.is(importo(-0), 0)).toBe(true);
    expect(Object.is(opposto(importo(0)), 0)).toBe(true);
  });

  it('adds nothing to zero, and refuses a total over the safe integers', () => {
    expect(sommaImporti([])).toBe(0);
    expect(() => sommaImporti([importo(MASSIMO), importo(1)])).toThrow(ImportoNonValido);
    expect(() => sommaImporti([importo(-MASSIMO), importo(-1)])).toThrow(ImportoNonValido);
  });

  it('checks the total only, so that the order does not matter', () => {
    expect(sommaImporti([importo(MASSIMO), importo(1), importo(-1)])).toBe(MASSIMO);
  });

  const qualunque = fc.maxSafeInteger().map(importo);
  const contabile = fc.integer({ min: -1e14, max: 1e14 }).map(importo);

  it('reads back every amount it prints', () => {
    fc.assert(
      fc.property(qualunque, (valore) => {
        expect(parseImporto(formatImporto(valore))).toBe(valore);
        expect(parseImporto(formatImporto(valore, 'senzaSimbolo'))).toBe(valore);
      }),
    );
  });

  it('adds in any grouping and any order, and the opposite takes away', () => {
    const somma = (...importi: Importo[]): Importo => sommaImporti(importi);
    fc.assert(
      fc.property(contabile, contabile, contabile, (a, b, c) => {
        expect(somma(somma(a, b), c)).toBe(somma(a, somma(b, c)));
        expect(somma(a, b, c)).toBe(somma(c, a, b));
        expect(somma(a, opposto(a))).toBe(0);
        expect(somma(a, b)).toBe(a + b);
      }),
    );
  });

  it('never throws on a text, and what it reads is safe', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-(€ 0-9.,)]{0,30}$/)), (testo) => {
        const letto = parseImporto(testo);
        expect(letto === null || Number.isSafeInteger(letto)).toBe(true);
      }),
    );
  });

  it.each(['1.', '1', ' ', '(', '-', '€ ', '000.'])('is not slow on a long run of "%s"', (pezzo) => {
    const inizio = performance.now();
    parseImporto(`1${pezzo.repeat(150_000 / pezzo.length)}x`);
    expect(performance.now() - inizio).toBeLessThan(1_000);
  });
});
