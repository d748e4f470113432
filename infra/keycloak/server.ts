import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../local/embedded-postgres.js';
import { installKeycloak, KeycloakMissing } from './install.js';
import type { RealmFile } from './realm.js';

export interface KeycloakOptions {
  readonly realm: RealmFile;
  /** What the realm file's `${...}` stand for. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A Keycloak on loopback, its database in memory. */
export interface RunningKeycloak {
  /** `http://127.0.0.1:<port>`: `KEYCLOAK_URL`. */
  readonly url: string;
  /** Leader of the server's own process group. */
  readonly pid: number;
  /** Of the bootstrap administrator `admin` in the realm `master`. */
  readonly adminPassword: string;
  stop(): Promise<void>;
}

/** Alone it takes a quarter of a minute; two minutes were seen on a machine that did five other things. */
const PATIENCE_MS = 300_000;
/** What a home of its own takes from the installed one; its data are nobody else's. */
const SHARED = ['conf', 'lib', 'providers', 'themes', 'version.txt'];

/** Starts a Keycloak and imports the realm. @throws KeycloakMissing where it cannot be had or does not answer. */
export async function startKeycloak({ realm, variables }: KeycloakOptions): Promise<RunningKeycloak> {
  const installed = await installKeycloak();
  const home = mkdtempSync(path.join(tmpdir(), 'consorzi-keycloak-'));
  // The script takes the folder above its own for its home.
  cpSync(path.join(installed, 'bin'), path.join(home, 'bin'), { recursive: true });
  for (const name of SHARED) symlinkSync(path.join(installed, name), path.join(home, name));
  mkdirSync(path.join(home, 'data/import'), { recursive: true });
  const name = String(realm['realm']);
  writeFileSync(path.join(home, `data/import/${name}-realm.json`), JSON.stringify(realm));

  const adminPassword = randomBytes(18).toString('base64url');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = launch(home, url, port, await freePort(), {
    ...variables,
    KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
    KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword,
  });
  const stop = async () => {
    await end(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await untilItAnswers(`${url}/realms/${name}`, child, home);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: child.pid!, adminPassword, stop };
}

function launch(
  home: string,
  url: string,
  port: number,
  managementPort: number,
  variables: Readonly<Record<string, string>>,
): ChildProcess {
  const flags = [
    ...['--http-enabled=true', `--hostname=${url}`, '--http-host=127.0.0.1', `--http-port=${port}`],
    ...[`--http-management-port=${managementPort}`, '--cache=local', '--import-realm'],
  ];
  const { PATH, HOME, JAVA_HOME } = process.env;
  const output = openSync(path.join(home, 'log'), 'a', 0o600);
  const child = spawn(path.join(home, 'bin/kc.sh'), ['start', '--optimized', ...flags], {
    cwd: home,
    env: { PATH, HOME, ...(JAVA_HOME && { JAVA_HOME }), ...variables },
    // A group of its own: the script starts Java as its child.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => undefined); // Its end is seen below.
  return child;
}

async function untilItAnswers(address: string, child: ChildProcess, home: string): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!patience.aborted && !hasEnded(child)) {
    if ((await fetch(address).catch(() => null))?.ok) return;
    await sleep(250);
  }
  const words = readFileSync(path.join(home, 'log'), 'utf8').trim().split('\n').slice(-8).join('\n');
  throw new KeycloakMissing(`Keycloak non è partito:\n${words}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => (hasEnded(child) ? resolve() : child.once('exit', () => resolve())));
  // One that was stopped by a spec (SIGSTOP) hears nothing else.
  for (const signal of ['SIGCONT', 'SIGTERM'] as const) toGroup(child.pid, signal);
  const timer = setTimeout(() => toGroup(child.pid!, 'SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}

function toGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The group has ended.
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null || !child.pid;
