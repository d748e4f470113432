import type { AnyProjection, Stretch } from '@consorzi/projections/projecting';

/** Rows that one answer may hold. */
const MOST = 1_000;

/**
 * The SQL of a stretch. Each value of `any` walks its own index from the end that is asked for and stops after `first`
 * rows: what is rare is not searched for among what is frequent, and the cost does not grow with the history. Where a
 * field must be present, its own index holds few rows and the values only narrow them.
 * Parameters: $1 scope, $2 generation, $3 position, then `values`.
 */
export function stretchQuery(
  projection: AnyProjection,
  stretch: Stretch,
): { readonly text: string; readonly values: readonly unknown[] } {
  const { from, until, newestFirst, first, where = {}, any, present } = stretch;
  if (!(first >= 1 && first <= MOST)) throw new RangeError(`a stretch holds 1-${MOST} rows: ${first}`);
  const column = (field: string): string => {
    if (!(field in projection.filters)) throw new Error(`${projection.name} declares no filter ${field}`);
    return `k."f_${field}"`;
  };
  const values: unknown[] = [from, until];
  const checks = Object.entries(where).map(([field, value]) => `${column(field)} = $${values.push(value) + 3}`);
  if (present !== undefined) checks.push(`${column(present)} is not null`);
  const order = `order by key ${newestFirst ? 'desc' : 'asc'} limit ${Math.trunc(first)}`;
  const rows = (more: string) =>
    `select k.key, k.position, k.row from read.${projection.name} k
     where k.scope = $1 and k.generation = $2 and k.position <= $3 and k.key >= $4 and k.key <= $5
     ${[...checks, more].map((check) => (check ? `and ${check}` : '')).join(' ')} ${order.replace('key', 'k.key')}`;
  if (any && present !== undefined) {
    checks.push(`${column(any.field)} = any($${values.push(any.values) + 3}::text[])`);
  }
  const source =
    any && present === undefined
      ? `select r.* from unnest($${values.push(any.values) + 3}::text[]) as a(value)
       cross join lateral (${rows(`${column(any.field)} = a.value`)}) r ${order}`
      : rows('');
  return { text: `select key, position::float8 as position, row from (${source}) s ${order}`, values };
}
