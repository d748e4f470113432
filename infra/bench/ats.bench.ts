import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';

import { idOf } from '@consorzi/domain/shared';
import pg from 'pg';

import { tell, type Rete } from './ats-history.js';
import { openAtsReads, type AtsReads } from './ats-reads.js';
import { reconcile } from './ats-reconcile.js';
import { compiledApi } from './compiled-api.js';
import { startBenchServer, type BenchEnvironment } from './environment.js';

/**
 * The capofila of a large ATS: the consolidated page beside the same totals by bare SQL, a full rebuild of what it
 * stands on, an export laid beside as many payments. The last line is one JSON object. A smaller run, to try the bench
 * itself: `npm run bench:ats -- --consortia 6 --expenses 2000 --payments 500 --laps 20`.
 */
const { values } = parseArgs({
  options: {
    consortia: { type: 'string', default: '60' },
    projects: { type: 'string', default: '20' },
    expenses: { type: 'string', default: '200000' },
    payments: { type: 'string', default: '50000' },
    laps: { type: 'string', default: '100' },
  },
});
const spese = Number(values.expenses);
const rete: Rete = {
  ...{ scope: 'retegrande', spese, pagamentiDelPrimo: Number(values.payments), rendicontate: Math.floor(spese / 10) },
  consorzi: Array.from({ length: Number(values.consortia) }, (_, n) => `membro${n}`),
  progetti: Array.from({ length: Number(values.projects) }, (_, n) => idOf('bench', 'progetto', n)).sort(),
};
const WARM_UP_LAPS = 10;

const server = await startBenchServer();
try {
  const environment = await server.createEnvironment('bench_ats');
  const api = await compiledApi<typeof import('../../apps/api/src/event-sourcing/index.js')>('event-sourcing/index.js');
  const pool = new pg.Pool({ connectionString: environment.apiUrl, max: 8 });
  pool.on('error', () => undefined); // Connections that are still closing when the server stops.
  const begun = performance.now();
  const events = await tell(new api.PostgresEventStore(pool), rete);
  await pool.end();
  console.log(`${rete.consorzi.length} consortia, ${rete.progetti.length} projects, ${spese} expenses: ${events} events told in ${seconds(begun)} s`); // prettier-ignore
  const rebuildEventsPerSecond = await rebuildAll(environment, events);
  await settle(environment);

  const reads = await openAtsReads(environment, rete);
  await check(reads);
  const figures = await measure(reads, Number(values.laps));
  await reads.close();
  const { seconds: took, progress, riassunto } = await reconcile(environment, rete);
  for (const { esito, righe } of riassunto.totali) console.log(`  ${esito}: ${righe}`);
  console.log(
    `reconciliation: ${values.payments} payments in ${took.toFixed(2)} s, progress told: ${progress.join(', ')}`,
  );
  console.log(JSON.stringify({ ...figures, rebuildEventsPerSecond, reconcileSeconds50k: round(took) }));
} finally {
  await server.stop();
}

/** As a rebuild does it: a process of its own, every read model, from empty tables. */
async function rebuildAll({ projectorUrl }: BenchEnvironment, events: number): Promise<number> {
  const program = new URL('./projector-process.js', import.meta.url).pathname;
  const mix = new URL('./audit-mix.js', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'rebuild', projectorUrl, mix]);
  const { ms, peakMiB } = JSON.parse(stdout) as { ms: number; peakMiB: number };
  const rate = Math.round((events / ms) * 1000);
  console.log(`read models built in ${Math.round(ms / 1000)} s, ${rate} events/s, ${peakMiB} MiB above start`);
  return rate;
}

/** What a server does by itself within minutes: statistics and what was written, both in their places. */
async function settle({ adminUrl }: BenchEnvironment): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  const { rows } = await client.query<{ accounts: number; mb: number }>(
    `select (select count(*)::int from read.spese_mensili) as accounts, (pg_database_size(current_database()) / 1e6)::int as mb`,
  );
  console.log(`accounts by project and month: ${rows[0]!.accounts}; database: ${rows[0]!.mb} MB`);
  await client.end();
}

/** The page says what the bare statement says, and all that was told. */
async function check(reads: AtsReads): Promise<void> {
  const { condiviso, rendicontato } = await reads.page();
  const bare = await reads.bare();
  const same = condiviso.numero === spese && bare.numero === spese && condiviso.quotaCentesimi === bare.quotaCentesimi;
  if (!same || rendicontato.numero !== rete.rendicontate)
    throw new Error(`the totals are not what was told: ${JSON.stringify({ condiviso, rendicontato, bare })}`);
}

/** A B C A B C ...: whatever drifts (caches, checkpoints, a busy neighbour) weighs on all alike. */
async function measure(reads: AtsReads, laps: number) {
  const contenders = {
    page: () => reads.page(),
    bareSql: () => reads.bare(),
    // Half way, and the end of the first quarter: what changed since is looked up among the versions.
    pageOfPast: () => reads.page(new Date(Date.parse('2025-02-01T00:00:00.000Z') + Math.random() * 86_400_000)),
    ...(laps >= 50 && { pageOfLongAgo: () => reads.page(new Date('2024-08-01T00:00:00.000Z')) }),
  };
  const times: Record<string, number[]> = {};
  for (let lap = -WARM_UP_LAPS; lap < laps; lap++) {
    for (const [name, ask] of Object.entries(contenders)) {
      const begun = performance.now();
      await ask();
      if (lap >= 0) (times[name] ??= []).push(performance.now() - begun);
    }
  }
  const begun = performance.now();
  await reads.fine();
  console.log(`  the same totals from the ledger by item and kind, once: ${Math.round(performance.now() - begun)} ms`);
  for (const [name, all] of Object.entries(times))
    console.log(`  ${name.padEnd(14)} p50 ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms`);
  return { consolidatedP95Ms: quantile(times['page']!, 0.95), bareSqlP95Ms: quantile(times['bareSql']!, 0.95) };
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
