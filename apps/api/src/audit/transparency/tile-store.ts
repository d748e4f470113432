import type { LoadTile, Tile } from '@consorzi/domain/audit';
import type { ClientBase } from 'pg';

/** The tiles of a scope's tree, within the transaction of their tenant. */
export function tilesIn(client: ClientBase, scope: string): LoadTile {
  // A tree asks for several at once, the connection answers one question at a time.
  let asked: Promise<unknown> = Promise.resolve();
  return async (level, index) => {
    const answer = asked.then(() =>
      client.query<{ hashes: Buffer }>({
        name: 'tessera',
        text: 'select hashes from read.tessere where scope = $1 and level = $2 and index = $3',
        values: [scope, level, index],
      }),
    );
    asked = answer.catch(() => undefined);
    return (await answer).rows[0]?.hashes;
  };
}

/** The tiles just made, and where they do not tell, those that are kept. */
export function tilesOver(made: readonly Tile[], kept: LoadTile): LoadTile {
  const own = new Map(made.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  return async (level, index) => own.get(`${level}/${index}`) ?? kept(level, index);
}

/** Puts tiles in the place of those that are kept under their number. */
export async function writeTiles(client: ClientBase, scope: string, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return;
  await client.query({
    name: 'tessere',
    text: `insert into read.tessere (scope, level, index, hashes)
      select $1, t.level, t.index, t.hashes from unnest($2::int[], $3::bigint[], $4::bytea[]) t(level, index, hashes)
      on conflict (scope, level, index) do update set hashes = excluded.hashes`,
    values: [
      scope,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => hashes),
    ],
  });
}
