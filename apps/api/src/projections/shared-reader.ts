import { registro, recordedAt } from '@consorzi/projections/audit';
import {
  MembersBehind,
  ProjectionBehind,
  type AnyProjection,
  type Moment,
  type Reader,
  type SharedReader,
} from '@consorzi/projections/projecting';
import type { Pool, PoolClient } from 'pg';

import { readCheckpoints, type Checkpoint } from './checkpoints.js';
import { readable, resolve, SETTLING_MS } from './reader.js';
import { RowReader } from './row-reader.js';
import { SharedRowReader, type MemberAt } from './shared-row-reader.js';
import { inScope } from './transaction.js';

export interface SharedOptions {
  /** The scope of the ATS: to it the members share, and as it they are read. */
  readonly ats: string;
  /**
   * A date: the ATS and each member as known then. Or positions, as an earlier answer gave them; a member that they do
   * not name is read as of when the position of the ATS was recorded, or at its newest where that is not named either.
   */
  readonly al?: Date | Moment | undefined;
  /** What `work` is going to read of the members, and of the ATS itself. */
  readonly projections: readonly AnyProjection[];
  readonly own?: readonly AnyProjection[];
}

/**
 * Runs `work` with what the members share with an ATS and with the ATS's own rows: a single REPEATABLE READ transaction
 * in which the sharing of now, positions, generations and rows are read together.
 * @throws MomentTooFresh, ProjectionBehind for the ATS itself; MembersBehind with a moment of all who share.
 */
export function readShared<T>(
  pool: Pool,
  { ats, al, projections, own = [] }: SharedOptions,
  work: (shared: SharedReader, own: Reader) => Promise<T>,
): Promise<T> {
  return inScope(pool, ats, 'read', async (client) => {
    const checkpoints = await readCheckpoints(client, ats);
    const generationOf = (projection: AnyProjection) => readable(checkpoints, projection);
    const registry = new RowReader(client, ats, generationOf(registro).position, generationOf);
    const position = await resolve(client, ats, al, generationOf);
    const behind = own.find((one) => generationOf(one).position < position);
    if (behind) throw new ProjectionBehind(ats, behind.name, generationOf(behind).position);
    const members = await membersAt(client, projections, await askedOf(ats, al, registry));
    return work(new SharedRowReader(client, ats, members), new RowReader(client, ats, position, generationOf));
  });
}

/**
 * The same of one member alone: what the ATS sees of it. Who asks is of that member, so that nothing of the ATS itself
 * comes with it, not even where it stands. @throws MembersBehind
 */
export function readSharedOf<T>(
  pool: Pool,
  { ats, scope, al, projections }: Omit<SharedOptions, 'own'> & { readonly scope: string },
  work: (shared: SharedReader) => Promise<T>,
): Promise<T> {
  return inScope(pool, ats, 'read', async (client) => {
    const asked = al instanceof Date ? { date: al, named: {} } : { date: null, named: al ?? {} };
    const members = await membersAt(client, projections, asked, scope);
    return work(new SharedRowReader(client, ats, members));
  });
}

/** Where the members are to be read: at the positions named, the others at the date, or at their newest without one. */
interface Asked {
  readonly date: Date | null;
  readonly named: Moment;
}

/** A position of the ATS stands for when it was recorded: the members are shown as they were known then. */
async function askedOf(ats: string, al: SharedOptions['al'], registry: Reader): Promise<Asked> {
  if (al instanceof Date) return { date: al, named: {} };
  const position = al?.[ats];
  if (position === undefined) return { date: null, named: al ?? {} };
  return { date: new Date((await recordedAt(registry, position)) ?? 0), named: al! };
}

type Standing = Pick<Checkpoint, 'projection' | 'generation' | 'version' | 'status' | 'position'> & {
  readonly scope: string;
};

/** Each member that shares anything now, or `only` this one if it does, at its position. @throws MembersBehind */
async function membersAt(
  client: PoolClient,
  projections: readonly AnyProjection[],
  { date, named }: Asked,
  only?: string,
): Promise<readonly MemberAt[]> {
  const { rows: standings } = await client.query<Standing>('select * from read.sharing_standings($1)', [
    [registro, ...projections].map(({ name }) => name),
  ]);
  const scopes = [...new Set(standings.map(({ scope }) => scope))].filter((scope) => !only || scope === only).sort();
  const dated = date && scopes.some((scope) => named[scope] === undefined) ? await positionsAt(client, date) : null;
  const behind: string[] = [];
  const offered: Record<string, number> = {};
  const members = scopes.map((scope): MemberAt => {
    const own = standings.filter((one) => one.scope === scope);
    const generationOf = (projection: AnyProjection) => readable(own, projection);
    const front = generationOf(registro).position;
    const then = dated?.get(scope);
    const position = named[scope] ?? (date ? (then?.position ?? -1) : front);
    offered[scope] = Math.min(position, ...[registro, ...projections].map((one) => generationOf(one).position));
    const isFresh = named[scope] === undefined && then && !then.settled;
    if (offered[scope] < position || isFresh) behind.push(scope);
    return { scope, position, generationOf };
  });
  if (behind.length > 0) throw new MembersBehind(behind, offered);
  return members;
}

/** The position that a date stands for in each member's log, and whether that is settled. */
async function positionsAt(client: PoolClient, date: Date) {
  const { rows } = await client.query<{ scope: string; position: number; settled: boolean }>(
    'select scope, position, settled from read.sharing_positions($1, $2)',
    [date.toISOString(), new Date(date.getTime() + SETTLING_MS).toISOString()],
  );
  return new Map(rows.map(({ scope, ...at }) => [scope, at]));
}
