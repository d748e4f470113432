import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { takeLock, waitForLock } from '#lock';

import type { DataFolder } from './data-folder.js';
import { outlive, processId, type ProcessId } from './processes.js';
import { StartRefused } from './start-refused.js';

/** What a running platform leaves in its data folder, for the command line and for the start after a crash. */
export interface Running {
  readonly url: string;
  /** Port of PostgreSQL. */
  readonly postgres: number;
  readonly supervisor: ProcessId;
  readonly children: readonly ProcessId[];
  readonly stopping: boolean;
}

/** The data folder is ours alone until `release`. */
export interface Claim {
  /** Tells who looks into the folder how things stand. */
  record(running: Omit<Running, 'supervisor'>): void;
  release(): Promise<void>;
}

const FILE = 'running.json';
/** A supervisor whose npm was killed notices within this time; so a holder is given that long before it is believed. */
const NOTICE_MS = 1_500;
const STOPPING_MS = 40_000;

/**
 * Takes the data folder for this process, waiting for a platform that is stopping. What a killed supervisor left behind
 * ends by itself or is ended here; its PostgreSQL is left to be taken over.
 * @throws StartRefused while another platform is running on it.
 */
export async function claim(data: DataFolder, { patienceMs = NOTICE_MS } = {}): Promise<Claim> {
  const lock = await lockOf(data, patienceMs);
  const left = data.read<Running>(FILE);
  if (left) await outlive(left.children, 12_000);
  const supervisor = processId(process.pid)!;
  return {
    record: (running) => data.write(FILE, { ...running, supervisor } satisfies Running),
    release: async () => {
      rmSync(data.inside(FILE), { force: true });
      await lock.release();
    },
  };
}

/** The platform that runs on this folder now, if there is one. */
export function runningOn(data: DataFolder): Running | undefined {
  const running = data.read<Running>(FILE);
  return running && processId(running.supervisor.pid)?.born === running.supervisor.born ? running : undefined;
}

async function lockOf(data: DataFolder, patienceMs: number) {
  const name = `data ${data.path}`;
  for (let waited = 0; ; waited += 100) {
    const lock = await takeLock(name);
    if (lock) return lock;
    const holder = runningOn(data);
    if (holder?.stopping) {
      console.error('Attendo che la piattaforma finisca di fermarsi ...');
      const late = sleep(STOPPING_MS, undefined, { ref: false }).then(() => {
        throw new StartRefused(`La piattaforma su ${data.path} non finisce di fermarsi (${holder.supervisor.pid}).`);
      });
      return Promise.race([waitForLock(name), late]);
    }
    if (waited >= patienceMs) {
      const who = holder ? `${holder.url}, processo ${holder.supervisor.pid}` : 'un altro comando';
      throw new StartRefused(`Consorzi è già in esecuzione sui dati di ${data.path} (${who}).`);
    }
    await sleep(100);
  }
}
