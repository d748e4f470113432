import type { AnyProjection } from '@consorzi/projections/projecting';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { ClientBase, Pool } from 'pg';

import { inScope } from './transaction.js';

export type Status = 'attiva' | 'in_costruzione' | 'dismessa';

/** Where one generation of one projection stands in one scope. */
export interface Checkpoint {
  readonly projection: string;
  readonly generation: number;
  /** Of the projection's code that wrote the rows. */
  readonly version: number;
  readonly status: Status;
  /** The last event in its rows; -1 for none. */
  readonly position: number;
  /** The event it stopped before, until it is retried or rebuilt. */
  readonly parked: Parked | null;
}

export interface Parked {
  readonly position: number;
  readonly eventId: string;
  readonly error: string;
  /** How often the same event was tried. */
  readonly attempts: number;
  readonly since: Date;
}

/** One generation of one projection: what the runner feeds. */
export interface Member {
  readonly projection: AnyProjection;
  readonly generation: number;
}

/** The checkpoints of the transaction's tenant, ordered by projection and generation. */
export async function readCheckpoints(client: ClientBase, scope: string): Promise<readonly Checkpoint[]> {
  const { rows } = await client.query<Record<string, never>>({
    name: 'checkpoints',
    text: `select projection, generation, version, status, position::float8 as position,
        parked_position::float8 as parked_position, parked_event, parked_error, parked_since, attempts
      from read.checkpoints where scope = $1 order by projection, generation`,
    values: [scope],
  });
  return rows.map((row) => ({
    projection: row['projection']!,
    generation: row['generation']!,
    version: row['version']!,
    status: row['status']!,
    position: row['position']!,
    parked:
      row['parked_position'] === null
        ? null
        : {
            position: row['parked_position']!,
            eventId: row['parked_event']!,
            error: row['parked_error']!,
            attempts: row['attempts']!,
            since: row['parked_since']!,
          },
  }));
}

/** What stands where in a scope, for screens and the CLI. Any role that can read the scope may ask. */
export function projectionStatus(pool: Pool, scope: string): Promise<readonly Checkpoint[]> {
  return inScope(pool, scope, 'read', (client) => readCheckpoints(client, scope));
}

/** Gives every projection that has none yet a first, active generation with nothing in it. */
export async function ensureCheckpoints(client: ClientBase, scope: string, projections: readonly AnyProjection[]) {
  await client.query(
    `insert into read.checkpoints (scope, projection, generation, version, status)
     select $1, p.name, 1, p.version, 'attiva' from unnest($2::text[], $3::int[]) as p(name, version)
     where not exists (select 1 from read.checkpoints c where c.scope = $1 and c.projection = p.name)
     on conflict do nothing`,
    [scope, projections.map(({ name }) => name), projections.map(({ version }) => version)],
  );
}

/** Records that a generation stopped before an event, and why. */
export async function park(pool: Pool, scope: string, member: Member, event: PositionedEvent, error: string) {
  await inScope(pool, scope, 'write', (client) =>
    client.query(
      `update read.checkpoints set parked_position = $4, parked_event = $5, parked_error = $6, parked_since = now(),
         attempts = attempts + 1
       where scope = $1 and projection = $2 and generation = $3 and position = $4 - 1`,
      [scope, member.projection.name, member.generation, event.position, event.eventId, error.slice(0, 2000)],
    ),
  );
}

/**
 * Lets parked generations try their event again: all of a scope, or one projection's. The runner notices at its next
 * poll. Returns how many there were. Needs the projector's role.
 */
export function retry(pool: Pool, scope: string, projection?: string): Promise<number> {
  return inScope(pool, scope, 'write', async (client) => {
    const { rowCount } = await client.query(
      `update read.checkpoints set parked_position = null, parked_event = null, parked_error = null, parked_since = null
       where scope = $1 and projection = coalesce($2, projection) and parked_position is not null`,
      [scope, projection ?? null],
    );
    return rowCount ?? 0;
  });
}
