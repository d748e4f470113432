import type { Pool } from 'pg';

/** Where a scope's read models stand: numbers only, so that any scope may be asked about. */
export interface Standing {
  /** Newest position of `registro`; -1 when it holds nothing. */
  readonly front: number;
  /** Active projections that stand before the newest one. */
  readonly behind: number;
  /** Generations stopped before a poison event. */
  readonly parked: number;
  /** Generations that are being built, or wait to be deleted. */
  readonly building: number;
}

/** The standing of each scope that has one; a scope never projected is missing. */
export async function readStandings(pool: Pool, scopes: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await pool.query<Standing & { scope: string; front: number | null }>(
    `select scope, front::float8 as front, behind::int, parked::int, building::int from read.standings($1)`,
    [scopes],
  );
  return new Map(
    rows
      .filter(({ front }) => front !== null)
      .map(({ scope, front, behind, parked, building }) => [scope, { front, behind, parked, building }]),
  );
}

/**
 * Notes where each log ended at a time: whoever asks for the state of yesterday must know that nothing of yesterday is
 * still to be projected, though the last event may be a week old.
 */
export async function noteHeads(
  pool: Pool,
  seenAt: Date,
  heads: readonly { readonly scope: string; readonly last: number }[],
): Promise<void> {
  await pool.query('update read.log_heads set seen_at = $1, heads = $2 where seen_at < $1', [
    seenAt.toISOString(),
    JSON.stringify(Object.fromEntries(heads.map(({ scope, last }) => [scope, last]))),
  ]);
}
