import fc from 'fast-check';

import { quotaLetta, quotaScritta } from './quote.js';

describe('a share as a person writes it', () => {
  it.each([
    ['30', 3000],
    ['30,5', 3050],
    ['0.25 %', 25],
    [' 100% ', 10_000],
    ['', null],
    ['100,01', undefined],
    ['30,555', undefined],
    ['-1', undefined],
    ['trenta', undefined],
  ])('%j is %j', (scritta, quota) => {
    expect(quotaLetta(scritta)).toBe(quota);
  });

  it('is read as it was written, whatever it is', () => {
    fc.assert(fc.property(fc.nat(10_000), (quota) => expect(quotaLetta(quotaScritta(quota))).toBe(quota)));
  });
});
