import { setTimeout as sleep } from 'node:timers/promises';

import type { PositionedEvent } from '@consorzi/domain/event-sourcing';

import { advance } from './advance.js';
import { advanceEach, isOutage } from './alone.js';
import { readCheckpoints, type Member } from './checkpoints.js';
import type { FrontParts } from './front.js';
import { switchOver } from './generations.js';
import { inScope } from './transaction.js';

/** A stretch this short is taken under lock, with the switch: the front waits for a few milliseconds. */
const LAST_STRETCH = 200;

export interface Progress {
  readonly scope: string;
  /** Names of the projections being built. */
  readonly projections: readonly string[];
  /** The last event in the new rows. */
  readonly position: number;
}

/**
 * Builds the new generations of one scope, wherever a process before left them, and switches them in. One read of the
 * log serves all that stand at the same position. The rows of the old generations are left to `sweep`. Returns true when nothing is left to build, false where something is
 * that this process may not do: it was parked, or another process has the lease.
 */
export async function build(
  scope: string,
  parts: FrontParts,
  stopped: () => boolean,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<boolean> {
  let ahead: Ahead | undefined;
  while (!stopped()) {
    if (!(await parts.leases.hold(scope, 'build'))) return false;
    const { cohort, left } = await lowest(scope, parts);
    if (!cohort) return left === 0;
    const limit = Math.min(parts.batch, cohort.limit);
    const read = ahead?.after === cohort.position ? ahead.events : parts.store.readScope(scope, cohort.position, limit);
    const events = (await read).slice(0, limit);
    if (events.length < Math.min(limit, LAST_STRETCH) || events.length === 0) {
      ahead = undefined;
      await finish(scope, parts, cohort, events);
    } else {
      ahead = readAhead(parts, scope, events.at(-1)!.position);
      await move(scope, parts, cohort, events);
    }
    const names = cohort.members.map(({ projection }) => projection.name);
    onProgress({ scope, projections: names, position: events.at(-1)?.position ?? cohort.position });
  }
  return false;
}

interface Building {
  readonly position: number;
  readonly members: readonly Member[];
  /** Events up to where the next group stands. */
  readonly limit: number;
}

interface Ahead {
  readonly after: number;
  readonly events: Promise<readonly PositionedEvent[]>;
}

/** The next batch is read while this one is written. */
function readAhead(parts: FrontParts, scope: string, after: number): Ahead {
  const events = parts.store.readScope(scope, after, parts.batch);
  events.catch(() => undefined); // Told when it is asked for.
  return { after, events };
}

async function lowest(scope: string, { pool, projections }: FrontParts): Promise<{ cohort?: Building; left: number }> {
  const checkpoints = await inScope(pool, scope, 'read', (client) => readCheckpoints(client, scope));
  const building = checkpoints.filter(({ status }) => status === 'in_costruzione');
  const ours = building.flatMap((at) => {
    const projection = projections.find(({ name, version }) => name === at.projection && version === at.version);
    return projection && !at.parked ? [{ ...at, projection }] : [];
  });
  if (ours.length === 0) return { left: building.length };
  const position = Math.min(...ours.map((one) => one.position));
  const next = Math.min(...ours.map((one) => (one.position > position ? one.position : Infinity)));
  return {
    cohort: { position, members: ours.filter((one) => one.position === position), limit: next - position },
    left: building.length,
  };
}

async function move(scope: string, parts: FrontParts, cohort: Building, events: readonly PositionedEvent[]) {
  const { pool, leases, logger } = parts;
  const asCohort = { ...cohort, scope, work: 'build' as const, owner: leases.owner };
  try {
    const moved = await advance(pool, asCohort, events);
    if (moved.length < cohort.members.length) leases.lost(scope, 'build');
  } catch (error) {
    if (isOutage(error)) throw error;
    await advanceEach(pool, asCohort, events, logger);
  }
}

async function finish(scope: string, parts: FrontParts, cohort: Building, events: readonly PositionedEvent[]) {
  try {
    const switched = await switchOver(parts.pool, parts.store, scope, cohort, LAST_STRETCH * 5);
    for (const { projection, generation } of switched) {
      parts.logger.info({ scope, projection: projection.name, generation }, 'generation switched in');
    }
    if (switched.length === 0 && events.length > 0) await move(scope, parts, cohort, events);
    else if (switched.length === 0) await sleep(50);
  } catch (error) {
    if (isOutage(error)) throw error;
    await move(scope, parts, cohort, events);
  }
}
