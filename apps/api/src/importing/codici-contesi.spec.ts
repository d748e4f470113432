import { RuleViolation } from '@consorzi/domain/shared';

import { untilCodesAreFree } from './codici-contesi.js';

const taken = () => new RuleViolation('CENTRO_GIA_ISTITUITO', { codice: 'MINORI' });

describe('a code of a centro that another import took first', () => {
  it('is chosen again, until it is free', async () => {
    let times = 0;
    const work = () => (++times < 3 ? Promise.reject(taken()) : Promise.resolve('accettata'));
    expect(await untilCodesAreFree(work, 0)).toBe('accettata');
    expect(times).toBe(3);
  });

  it('is said to be taken where that goes on', async () => {
    let times = 0;
    const refused = untilCodesAreFree(() => (times++, Promise.reject(taken())), 0);
    await expect(refused).rejects.toMatchObject({ code: 'CENTRO_GIA_ISTITUITO' });
    expect(times).toBe(8);
  });

  it('leaves every other failure as it is', async () => {
    let times = 0;
    const failed = untilCodesAreFree(() => (times++, Promise.reject(new RuleViolation('PIANO_GIA_ESISTENTE'))), 0);
    await expect(failed).rejects.toMatchObject({ code: 'PIANO_GIA_ESISTENTE' });
    expect(times).toBe(1);
  });
});
