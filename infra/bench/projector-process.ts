import pg from 'pg';

import { compiledApi } from './compiled-api.js';
import type { ProjectionMix } from './projections-mix.js';

/**
 * The process that a measurement of the read models looks at, so that nothing else weighs on its memory or its event
 * loop. `rebuild`: rebuilds all and prints `{ms, peakMiB}`; `run`: prints `ready`, then feeds until it is told to end.
 */
const [, , task, projectorUrl, mixModule] = process.argv as [string, string, 'rebuild' | 'run', string, string];

const { PostgresEventStore } =
  await compiledApi<typeof import('../../apps/api/src/event-sourcing/index.js')>('event-sourcing/index.js');
const { ProjectionRunner, projectorPool, rebuild } =
  await compiledApi<typeof import('../../apps/api/src/projections/index.js')>('projections/index.js');
const { projections } = (await import(mixModule)) as ProjectionMix;

const logPool = new pg.Pool({ connectionString: projectorUrl, max: 4 });
const pool = projectorPool(projectorUrl);
const store = new PostgresEventStore(logPool);

if (task === 'rebuild') {
  await store.scopes();
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const { builtInMs: ms } = await rebuild({ store, pool, all: projections });
  clearInterval(sampling);
  console.log(JSON.stringify({ ms, peakMiB: Math.round((peak - before) / 1024 / 1024) }));
  await Promise.all([pool.end(), logPool.end()]);
} else {
  const runner = new ProjectionRunner({ store, pool, projections });
  await runner.start();
  console.log('ready');
  process.once('SIGTERM', () => {
    void runner.stop().then(() => Promise.all([pool.end(), logPool.end()]));
  });
}
