import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';

import type { History } from './audit-history.js';
import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';

/** Events that a checkpoint adds, as in the projector. */
const PAGE = 1_000;

export interface TreeFigures {
  /** Leaves hashed, put into tiles and signed, a checkpoint every 1,000, each a transaction of its own. */
  readonly treeLeavesPerSecond: number;
  /** Leaves of a rebuild of the whole tree, every payload hashed and every checkpoint compared. */
  readonly rebuiltLeavesPerSecond: number;
}

/** Signs a history from its first event on, as the projector does with a log it meets for the first time. */
export async function treeLeavesPerSecond(environment: BenchEnvironment, { scope }: History): Promise<TreeFigures> {
  const { PostgresEventStore } =
    await compiledApi<typeof import('../../apps/api/src/event-sourcing/index.js')>('event-sourcing/index.js');
  const { Sealing } = await compiledApi<typeof import('../../apps/api/src/audit/transparency/sealing.js')>(
    'audit/transparency/sealing.js',
  );
  const { AuditKeys } =
    await compiledApi<typeof import('../../apps/api/src/audit/transparency/keys.js')>('audit/transparency/keys.js');
  const { rebuildTree } = await compiledApi<typeof import('../../apps/api/src/audit/transparency/rebuild.js')>(
    'audit/transparency/rebuild.js',
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-bench-keys-'));
  const pool = new pg.Pool({ connectionString: environment.projectorUrl, max: 6 });
  pool.on('error', () => undefined); // Connections that are still closing when the server stops.
  try {
    const keys = new AuditKeys({ folder, origin: 'bench.localhost' });
    const all = new PostgresEventStore(pool);
    const last = (await all.scopes()).find((one) => one.scope === scope)!.last;
    const leaves = last + 1;
    // Other histories of the same database are none of this measurement.
    const store = Object.assign(Object.create(all) as typeof all, {
      scopes: () => Promise.resolve([{ scope, last }]),
    });
    const begun = performance.now();
    await new Promise<void>((resolve) => {
      let checkpoints = -1; // The first call says that the log was looked at.
      const sealing = new Sealing({
        ...{ store, pool, keys, maxEvents: PAGE, maxAgeMs: 0 },
        onSealed: () => {
          checkpoints += 1;
          if (checkpoints === Math.ceil(leaves / PAGE)) void sealing.stop().then(resolve);
        },
      });
      sealing.start();
    });
    const sealed = performance.now();
    const outcome = await rebuildTree({ store: all, pool, scope });
    if (!outcome.ok || outcome.events !== leaves)
      throw new Error(`the tree does not agree: ${JSON.stringify(outcome)}`);
    const perSecond = (ms: number) => Math.round((leaves / ms) * 1000);
    return {
      treeLeavesPerSecond: perSecond(sealed - begun),
      rebuiltLeavesPerSecond: perSecond(performance.now() - sealed),
    };
  } finally {
    await pool.end();
    rmSync(folder, { recursive: true });
  }
}
