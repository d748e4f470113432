import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { certificates } from '../doubles/certificates.js';
import { startKurrentDouble } from '../doubles/kurrentdb/index.js';

const compiled = (file: string) =>
  new URL(`../../apps/api/dist/event-sourcing/kurrentdb/${file}`, import.meta.url).href;

/** In a process of its own: Node says it once a process, and not where Jest listens. */
const PROGRAM = `
  const { openKurrent } = await import(process.argv[1]);
  const store = await openKurrent({ url: process.argv[2], production: false, probes: true });
  await store.close();
  process.emitWarning('di altri', 'DeprecationWarning', 'DEP9999');
  process.emitWarning('di altri ancora', { code: 'ALTRO' });
  console.log('aperto');
`;

describe('TLS to a node that is known by its IP address', () => {
  it('makes Node say nothing of it, and what it has to say besides it says', async () => {
    const { cert, key } = await certificates();
    const double = await startKurrentDouble({ tls: { cert, key }, categoryDelayMs: 5 });
    try {
      const url = `${double.url.replace('localhost', '127.0.0.1')}&tlsVerifyCert=false`;
      const args = ['--input-type=module', '-e', PROGRAM, compiled('index.js'), url];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
      expect(stdout).toBe('aperto\n');
      expect(stderr).not.toMatch(/DEP0123|ServerName/);
      expect(stderr).toMatch(/DEP9999.*di altri\n[^]*\[ALTRO\].*di altri ancora/);
    } finally {
      await double.close();
    }
  });
});
