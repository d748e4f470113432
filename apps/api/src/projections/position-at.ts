import type { ClientBase } from 'pg';

import type { Generation } from './row-reader.js';

/**
 * The last position of a scope recorded at or before `date`; -1 before the first event. Times never go back as positions
 * go on, so it is a search by halves over the keys of `registro`: twenty looks into a million events, in one question,
 * and no index on dates.
 */
export async function positionAt(
  client: ClientBase,
  scope: string,
  { generation, position: last }: Generation,
  date: Date,
): Promise<number> {
  // Invariant: `low` is at or before the date (or -1), everything from `high` on is after it.
  const { rows } = await client.query<{ low: number }>({
    name: 'position at',
    text: `with recursive search (low, high) as (
        select -1::bigint, $3::bigint + 1
        union all
        select case when p.earlier then p.middle else s.low end, case when p.earlier then s.high else p.middle end
        from search s cross join lateral (
          select (s.low + s.high) / 2 as middle, (
            select r.row->>'recordedAt' collate "C" <= $4 from read.registro r
            where r.scope = $1 and r.generation = $2 and r.key = lpad(((s.low + s.high) / 2)::text, 16, '0')) as earlier) p
        where s.high - s.low > 1)
      select low::float8 as low from search where high - low = 1`,
    values: [scope, generation, last, date.toISOString()],
  });
  const [found] = rows;
  if (!found) throw new Error(`${scope}: registro misses rows before ${last}`);
  return found.low;
}
