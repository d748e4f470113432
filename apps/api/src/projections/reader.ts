import {
  MomentTooFresh,
  ProjectionBehind,
  type AnyProjection,
  type Moment,
  type Reader,
} from '@consorzi/projections/projecting';
import { recordedAt, registro } from '@consorzi/projections/audit';
import type { ClientBase, Pool, PoolClient } from 'pg';

import { readCheckpoints, type Checkpoint } from './checkpoints.js';
import { positionAt } from './position-at.js';
import { RowReader, type Generation } from './row-reader.js';
import { inScope } from './transaction.js';

export interface ReadOptions {
  readonly scope: string;
  /** A date, or a moment given with an earlier answer; the newest when left out or when it does not name the scope. */
  readonly al?: Date | Moment | undefined;
  /** What `work` is going to read: checked at once, so that a refusal names a position that all of them can offer. */
  readonly projections?: readonly AnyProjection[];
}

/** A date this recent may still get an event: its command is under way, or the clocks differ. */
export const SETTLING_MS = 2_000;

/**
 * Runs `work` with the rows of one scope at one moment: a single REPEATABLE READ transaction that reads checkpoints,
 * active generations and rows together. `reader.moment` is what the answer should carry back to the caller.
 * @throws MomentTooFresh where the moment lies after what is settled; ProjectionBehind where a read model has not
 * reached it. Both say which position can be had instead.
 */
export function readAt<T>(pool: Pool, options: ReadOptions, work: (reader: Reader) => Promise<T>): Promise<T> {
  const { scope, al, projections = [] } = options;
  return inScope(pool, scope, 'read', async (client) => {
    const checkpoints = await readCheckpoints(client, scope);
    const generationOf = (projection: AnyProjection) => readable(checkpoints, projection);
    const position = await resolve(client, scope, al, generationOf);
    const offered = Math.min(position, ...projections.map((one) => generationOf(one).position));
    const behind = projections.find((one) => generationOf(one).position < position);
    if (behind) throw new ProjectionBehind(scope, behind.name, offered);
    return work(new RowReader(client, scope, position, generationOf));
  });
}

/** The moment that a date stands for in one scope, as `readAt` would take it. */
export function momentAt(pool: Pool, scope: string, al?: Date | Moment): Promise<Moment> {
  return readAt(pool, { scope, al }, (reader) => Promise.resolve(reader.moment));
}

/**
 * The generation whose rows this code understands: the active one, or the one that is being built after the meaning of
 * the rows changed. Position -1 where there is none.
 */
export function readable(
  checkpoints: readonly Pick<Checkpoint, 'projection' | 'generation' | 'version' | 'status' | 'position'>[],
  { name, version }: AnyProjection,
): Generation {
  const own = checkpoints.filter((one) => one.projection === name && one.version === version);
  const chosen = own.find(({ status }) => status === 'attiva') ?? own.find(({ status }) => status === 'in_costruzione');
  return chosen ?? { generation: 0, position: -1 };
}

/** The position that `al` stands for. */
export async function resolve(
  client: PoolClient,
  scope: string,
  al: ReadOptions['al'],
  generationOf: (projection: AnyProjection) => Generation,
): Promise<number> {
  const registered = generationOf(registro);
  const newest = registered.position;
  if (al instanceof Date) {
    const registry = new RowReader(client, scope, newest, generationOf);
    if (!(await isSettled(client, registry, al))) throw new MomentTooFresh(scope, newest);
    return positionAt(client, scope, registered, al);
  }
  const asked = al?.[scope] ?? newest;
  if (!Number.isSafeInteger(asked) || asked < -1) throw new RangeError(`not a position: ${asked}`);
  if (asked > newest) throw new MomentTooFresh(scope, newest);
  return asked;
}

/**
 * Whether no event can still come to lie at or before the date: a later one is projected already, or the log was seen
 * to end here after the date had passed.
 */
async function isSettled(client: ClientBase, registry: Reader, date: Date): Promise<boolean> {
  const latest = await recordedAt(registry, registry.position);
  if (latest !== null && date.toISOString() < latest) return true;
  const { rows } = await client.query<{ seen_at: Date; last: number | null }>(
    `select seen_at, (heads->>$1)::float8 as last from read.log_heads where seen_at > '-infinity'`,
    [registry.scope],
  );
  const [seen] = rows;
  return !!seen && seen.seen_at.getTime() - SETTLING_MS > date.getTime() && (seen.last ?? -1) <= registry.position;
}
