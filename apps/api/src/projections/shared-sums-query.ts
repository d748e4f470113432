import type { AnyProjection, Between, Summed } from '@consorzi/projections/projecting';

/** The rows of the members, each of the generation in use. Parameters: $1 scopes, $2 their generations, $3 positions. */
export const OF_MEMBERS = (name: string) => `read.${name} k
  join unnest($1::text[], $2::int[], $3::bigint[]) m(scope, generation, position)
    on k.scope = m.scope and k.generation = m.generation`;

/**
 * Sums made by the database. A row that has not changed since the moment is as it was: its columns are added up, and
 * nothing is unpacked. Of one that has, the version that counted then is looked up.
 */
export function sumsQuery<Field extends string>(
  projection: AnyProjection,
  { fields, by, where = {}, between }: Summed<Field>,
  isCurrent: boolean,
  values: unknown[],
): { readonly text: string; readonly of: readonly (readonly string[])[] } {
  const { name } = projection;
  const grouped = [...new Set(by.flat())];
  for (const field of [...fields, ...Object.keys(where), ...grouped]) assertFilter(projection, field);
  const moving = Object.keys(where)
    .concat(grouped)
    .find((field) => field !== 'scope' && !projection.filters[field]);
  if (moving) throw new Error(`${name}: ${moving} may change, it is no account`);
  const amount = (field: string) =>
    isCurrent
      ? `k."f_${field}"::bigint`
      : `case when k.position <= m.position then k."f_${field}"::bigint else (v.row->>'${field}')::bigint end`;
  const sets = by.map((list) => `(${list.map(columnOf).join(', ')})`).join(', ');
  const number = by.map((_, index) => `when ${maskOf(grouped, by[index]!)} then ${index}`).join(' ');
  const text = `select case ${grouped.length > 0 ? `grouping(${grouped.map(columnOf).join(', ')})` : '0'} ${number} end as by,
      ${[
        ...grouped.map((field) => `${columnOf(field)} as "${field}"`),
        ...fields.map((field) => `coalesce(sum(${amount(field)}), 0)::float8 as "sum_${field}"`),
      ].join(', ')}
    from ${OF_MEMBERS(name)} ${isCurrent ? '' : VERSION_THEN(name)}
    where ${[
      isCurrent ? 'not k.removed' : 'case when k.position <= m.position then not k.removed else v.row is not null end',
      ...Object.entries(where).map(([field, value]) => `k."f_${field}" = $${values.push(value) + 3}`),
      ...betweenOn(projection, between, values),
    ].join(' and ')}
    group by grouping sets (${sets})`;
  return { text, of: by };
}

/** The conditions on the current row that the bounds mean; their values are put after the others. */
export function betweenOn(projection: AnyProjection, between: Between | undefined, values: unknown[]): string[] {
  if (!between) return [];
  assertFilter(projection, between.field);
  if (!projection.filters[between.field]) throw new Error(`${projection.name}: ${between.field} may change`);
  const column = columnOf(between.field);
  return [
    ...(between.from === null ? [] : [`${column} >= $${values.push(between.from) + 3}`]),
    ...(between.to === null ? [] : [`${column} <= $${values.push(between.to) + 3}`]),
  ];
}

const VERSION_THEN = (name: string) => `left join lateral (
  select v.row from read.${name}_versioni v
  where k.position > m.position and v.scope = k.scope and v.generation = m.generation and v.key = k.key
    and v.position <= m.position
  order by v.position desc limit 1) v on true`;

const columnOf = (field: string): string => (field === 'scope' ? 'k.scope' : `k."f_${field}"`);

/** What \`grouping\` says of the list: a bit for each of the fields that is not in it, the first the highest. */
const maskOf = (grouped: readonly string[], list: readonly string[]): number =>
  grouped.reduce((mask, field) => mask * 2 + (list.includes(field) ? 0 : 1), 0);

function assertFilter({ name, filters }: AnyProjection, field: string): void {
  if (field !== 'scope' && !(field in filters)) throw new Error(`${name} declares no filter ${field}`);
}
