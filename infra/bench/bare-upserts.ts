import type { AnyProjection } from '@consorzi/projections/projecting';
import type { JsonObject } from '@consorzi/domain/shared';
import pg from 'pg';

import type { BenchEnvironment } from './environment.js';

/** Events whose rows one transaction writes: as many as the runner takes. */
const BATCH = 2_000;
const GENERATION = 1_000_000;

interface Captured {
  readonly key: string;
  readonly position: number;
  readonly row: JsonObject | null;
}

/**
 * Writes the rows that a rebuild left, captured from its tables, again as another generation of the same tables: a
 * plain loop of multi-row upserts with the same batches, versions and indexes, one scope after another. Only the
 * writing is timed. Models that keep no versions are inserted once. The copies are deleted at the end.
 */
export async function bareUpserts(
  { projectorUrl }: BenchEnvironment,
  projections: readonly AnyProjection[],
  scopes: readonly string[],
): Promise<{ readonly ms: number }> {
  const client = new pg.Client({ connectionString: projectorUrl });
  await client.connect();
  let ms = 0;
  for (const scope of scopes) {
    const captured = new Map<AnyProjection, readonly Captured[]>();
    await inTenant(client, scope, async () => {
      for (const projection of projections) captured.set(projection, await capture(client, scope, projection));
    });
    const end = Math.max(...[...captured.values()].map((rows) => rows.at(-1)?.position ?? -1));
    const cursors = new Map<AnyProjection, number>();
    const start = performance.now();
    for (let from = 0; from <= end; from += BATCH) {
      await inTenant(client, scope, async () => {
        for (const [projection, rows] of captured) {
          const first = cursors.get(projection) ?? 0;
          let next = first;
          while (next < rows.length && rows[next]!.position < from + BATCH) next++;
          cursors.set(projection, next);
          if (next > first) await upsert(client, scope, projection, rows.slice(first, next));
        }
      });
    }
    ms += performance.now() - start;
    await inTenant(client, scope, async () => {
      for (const { name, insertOnly } of projections) {
        for (const table of insertOnly ? [name] : [name, `${name}_versioni`]) {
          await client.query(`delete from read.${table} where scope = $1 and generation = $2`, [scope, GENERATION]);
        }
      }
    });
  }
  await client.end();
  console.log(`  bare upserts ${Math.round(ms)} ms`);
  return { ms };
}

async function inTenant(client: pg.Client, scope: string, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await client.query('set local synchronous_commit = off');
  await client.query(`select set_config('app.scope', $1, true)`, [scope]);
  await work();
  await client.query('commit');
}

async function capture(client: pg.Client, scope: string, { name, insertOnly }: AnyProjection): Promise<Captured[]> {
  const table = insertOnly ? name : `${name}_versioni`;
  const { rows } = await client.query<Captured>(
    `select key, position::float8 as position, row from read.${table} where scope = $1 and generation =
       (select generation from read.checkpoints where scope = $1 and projection = $2 and status = 'attiva')
     order by position, key`,
    [scope, name],
  );
  return rows;
}

async function upsert(client: pg.Client, scope: string, projection: AnyProjection, rows: readonly Captured[]) {
  const { name, insertOnly, filters } = projection;
  const columns = (of: readonly Captured[]) => [
    scope,
    GENERATION,
    of.map(({ key }) => key),
    of.map(({ position }) => position),
    of.map(({ row }) => JSON.stringify(row)),
  ];
  const from = 'from unnest($3::text[], $4::bigint[], $5::json[]) as i(key, position, row)';
  if (!insertOnly) {
    const text = `insert into read.${name}_versioni (scope, generation, key, position, row)
      select $1, $2, key, position, row ${from}`;
    await client.query({ name: `bare versions ${name}`, text, values: columns(rows) });
  }
  const last = [...new Map(rows.map((row) => [row.key, row])).values()].filter(({ row }) => row !== null);
  const fields = Object.keys(filters);
  const named = fields.map((field) => `, "f_${field}"`).join('');
  const arrays = fields.map((_, index) => `, $${index + 6}::text[]`).join('');
  const text = `insert into read.${name} (scope, generation, key, position, removed, row${named})
    select $1, $2, key, position, false, row${named}
    from unnest($3::text[], $4::bigint[], $5::json[]${arrays}) as i(key, position, row${named})
    on conflict (scope, generation, key) do update set position = excluded.position, row = excluded.row`;
  const filtered = fields.map((field) => last.map(({ row }) => row?.[field] ?? null));
  await client.query({ name: `bare current ${name}`, text, values: [...columns(last), ...filtered] });
}
