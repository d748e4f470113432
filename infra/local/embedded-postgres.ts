import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { PLAIN_SURROUNDINGS, prepareCluster, type Runner } from './postgres-programs.js';
import { StartRefused } from './start-refused.js';

/** A PostgreSQL server on loopback, of this data folder alone. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** The superuser's. */
  readonly password: string;
  readonly pid: number;
  /** True when the server of an earlier start was still alive and was taken over. */
  readonly adopted: boolean;
  url(role: string, password: string, database: string): string;
  /** A connection of the superuser; the caller ends it. */
  admin(database?: string): Promise<pg.Client>;
  isAlive(): boolean;
  /** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly directory: string;
  /** The superuser's password; kept by the caller beside the data. */
  readonly password: string;
  /** The port of last time, taken again when it is free. */
  readonly port?: number | undefined;
  /** Where the server's own messages go; by default beside the folder. */
  readonly log?: string;
  /** Extra `-c name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts PostgreSQL from its npm package on a free loopback port, or takes over the one that a killed start left
 * running on this folder. Creates the cluster when the folder holds none.
 * @throws StartRefused where the folder or the programs cannot be used by an unprivileged user.
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = path.resolve(options.directory);
  const { program, runner } = prepareCluster(directory, options.password);

  const old = runningServer(directory);
  if (old) {
    const server = serverAt(old.pid, old.port, options.password, directory, true);
    if (await answers(server)) return server;
  }
  forgetReusedPid(directory);

  const log = options.log ?? `${directory}.log`;
  // After kill -9 of the postmaster its shared memory lingers for about two seconds; a port may be lost to another.
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = attempt === 0 && options.port && (await isFree(options.port)) ? options.port : await freePort();
    const child = launch(program, directory, port, runner, log, options.settings ?? {});
    const server = serverAt(child.pid!, port, options.password, directory, false);
    if (await answers(server)) return server;
    await sleep(250);
  }
  throw new StartRefused(`PostgreSQL non è partito in ${directory}: ${lastLine(log)}`);
}

function launch(
  program: string,
  directory: string,
  port: number,
  runner: Runner,
  log: string,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '120', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...args] = [...runner.prefix, program, '-D', directory, '-p', String(port), ...flags];
  const output = openSync(log, 'a', 0o600);
  const child = spawn(command!, args, {
    ...runner.ids,
    ...PLAIN_SURROUNDINGS,
    // Its own process group: Ctrl+C reaches the supervisor alone, which stops the server last.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => undefined);
  child.unref();
  return child;
}

function serverAt(pid: number, port: number, password: string, directory: string, adopted: boolean): EmbeddedPostgres {
  const isAlive = () => isServerOf(pid, directory);
  return {
    port,
    password,
    pid,
    adopted,
    isAlive,
    url: (role, rolePassword, database) =>
      `postgresql://${role}:${encodeURIComponent(rolePassword)}@127.0.0.1:${port}/${database}`,
    admin: async (database = 'postgres') => {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    stop: async () => {
      // SIGINT is the fast shutdown; after 20 s SIGQUIT, from which the next start recovers.
      for (const [signal, patience] of [['SIGINT', 20_000] as const, ['SIGQUIT', 5_000] as const]) {
        if (isAlive()) process.kill(pid, signal);
        for (let waited = 0; waited < patience && isAlive(); waited += 50) await sleep(50);
      }
    },
  };
}

/** Waits until the server takes connections; false when it ended instead, or did not in half a minute. */
async function answers(server: EmbeddedPostgres): Promise<boolean> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    try {
      await (await server.admin()).end();
      return true;
    } catch (error) {
      // Another password than the cluster's: no waiting will mend it.
      if ((error as { code?: string }).code === '28P01') {
        throw new StartRefused(
          'La parola d’ordine di PostgreSQL in secrets.json non è quella dei dati di questa cartella.',
        );
      }
      await sleep(100);
      if (waited >= 200 && !server.isAlive()) return false;
    }
  }
  return false;
}

/** The server of an earlier start, if it still lives and is of this folder. */
function runningServer(directory: string): { pid: number; port: number } | undefined {
  const file = path.join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return isServerOf(pid, directory) ? { pid, port: Number(lines[3]) } : undefined;
}

/**
 * After a crash of the machine the pid in the server's file may be another program's by now, and PostgreSQL would refuse
 * to start. Where the number is nobody's, or a PostgreSQL's, it knows best itself.
 */
function forgetReusedPid(directory: string): void {
  const file = path.join(directory, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const program = programOf(pid);
  if (program !== undefined && program !== 'postgres') rmSync(file);
}

/** Name of the program that runs under this number, if one does. */
function programOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined;
  }
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

/** Whether a server could listen there now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
}
