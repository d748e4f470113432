import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';

import pg from 'pg';

import { bareUpserts } from './bare-upserts.js';
import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';
import type { Made, ProjectionMix } from './projections-mix.js';
import { runConcurrently } from './rounds.js';

export interface ProjectionFigures {
  /** Every read model, from an empty generation until the last is switched in. */
  readonly rebuildEventsPerSecond: number;
  /** The same rows of the same tables written by a plain loop: the log is not read, nothing is folded. */
  readonly bareRebuildEventsPerSecond: number;
  /** Peak of the rebuilding process above its start. */
  readonly rebuildPeakMiB: number;
  /** The same when the log was a quarter as long: memory must not grow with it. */
  readonly rebuildPeakMiBOfAQuarter: number;
  /** From the answer of an append until a request that waits for its event is told, at a steady rate. */
  readonly lagP95Ms: number;
}

const EVENTS = 200_000;
const SCOPES = Array.from({ length: 10 }, (_, n) => `consorzio${n}`);
const COMMANDS_PER_SECOND = 200;
const LAG_SECONDS = 15;

/** @param mixModule address of a module that exports a `ProjectionMix` of models whose tables the migrations made. */
export async function benchProjections(
  environment: BenchEnvironment,
  mixModule = new URL('./projections-mix.js', import.meta.url).href,
): Promise<ProjectionFigures> {
  const { projections, nthEvent } = (await import(mixModule)) as ProjectionMix;
  const api = await compiledApi<typeof import('../../apps/api/src/event-sourcing/index.js')>('event-sourcing/index.js');
  const pool = new pg.Pool({ connectionString: environment.apiUrl, max: 16 });
  const store = new api.PostgresEventStore(pool);
  const seed = seeder(store, nthEvent);
  try {
    await seed(EVENTS / 4);
    await rebuildOnce(environment, mixModule); // The first generation, so that the next is a rebuild.
    const quarter = await rebuildOnce(environment, mixModule);
    await seed(EVENTS - EVENTS / 4);
    const whole = await rebuildOnce(environment, mixModule);
    const bare = await bareUpserts(environment, projections, SCOPES);
    const lagP95Ms = await measureLag(environment, mixModule, seed);
    return {
      rebuildEventsPerSecond: Math.round((EVENTS / whole.ms) * 1000),
      bareRebuildEventsPerSecond: Math.round((EVENTS / bare.ms) * 1000),
      rebuildPeakMiB: whole.peakMiB,
      rebuildPeakMiBOfAQuarter: quarter.peakMiB,
      lagP95Ms,
    };
  } finally {
    await pool.end();
  }
}

type Store = InstanceType<typeof import('../../apps/api/src/event-sourcing/index.js').PostgresEventStore>;
/** Appends `count` events in appends of `size`, spread over the scopes; tells each append. */
type Seed = (count: number, size?: number, onAppend?: Appended) => Promise<void>;
type Appended = (scope: string, eventIds: readonly string[]) => void;

function seeder(store: Store, nthEvent: ProjectionMix['nthEvent']): Seed {
  const revisions = new Map<string, number>();
  const told = new Map<string, number>();
  return async (count, size = 40, onAppend = () => undefined) => {
    await runConcurrently(size === 1 ? 1 : 4, Math.ceil(count / size), async (n) => {
      const scope = SCOPES[n % SCOPES.length]!;
      const byStream = new Map<string, Made['event'][]>();
      for (let index = 0; index < size; index++) {
        const number = told.get(scope) ?? 0;
        told.set(scope, number + 1);
        const { aggregate, id, event } = nthEvent(scope, number);
        const stream = `${scope}-${aggregate}.${id}`;
        byStream.set(stream, [...(byStream.get(stream) ?? []), event]);
      }
      const writes = [...byStream].map(([stream, events]) => {
        const expectedRevision = revisions.get(stream) ?? -1;
        revisions.set(stream, expectedRevision + events.length);
        return { stream, expectedRevision, events };
      });
      const { eventIds } = await store.append(scope, writes, context());
      onAppend(scope, eventIds);
    });
  };
}

const context = () => ({
  commandId: randomUUID(),
  bodyHash: 'b'.repeat(64),
  personaId: '5f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a',
  role: 'responsabile',
  correlationId: randomUUID(),
  causationId: null,
  recordedAt: new Date().toISOString(),
});

const processFile = new URL('./projector-process.js', import.meta.url).pathname;

async function rebuildOnce({ projectorUrl }: BenchEnvironment, mixModule: string) {
  const { stdout } = await promisify(execFile)(process.execPath, [processFile, 'rebuild', projectorUrl, mixModule]);
  const figures = JSON.parse(stdout) as { ms: number; peakMiB: number };
  console.log(`  rebuild ${Math.round(figures.ms)} ms, ${figures.peakMiB} MiB above start`);
  return figures;
}

async function measureLag({ projectorUrl, apiUrl }: BenchEnvironment, mixModule: string, seed: Seed) {
  const { Arrivals } =
    await compiledApi<typeof import('../../apps/api/src/projections/index.js')>('projections/index.js');
  const projector = spawn(process.execPath, [processFile, 'run', projectorUrl, mixModule], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(projector.stdout, 'data');
  const pool = new pg.Pool({ connectionString: apiUrl, max: 8 });
  const arrivals = new Arrivals(pool);
  const lags: number[] = [];
  const waits: Promise<void>[] = [];
  try {
    for (let sent = 0, start = performance.now(); sent < COMMANDS_PER_SECOND * LAG_SECONDS; sent++) {
      const due = start + (sent / COMMANDS_PER_SECOND) * 1000 - performance.now();
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
      await seed(1, 1, (scope, eventIds) => {
        const appended = performance.now();
        const wait = arrivals.waitFor(scope, eventIds, 10_000).then((arrived) => {
          lags.push(arrived ? performance.now() - appended : Infinity);
        });
        waits.push(wait);
      });
    }
    await Promise.all(waits);
  } finally {
    await arrivals.close();
    await pool.end();
    projector.kill('SIGTERM');
    await once(projector, 'exit');
  }
  // The first second warms the connections up.
  const counted = lags.slice(COMMANDS_PER_SECOND).sort((a, b) => a - b);
  return Math.round(counted[Math.floor(counted.length * 0.95)]! * 10) / 10;
}
