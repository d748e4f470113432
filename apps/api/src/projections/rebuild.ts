import { setTimeout as sleep } from 'node:timers/promises';

import type { AnyProjection } from '@consorzi/projections/projecting';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inNewestShape } from '../event-sourcing/upcast.js';
import { build, type Progress } from './builder.js';
import { projectionStatus } from './checkpoints.js';
import { beginGenerations, sweep } from './generations.js';
import { Leases } from './leases.js';
import { silent, type ProjectionLog } from './logger.js';

export interface RebuildOptions {
  readonly store: EventStore;
  /** As for the runner: `projectorPool` makes one. */
  readonly pool: Pool;
  /** Every projection there is. */
  readonly all: readonly AnyProjection[];
  /** Names of those to rebuild; all when left out. */
  readonly projections?: readonly string[];
  /** All when left out. */
  readonly scopes?: readonly string[];
  readonly onProgress?: (progress: Progress & { readonly last: number }) => void;
  readonly logger?: ProjectionLog;
  readonly batch?: number;
  readonly scopesAtOnce?: number;
  /** Leaves the new generations where they are; the runner, or the next rebuild, goes on from there. */
  readonly signal?: AbortSignal;
}

export interface RebuildOutcome {
  readonly scopes: number;
  /** Until the last generation was switched in; deleting the old ones comes after. */
  readonly builtInMs: number;
  /** What met a poison event and stays as it was: the generation read before is still the active one. */
  readonly parked: readonly { readonly scope: string; readonly projection: string; readonly error: string }[];
}

/**
 * Builds new generations beside the active ones and switches them in, scope by scope; readers see no difference. Takes
 * up what an earlier rebuild left half-way, and shares the work with a running projector.
 * @throws Error for the name of a projection that does not exist.
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildOutcome> {
  const { store, pool, all, batch = 2_000, logger = silent } = options;
  const unknown = options.projections?.find((name) => !all.some((one) => one.name === name));
  if (unknown) throw new Error(`no projection is called ${unknown}`);
  const wanted = all.filter(({ name }) => options.projections?.includes(name) ?? true);
  const heads = (await store.scopes()).filter(({ scope }) => options.scopes?.includes(scope) ?? true);
  const leases = new Leases(pool);
  const parts = { store: inNewestShape(store), pool, projections: all, batch, leases, logger };
  const stopped = () => options.signal?.aborted ?? false;
  const parked: { scope: string; projection: string; error: string }[] = [];

  const rebuildScope = async ({ scope, last }: { scope: string; last: number }): Promise<void> => {
    await beginGenerations(pool, scope, wanted);
    while (!stopped()) {
      await build(scope, parts, stopped, (progress) => options.onProgress?.({ ...progress, last }));
      const left = await leftToBuild(pool, scope, wanted);
      if (left.every((one) => one.parked)) {
        parked.push(...left.map((one) => ({ scope, projection: one.projection, error: one.parked!.error })));
        return;
      }
      if (stopped()) return;
      // Another process has the lease of this scope: it builds, we look on.
      const position = Math.min(...left.filter((one) => !one.parked).map((one) => one.position));
      options.onProgress?.({ scope, projections: left.map(({ projection }) => projection), position, last });
      await sleep(250);
    }
  };

  const forEachScope = (work: (head: (typeof heads)[number]) => Promise<void>) => {
    const waiting = [...heads];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !stopped(); next = waiting.shift()) await work(next);
    };
    return Promise.all(Array.from({ length: options.scopesAtOnce ?? 2 }, worker));
  };
  const start = performance.now();
  await forEachScope(rebuildScope);
  const builtInMs = performance.now() - start;
  await leases.releaseAll();
  await forEachScope(({ scope }) => sweep(pool, scope, all));
  return { scopes: heads.length, builtInMs, parked };
}

async function leftToBuild(pool: Pool, scope: string, wanted: readonly AnyProjection[]) {
  const names = new Set(wanted.map(({ name }) => name));
  const checkpoints = await projectionStatus(pool, scope);
  return checkpoints.filter((one) => one.status === 'in_costruzione' && names.has(one.projection));
}
