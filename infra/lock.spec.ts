import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

import { takeLock, waitForLock } from './lock.mjs';

describe('the lock', () => {
  it('has one holder at a time, and a next one when it is released', async () => {
    const name = randomUUID();
    const first = await takeLock(name);
    expect(await takeLock(name)).toBeUndefined();
    let told = 0;
    const second = waitForLock(name, () => told++);
    await first!.release();
    await (await second).release();
    expect(told).toBe(1);
    expect(await takeLock(name)).toBeDefined();
  });

  it('lets many waiters in one after the other', async () => {
    const name = randomUUID();
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const lock = await waitForLock(name);
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside--;
        await lock.release();
      }),
    );
    expect(most).toBe(1);
  });

  it('is free at once when its holder is killed', async () => {
    const name = randomUUID();
    const program = `import('${import.meta.dirname}/lock.mjs').then(async ({ takeLock }) => {
      await takeLock('${name}'); console.log('held'); setInterval(() => {}, 1000); });`;
    const holder = spawn(process.execPath, ['-e', program], { env: {}, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await takeLock(name)).toBeUndefined();
    const next = waitForLock(name);
    holder.kill('SIGKILL');
    await (await next).release();
  });
});
