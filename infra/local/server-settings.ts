import { totalmem } from 'node:os';

const MB = 1 << 20;

/**
 * Settings of the embedded server where it serves people: PostgreSQL's own are for a machine of twenty years ago. An
 * eighth of the memory there is (a container's limit counts) as its cache, from 128 MB to 2 GB: the index of a long
 * history is walked for every row of a past plan, and each page that is not in the cache is copied into it first.
 */
export function serverSettings(memory = available()): Readonly<Record<string, string>> {
  const cache = Math.min(2048, Math.max(128, Math.floor(memory / 8 / MB)));
  return { shared_buffers: `${cache}MB`, jit: 'off' };
}

function available(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
