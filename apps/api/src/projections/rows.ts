import type { Folded, Known } from '@consorzi/projections/projecting';
import type { JsonObject } from '@consorzi/domain/shared';
import type { ClientBase } from 'pg';

import { bigintArray, jsonArray, smallintArray, textArray } from '../database/binary-array.js';
import type { Member } from './checkpoints.js';

/** Bits of what is to be done with an element of the written arrays. */
const AS_VERSION = 1;
const AS_CURRENT = 2;
const REMOVED = 4;

/** What is stored of the keys, removed rows included. */
export async function loadRows(
  client: ClientBase,
  scope: string,
  { projection, generation }: Member,
  keys: readonly string[],
): Promise<Map<string, Known>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<{ key: string } & Known>({
    name: `load ${projection.name}`,
    text: `select key, position::float8 as position, removed, row from read.${projection.name}
      where scope = $1 and generation = $2 and key = any($3::text[])`,
    values: [scope, generation, textArray(keys)],
  });
  return new Map(rows.map(({ key, ...known }) => [key, known]));
}

/**
 * Writes a folded batch in one statement: each version, and the current row of each key. A row that is both travels
 * once. Sent without waiting; the promise settles when the server has answered.
 */
export function writeRows(client: ClientBase, scope: string, member: Member, folded: Folded): Promise<unknown> {
  if (folded.versions.length === 0) return Promise.resolve();
  const { name, insertOnly, filters } = member.projection;
  const elements = elementsOf(folded);
  const fields = Object.keys(filters);
  const values = [
    scope,
    member.generation,
    textArray(elements.map(({ key }) => key)),
    bigintArray(elements.map(({ position }) => position)),
    jsonArray(elements.map(({ row }) => (row === null ? null : JSON.stringify(row)))),
    smallintArray(elements.map(({ use }) => use)),
    ...fields.map((field) => textArray(elements.map(({ row }) => filterValue(row, field)))),
  ];
  return client.query({ name: `write ${name}`, text: (insertOnly ? insertRows : upsertRows)(name, fields), values });
}

/** What the column of a filter holds: the text that `row->>'field'` would give. */
export function filterValue(row: JsonObject | null, field: string): string | null {
  const value = row?.[field] ?? null;
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}

interface Element {
  readonly key: string;
  readonly position: number;
  readonly row: JsonObject | null;
  readonly use: number;
}

/** The last version of a key is also its current row, unless it removed the key: then the row before it stays. */
function elementsOf({ versions, current }: Folded): readonly Element[] {
  const elements: Element[] = versions.map(({ key, position, row }) => {
    const isCurrent = row !== null && current.get(key)!.position === position;
    return { key, position, row, use: isCurrent ? AS_VERSION | AS_CURRENT : AS_VERSION };
  });
  for (const [key, { position, removed, row }] of current) {
    if (removed) elements.push({ key, position, row, use: AS_CURRENT | REMOVED });
  }
  return elements;
}

const columnsOf = (fields: readonly string[]): string => fields.map((field) => `, "f_${field}"`).join('');

/** The arrays as rows: $3 keys, $4 positions, $5 rows, $6 uses, then one for each filter. */
function unnested(fields: readonly string[]): string {
  const types = ['text', 'bigint', 'json', 'smallint', ...fields.map(() => 'text')];
  const arrays = types.map((type, index) => `$${index + 3}::${type}[]`).join(', ');
  return `unnest(${arrays}) as i(key, position, row, use${columnsOf(fields)})`;
}

/** A key written twice breaks the primary key, and with it the promise that a row is its own only version. */
const insertRows = (name: string, fields: readonly string[]): string => `
  insert into read.${name} (scope, generation, key, position, removed, row${columnsOf(fields)})
  select $1, $2, key, position, false, row${columnsOf(fields)} from ${unnested(fields)}`;

const upsertRows = (name: string, fields: readonly string[]): string => `
  with i as materialized (select * from ${unnested(fields)}),
  versions as (
    insert into read.${name}_versioni (scope, generation, key, position, row)
    select $1, $2, key, position, row from i where use & ${AS_VERSION} <> 0)
  insert into read.${name} (scope, generation, key, position, removed, row${columnsOf(fields)})
  select $1, $2, key, position, use & ${REMOVED} <> 0, row${columnsOf(fields)} from i where use & ${AS_CURRENT} <> 0
  on conflict (scope, generation, key) do update set position = excluded.position, removed = excluded.removed,
    row = excluded.row${fields.map((field) => `, "f_${field}" = excluded."f_${field}"`).join('')}`;
