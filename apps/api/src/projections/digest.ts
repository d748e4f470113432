import { ModelDigest, type AnyProjection } from '@consorzi/projections/projecting';
import { sha256 } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';
import type { ClientBase, Pool } from 'pg';

import { readCheckpoints } from './checkpoints.js';
import { filterValue, whole } from './rows.js';
import { inScope } from './transaction.js';

/** Rows held in memory at a time. */
const PAGE = 2_000;

export interface Digest {
  readonly scope: string;
  readonly projection: string;
  /** Up to which event the rows count: only digests of the same position can be compared. */
  readonly position: number;
  /** SHA-256, hex; see `ModelDigest`. */
  readonly sha256: string;
}

/** One digest per (projection, scope), and one over all of them: SHA-256 of their lines in order. */
export interface Digests {
  readonly all: string;
  readonly each: readonly Digest[];
}

/** Digests the active rows and versions as the tables hold them. Memory does not grow with them. */
export async function digest(
  pool: Pool,
  projections: readonly AnyProjection[],
  scopes: readonly string[],
): Promise<Digests> {
  const each: Digest[] = [];
  for (const scope of [...scopes].sort()) each.push(...(await digestScope(pool, projections, scope)));
  const lines = each.map((one) => `${one.scope} ${one.projection} ${one.position} ${one.sha256}\n`);
  return { all: sha256(lines.join('')), each };
}

function digestScope(pool: Pool, projections: readonly AnyProjection[], scope: string): Promise<readonly Digest[]> {
  return inScope(pool, scope, 'read', async (client) => {
    const digests: Digest[] = [];
    for (const { projection: name, generation, status, position } of await readCheckpoints(client, scope)) {
      const projection = projections.find((one) => one.name === name);
      if (!projection || status !== 'attiva') continue;
      const model = new ModelDigest();
      const fields = Object.keys(projection.filters);
      for await (const row of pages<CurrentRow>(client, name, ['key'], scope, generation)) {
        model.row(row.key, Number(row.position), row.removed, row.row);
        for (const field of fields) {
          const value = row[`f_${field}`] as string | null;
          if (value !== filterValue(row.row, field)) model.falseFilter(row.key, field, value);
        }
      }
      if (!projection.insertOnly) {
        for await (const row of pages<VersionRow>(client, `${name}_versioni`, ['key', 'position'], scope, generation)) {
          model.version(row.key, Number(row.position), row.row);
        }
      }
      digests.push({ scope, projection: name, position, sha256: model.hex() });
    }
    return digests;
  });
}

interface CurrentRow {
  readonly [filter: `f_${string}`]: unknown;
  readonly key: string;
  readonly position: string;
  readonly removed: boolean;
  readonly row: JsonObject;
}
interface VersionRow {
  readonly key: string;
  readonly position: string;
  readonly row: JsonObject | null;
}

/** A table's rows of one generation in the order of `by`, a page at a time within the same snapshot. */
async function* pages<Row extends CurrentRow | VersionRow>(
  client: ClientBase,
  table: string,
  by: readonly ('key' | 'position')[],
  scope: string,
  generation: number,
): AsyncGenerator<Row> {
  let after: Row | undefined;
  for (;;) {
    const place = by.map((_, index) => `$${index + 3}`).join(', ');
    const { rows }: { rows: Row[] } = await client.query(
      `select * from read.${table} where scope = $1 and generation = $2
         ${after ? `and (${by.join(', ')}) > (${place})` : ''} order by ${by.join(', ')} limit ${PAGE}`,
      [scope, generation, ...(after ? by.map((column) => after![column]) : [])],
    );
    yield* rows.map(whole);
    if (rows.length < PAGE) return;
    after = rows.at(-1);
  }
}
