import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { waitForLock } from '#lock';

import { freePort } from '../local/embedded-postgres.js';
import { launch } from './launch.js';

/** The platform that the whole-system specs of a run share, with the demo consortia in it. */
export interface SpecPlatform {
  /** `http://localhost:<port>` */
  readonly url: string;
  /** Its data folder. */
  readonly data: string;
  /** Says that this spec is done with it; it really stops at the end of the run. */
  stop(): Promise<void>;
}

/**
 * The shared platform, started by the first spec that asks (whichever process it runs in). Specs must not rely on being
 * alone on it: work in a scope of your own, or in ids of your own.
 */
export async function startPlatform(): Promise<SpecPlatform> {
  const folder = process.env['CONSORZI_SPEC_PLATFORM'];
  if (!folder) throw new Error('no folder for the shared platform: run through jest.config.mjs');
  const lock = await waitForLock(`spec platform ${folder}`);
  try {
    const { url, data } = known(folder) ?? (await begin(folder));
    return { url, data, stop: () => Promise.resolve() };
  } finally {
    await lock.release();
  }
}

/** What is written for the others, and for who stops it at the end. */
interface Begun {
  readonly url: string;
  readonly data: string;
  readonly pid: number;
}

function known(folder: string): Begun | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'platform.json'), 'utf8')) as Begun;
  } catch {
    return undefined;
  }
}

async function begin(folder: string): Promise<Begun> {
  const port = await freePort();
  const data = path.join(folder, 'data');
  // A seal is worth waiting for here, and a minute is too long to wait.
  const env = { AUDIT_SEAL_SECONDS: '2' };
  const platform = launch({ port, data, log: path.join(folder, 'platform.log'), env });
  const begun = { url: `http://localhost:${port}`, data, pid: platform.pid };
  // Before it is ready: also one that never gets there must be stopped.
  writeFileSync(path.join(folder, 'started.json'), JSON.stringify(begun));
  await platform.ready();
  writeFileSync(path.join(folder, 'platform.json'), JSON.stringify(begun));
  return begun;
}
