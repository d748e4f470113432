import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import { waitForLock } from '#lock';

export const KEYCLOAK_VERSION = '26.7.0';

const UNPACK = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack';
/** What is fixed when the server is built: a database in memory, a health address. */
const BUILT_WITH = ['--db=dev-mem', '--health-enabled=true'];

/** Keycloak could not be had; the message (Italian, one line) says why. */
export class KeycloakMissing extends Error {
  override readonly name = 'KeycloakMissing';
}

/**
 * The folder of an unpacked and built Keycloak, made at the first call: Maven fetches the published archive. Shared by
 * all checkouts of this user (`CONSORZI_KEYCLOAK` names another place); nothing is written to it afterwards.
 * @throws KeycloakMissing
 */
export async function installKeycloak(): Promise<string> {
  const folder = path.join(cacheFolder(), `keycloak-${KEYCLOAK_VERSION}`);
  if (existsSync(folder)) return folder;
  const lock = await waitForLock(`keycloak ${folder}`);
  try {
    if (!existsSync(folder)) install(folder);
    return folder;
  } finally {
    await lock.release();
  }
}

/** Appears under its name only when whole: an install that was cut short is done again. */
function install(folder: string): void {
  console.log(`Scarico Keycloak ${KEYCLOAK_VERSION} con Maven (170 MB la prima volta) ...`);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const artifact = `org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;
  run('mvn', ['-q', '-B', UNPACK, `-Dartifact=${artifact}`, `-DoutputDirectory=${draft}`], draft);
  const unpacked = path.join(draft, `keycloak-${KEYCLOAK_VERSION}`);
  console.log('Preparo Keycloak ...');
  run(path.join(unpacked, 'bin/kc.sh'), ['build', ...BUILT_WITH], unpacked);
  renameSync(unpacked, folder);
  rmSync(draft, { recursive: true, force: true });
}

function cacheFolder(): string {
  const { CONSORZI_KEYCLOAK, XDG_CACHE_HOME } = process.env;
  return path.resolve(CONSORZI_KEYCLOAK || path.join(XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'consorzi'));
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  if (status === 0) return;
  const words = error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-4).join(' ');
  throw new KeycloakMissing(`Keycloak non è stato installato: ${path.basename(program)} dice: ${words}`);
}
