import { root } from '#root';

import { isAllowed, productionPackages, refusedLicences } from './licences.js';

describe('the licences of what is shipped', () => {
  it('are all compatible with ours', () => {
    const packages = productionPackages(root);
    expect(packages.length).toBeGreaterThan(100);
    expect(refusedLicences(packages)).toEqual([]);
  });

  it('are read as the expressions that they are', () => {
    const allowed = ['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'GPL-3.0-only OR MIT AND ISC'];
    const refused = [
      '',
      'GPL-3.0-only',
      'AGPL-3.0-only',
      'SSPL-1.0',
      'UNLICENSED',
      'SEE LICENSE IN x',
      'MIT AND GPL-3.0-only',
    ];
    expect(allowed.filter((each) => !isAllowed(each))).toEqual([]);
    expect([...refused, '(MIT', 'MIT)', 'MIT MIT', '(MIT OR ISC) AND BUSL-1.1'].filter(isAllowed)).toEqual([]);
  });
});
