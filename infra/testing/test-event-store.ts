import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { root } from '#root';

/** The suites: what an adapter must do, what people do on the platform, and the read models built anew. */
const SUITES: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'contratto', args: ['--selectProjects', 'tests', '--testPathPatterns', '/tests/event-store/kurrentdb'] },
  {
    name: 'accettazione e ricostruzione',
    args: ['--maxWorkers=1', '--selectProjects', 'tests', '--testPathPatterns', 'e2e\\.spec', '--testPathIgnorePatterns', '/tests/web/', '/dist/'], // prettier-ignore
  },
];

// `npm run test:event-store`: on the server of KURRENTDB_URL, or else on the protocol double, which is not the server.
// Words after `--` go to Jest in place of the suites.
const given = process.env['KURRENTDB_URL'];
const { url, close } = given ? { url: given, close: () => Promise.resolve() } : await double();
console.error(
  given
    ? 'Prove sul server di KURRENTDB_URL, in ambiti propri.'
    : 'Prove sul doppio del protocollo, che non è il server: con KURRENTDB_URL si provano su uno vero.',
);
const env = {
  EVENT_STORE: 'kurrentdb',
  KURRENTDB_URL: url,
  // Nothing of others is read, nothing is ever deleted: each run has its own names.
  KURRENTDB_PREFIX: `p${randomBytes(3).toString('hex')}`,
};
const chosen = process.argv.slice(2);
const suites = chosen.length > 0 ? [{ name: 'scelte', args: chosen }] : SUITES;
const failed: string[] = [];
for (const { name, args } of suites) {
  console.error(`\n=== ${name}`);
  if ((await jest(args)) !== 0) failed.push(name);
}
await close();
console.log(failed.length === 0 ? '\nTutte le prove superate.' : `\nNon superate: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);

/** In a process of its own, as a server is. */
async function double(): Promise<{ url: string; close: () => Promise<void> }> {
  const file = path.join(root, 'tests/doubles/dist/kurrentdb/index.js');
  const code = `const { startKurrentDouble } = await import(${JSON.stringify(file)});
    process.send((await startKurrentDouble()).url);
    process.on('disconnect', () => process.exit(0));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (status) => reject(new Error(`the double ended with ${status}`)));
  });
  return {
    url,
    close: async () => {
      child.disconnect();
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

function jest(args: readonly string[]): Promise<number | null> {
  const child = spawn(path.join(root, 'node_modules/.bin/jest'), [...args], {
    cwd: root,
    env: {
      ...process.env,
      ...env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      NODE_ENV: 'test',
    },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
}
