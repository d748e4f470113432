import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { root } from '#root';

export interface Launch {
  readonly port: number | string;
  readonly data: string;
  /** File that takes what it prints; the process may outlive ours. */
  readonly log: string;
  /** More variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A `npm start` of its own, as a person would have it, without npm in between. */
export interface Launched {
  readonly pid: number;
  /** Everything printed so far, stdout and stderr. */
  output(): string;
  /** Resolves with the milliseconds it took. @throws Error with the output where it ended instead. */
  ready(): Promise<number>;
  /** Resolves with the exit code once it has ended; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
}

/** A command as `npm run -s cli -- <args>` runs it, on the platform of a data folder. */
export function runCommand(data: string, ...args: readonly string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const command = [path.join(root, 'infra/run.mjs'), 'cli', ...args];
    execFile(process.execPath, command, { env: surroundings({ CONSORZI_DATA: data }) }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

/**
 * What the names of a platform's streams begin with, where it keeps its log on a server that others share: each data
 * folder is a platform of its own.
 */
export function prefixOf(data: string): string {
  const own = createHash('sha256').update(path.resolve(data)).digest('hex').slice(0, 8);
  return `${process.env['KURRENTDB_PREFIX'] || 'prova'}${own}`;
}

/** The variables by which a process reaches the log of that platform, beside those that ours has already. */
export function logOf(data: string): Record<string, string> {
  return process.env['EVENT_STORE'] === 'kurrentdb' ? { KURRENTDB_PREFIX: prefixOf(data) } : {};
}

/** Ours without what is of the test run: the platform would take its parent for npm, and Node's flags for its own. */
function surroundings(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = { ...process.env };
  for (const name of ['npm_lifecycle_event', 'NODE_OPTIONS', 'NODE_ENV', 'JEST_WORKER_ID', 'PORT']) delete kept[name];
  const data = more['CONSORZI_DATA'];
  return { ...kept, ...(data && logOf(data)), ...more };
}

export function launch({ port, data, log, env = {} }: Launch): Launched {
  const begun = Date.now();
  const file = openSync(log, 'a');
  const child = spawn(process.execPath, [path.join(root, 'infra/run.mjs'), 'start'], {
    env: surroundings({ PORT: String(port), CONSORZI_DATA: data, ...env }),
    detached: true,
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  child.unref();
  let code: number | null | undefined;
  const exited = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve((code = status))));
  const output = () => readFileSync(log, 'utf8');
  return {
    pid: child.pid!,
    output,
    exited,
    signal: (signal) => void child.kill(signal),
    ready: async () => {
      while (!output().includes('Consorzi pronto: ')) {
        if (code !== undefined) throw new Error(`the platform ended with ${code}:\n${output()}`);
        await sleep(50);
      }
      return Date.now() - begun;
    },
  };
}
