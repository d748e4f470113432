import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { root } from '#root';

import { freePort } from '../local/embedded-postgres.js';
import { ensureBrowser } from '../testing/browser.js';
import { ensureJavaAndMaven } from './programs.js';
import { demoRealm } from './realm.js';
import { startKeycloak } from './server.js';
import { OF_THIS_RUN, type KeycloakOfThisRun } from './testing/of-this-run.js';

// `npm run test:keycloak`: a real Keycloak on loopback with the demo users in it, and every `*.keycloak.ts` beside it;
// `N passed, N failed` is the last line. Words after `--` go to Jest.

/** Specs that take this long have hung. */
const PATIENCE_MS = 15 * 60_000;

let passed = 0;
let failed = 1;
try {
  const missing = ensureJavaAndMaven() ?? ensureBrowser();
  if (missing) throw new Error(missing);
  ({ passed, failed } = await withKeycloak(specs));
} catch (error) {
  console.error((error as Error).message);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

type Outcome = { passed: number; failed: number };

async function withKeycloak(work: (keycloak: KeycloakOfThisRun) => Promise<Outcome>): Promise<Outcome> {
  const publicUrl = `http://localhost:${await freePort()}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const variables = { PUBLIC_URL: publicUrl, CONSORZI_INTERNAL_URL: publicUrl, KEYCLOAK_CLIENT_SECRET: clientSecret };
  const begun = performance.now();
  const { url, pid, adminPassword, stop } = await startKeycloak({ realm: demoRealm(), variables });
  console.log(`Keycloak risponde dopo ${Math.round((performance.now() - begun) / 1000)} s.`);
  // Ctrl+C reaches the specs by themselves, but not a group of its own.
  process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
  process.once('SIGTERM', () => void stop().finally(() => process.exit(143)));
  return work({ url, pid, adminPassword, publicUrl, clientSecret }).finally(stop);
}

async function specs(keycloak: KeycloakOfThisRun): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-test-'));
  const report = path.join(folder, 'jest.json');
  const flags = ['--config', 'infra/keycloak/jest.config.mjs', '--maxWorkers=1', '--json', `--outputFile=${report}`];
  try {
    const code = await run('jest', [...flags, ...process.argv.slice(2)], {
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      NODE_ENV: 'test',
      [OF_THIS_RUN]: JSON.stringify(keycloak),
    });
    const result = JSON.parse(readFileSync(report, 'utf8')) as Record<
      'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites',
      number
    >;
    // A file that could not be run counts as one failure, and nothing run is nothing proved.
    const bad = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: bad || (code === 0 && result.numPassedTests > 0 ? 0 : 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program of node_modules; its exit code, null where a signal ended it. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number | null> {
  const child = spawn(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGINT',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
}
