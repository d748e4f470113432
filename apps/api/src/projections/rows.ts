import type { AnyProjection, Folded, Known } from '@consorzi/projections/projecting';
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
    text: `select key, position::float8 as position, removed, row${asideColumn(projection)} from read.${projection.name}
      where scope = $1 and generation = $2 and key = any($3::text[])`,
    values: [scope, generation, textArray(keys)],
  });
  return new Map(rows.map(whole).map(({ key, ...known }) => [key, known]));
}

/** To be selected beside `row` where the whole row is wanted. */
export const asideColumn = ({ aside }: AnyProjection): string => (aside ? ', aside' : '');

/** A row with its fields that stand aside put back. */
export function whole<Selected extends { readonly row: JsonObject | null }>({
  aside,
  ...found
}: Selected & { readonly aside?: JsonObject | null }): Selected {
  return (aside ? { ...found, row: { ...found.row, ...aside } } : found) as unknown as Selected;
}

/**
 * Writes a folded batch in one statement: each version, and the current row of each key. A row that is both travels
 * once. Sent without waiting; the promise settles when the server has answered.
 */
export function writeRows(client: ClientBase, scope: string, member: Member, folded: Folded): Promise<unknown> {
  if (folded.versions.length === 0) return Promise.resolve();
  const { name, insertOnly, filters, aside } = member.projection;
  const elements = elementsOf(folded);
  const fields = Object.keys(filters);
  const values = [
    scope,
    member.generation,
    textArray(elements.map(({ key }) => key)),
    bigintArray(elements.map(({ position }) => position)),
    jsonArray(elements.map(({ row }) => (row === null ? null : JSON.stringify(aside ? without(row, aside) : row)))),
    smallintArray(elements.map(({ use }) => use)),
    ...fields.map((field) => textArray(elements.map(({ row }) => filterValue(row, field)))),
    ...(aside ? [jsonArray(elements.map(({ row }) => (row === null ? null : JSON.stringify(only(row, aside)))))] : []),
  ];
  const text = insertOnly ? insertRows(name, fields) : upsertRows(name, fields, aside !== undefined);
  return client.query({ name: `write ${name}`, text, values });
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

const only = (row: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(fields.filter((field) => field in row).map((field) => [field, row[field]!]));

const without = (row: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));

const columnsOf = (fields: readonly string[]): string => fields.map((field) => `, "f_${field}"`).join('');

/** The arrays as rows: $3 keys, $4 positions, $5 rows, $6 uses, then one for each filter, last what stands aside. */
function unnested(fields: readonly string[], aside: boolean): string {
  const types = ['text', 'bigint', 'json', 'smallint', ...fields.map(() => 'text'), ...(aside ? ['json'] : [])];
  const arrays = types.map((type, index) => `$${index + 3}::${type}[]`).join(', ');
  return `unnest(${arrays}) as i(key, position, row, use${columnsOf(fields)}${aside ? ', aside' : ''})`;
}

/** A key written twice breaks the primary key, and with it the promise that a row is its own only version. */
const insertRows = (name: string, fields: readonly string[]): string => `
  insert into read.${name} (scope, generation, key, position, removed, row${columnsOf(fields)})
  select $1, $2, key, position, false, row${columnsOf(fields)} from ${unnested(fields, false)}`;

function upsertRows(name: string, fields: readonly string[], hasAside: boolean): string {
  const aside = hasAside ? ', aside' : '';
  const columns = `${columnsOf(fields)}${aside}`;
  return `
  with i as materialized (select * from ${unnested(fields, hasAside)}),
  versions as (
    insert into read.${name}_versioni (scope, generation, key, position, row${aside})
    select $1, $2, key, position, row${aside} from i where use & ${AS_VERSION} <> 0)
  insert into read.${name} (scope, generation, key, position, removed, row${columns})
  select $1, $2, key, position, use & ${REMOVED} <> 0, row${columns} from i where use & ${AS_CURRENT} <> 0
  on conflict (scope, generation, key) do update set position = excluded.position, removed = excluded.removed,
    row = excluded.row${fields.map((field) => `, "f_${field}" = excluded."f_${field}"`).join('')}${
      hasAside ? ', aside = excluded.aside' : ''
    }`;
}
