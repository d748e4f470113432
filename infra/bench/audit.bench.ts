import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';

import pg from 'pg';

import { FIRST, LAST, tell, type History } from './audit-history.js';
import { Storia } from './audit-mix.js';
import type { Contenders, Times } from './audit-reads-process.js';
import { openReads } from './audit-reads.js';
import { checkAgainstReplay } from './audit-replay.js';
import { verifyHistory } from './audit-verify.js';
import { compiledApi } from './compiled-api.js';
import { API_NODE_FLAGS } from '../local/node-flags.js';
import { startBenchServer, type BenchEnvironment } from './environment.js';

/**
 * Whether standing at a past moment costs the same however long the history is: two consortia with the same plan, one
 * with a hundred times the events. The last line is one JSON object. A smaller run, to try the bench itself:
 * `npm run bench:audit -- --short 2000 --long 20000`.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'string', default: '10000' },
    long: { type: 'string', default: '1000000' },
    laps: { type: 'string', default: '300' },
  },
});
const short: History = { scope: 'storiabreve', events: Number(values.short) };
const long: History = { scope: 'storialunga', events: Number(values.long) };
const REPLAYED_MOMENTS = 6;

const server = await startBenchServer();
try {
  const environment = await server.createEnvironment('bench_audit');
  const api = await compiledApi<typeof import('../../apps/api/src/event-sourcing/index.js')>('event-sourcing/index.js');
  const pool = new pg.Pool({ connectionString: environment.apiUrl, max: 4 });
  pool.on('error', () => undefined); // Connections that are still closing when the server stops.
  const store = new api.PostgresEventStore(pool);
  for (const history of [short, long]) {
    const begun = performance.now();
    await tell(store, history, new Storia(history.scope));
    console.log(`${history.scope}: ${history.events} events told in ${seconds(begun)} s`);
  }
  await rebuildAll(environment);
  console.log(`database: ${await settled(environment)} MB`);

  const figures = await measure(environment, Number(values.laps));
  const reads = await openReads(environment);
  for (const { scope } of [short, long]) {
    const begun = performance.now();
    const moments = Array.from({ length: REPLAYED_MOMENTS }, randomMoment);
    const positions = await checkAgainstReplay(store, reads, scope, moments);
    console.log(`${scope}: equal to a replay at ${positions.join(', ')} (${seconds(begun)} s)`);
  }
  await reads.close();
  await pool.end();
  console.log(JSON.stringify({ ...figures, ...(await verifyHistory(environment, long)) }));
} finally {
  await server.stop();
}

/** As a rebuild does it: a process of its own, every read model, from empty tables. */
async function rebuildAll({ projectorUrl }: BenchEnvironment): Promise<void> {
  const program = new URL('./projector-process.js', import.meta.url).pathname;
  const mix = new URL('./audit-mix.js', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'rebuild', projectorUrl, mix]);
  const { ms, peakMiB } = JSON.parse(stdout) as { ms: number; peakMiB: number };
  const rate = Math.round(((short.events + long.events) / ms) * 1000);
  console.log(`read models built in ${Math.round(ms / 1000)} s, ${rate} events/s, ${peakMiB} MiB above start`);
}

async function measure(environment: BenchEnvironment, laps: number) {
  const program = new URL('./audit-reads-process.js', import.meta.url).pathname;
  const contenders: Contenders = { short: short.scope, long: long.scope, laps };
  const given = JSON.stringify({ ...contenders, environment });
  const { stdout } = await promisify(execFile)(process.execPath, [...API_NODE_FLAGS, program, given]);
  const times = JSON.parse(stdout) as Times;
  for (const [name, all] of Object.entries(times)) {
    console.log(`  ${name.padEnd(14)} p50 ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms`);
  }
  const p95 = (name: keyof Times) => quantile(times[name], 0.95);
  return {
    ...{ treeP95Ms10k: p95('treeShort'), treeP95Ms1M: p95('treeLong') },
    ...{ totalP95Ms10k: p95('totalShort'), totalP95Ms1M: p95('totalLong') },
  };
}

/** Uniform over the years of the histories, as their events are. */
function randomMoment(): Date {
  return new Date(FIRST + Math.random() * (LAST - FIRST));
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]! * 100) / 100;
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}

/**
 * A million events told and their rows built at once leave the server with housekeeping that it spreads over hours
 * where they come in years: it is done before anything is timed. Returns the size of the database in MB.
 */
async function settled({ adminUrl }: BenchEnvironment): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  const { rows } = await client.query<{ mb: number }>('select pg_database_size(current_database()) / 1e6 as mb');
  await client.end();
  return Math.round(rows[0]!.mb);
}
