import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import { replayDigests, type AnyProjection, type ReplayedDigest } from '@consorzi/projections/projecting';
import type { Pool } from 'pg';

import { inNewestShape } from '../event-sourcing/upcast.js';
import { eventsFrom } from '../event-sourcing/walk.js';
import { projectionStatus } from './checkpoints.js';
import { digest } from './digest.js';

/** A read model in use beside what its log comes to when it is replayed into nothing. */
export interface ReplayComparison {
  readonly projection: string;
  /** The last event in the live rows; the replay went as far. */
  readonly position: number;
  readonly live: string;
  readonly replayed: string;
  readonly equal: boolean;
  /** The rows in use are of another version of the code: a rebuild is due or under way, the digests cannot agree. */
  readonly otherVersion: boolean;
}

/** The events of a scope from its first one to a position, in order and their newest shape, read as they are needed. */
export const eventsUntil = (store: EventStore, scope: string, position: number): AsyncGenerator<PositionedEvent> =>
  eventsFrom(inNewestShape(store), scope, -1, position);

/**
 * Replays the log of a scope in memory, as into an empty generation, and compares what comes of it with the read models
 * in use. The tables are digested in one transaction first; each model is then replayed as far as its rows went, so the
 * log may go on meanwhile. Needs the projector's role.
 */
export async function compareWithReplay(
  store: EventStore,
  pool: Pool,
  projections: readonly AnyProjection[],
  scope: string,
): Promise<readonly ReplayComparison[]> {
  const { each } = await digest(pool, projections, [scope]);
  const active = (await projectionStatus(pool, scope)).filter(({ status }) => status === 'attiva');
  const versions = new Map(active.map(({ projection, version }) => [projection, version]));
  const replayed = new Map<string, ReplayedDigest>();
  for (const position of new Set(each.map((one) => one.position))) {
    const names = each.filter((one) => one.position === position).map(({ projection }) => projection);
    const models = projections.filter(({ name }) => names.includes(name));
    const { digests } = await replayDigests(models, eventsUntil(store, scope, position));
    for (const one of digests) replayed.set(one.projection, one);
  }
  return each.map(({ projection, position, sha256: live }) => {
    const own = replayed.get(projection)!;
    const equal = own.sha256 === live && own.position === position;
    const otherVersion = versions.get(projection) !== own.version;
    return { projection, position, live, replayed: own.sha256, equal, otherVersion };
  });
}
