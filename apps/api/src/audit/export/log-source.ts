import { type EventStore, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { HASH_BYTES, TILE_WIDTH, type TextLine } from '@consorzi/domain/audit';
import { isUuid } from '@consorzi/domain/shared';
import { ats } from '@consorzi/projections/ats';
import { consorzio } from '@consorzi/projections/tenancy';
import type { Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { readAt } from '../../projections/index.js';
import type { Mention } from './write-bundle.js';

/** Events read at once. */
const PAGE = 500;
const TILES_AT_ONCE = 100;

/**
 * The events of a scope up to a position, page by page, with whatever else stands there: a row that is missing is a gap,
 * and told as one.
 */
export async function* eventsUpTo(
  store: EventStore,
  scope: string,
  position: number,
): AsyncGenerator<readonly PositionedEvent[]> {
  for (let after = -1; after < position;) {
    const page = await store.readScope(scope, after, PAGE);
    const within = page.filter((event) => event.position <= position);
    if (within.length > 0) yield within;
    if (page.length < PAGE) return;
    after = page.at(-1)!.position;
  }
}

/** The words behind mentions, in their order: there, erased, or not there at all. */
export async function wordsOf(pool: Pool, scope: string, mentions: readonly Mention[]): Promise<readonly TextLine[]> {
  if (mentions.length === 0) return [];
  const { rows } = await inScope(pool, scope, (client) =>
    client.query<{ id: string; sale: Buffer | null; testo: string | null }>(
      'select id, sale, testo from platform.testi where scope = $1 and id = any($2::uuid[])',
      // What is no id of ours, in an event that somebody changed, is the id of no text.
      [scope, [...new Set(mentions.map(({ testoId }) => testoId))].filter(isUuid)],
    ),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return mentions.map(({ testoId: id, hash, position }): TextLine => {
    const row = found.get(id);
    if (!row) return { id, hash, position, mancante: true };
    if (row.sale === null || row.testo === null) return { id, hash, position, cancellato: true };
    return { id, hash, position, sale: row.sale.toString('base64'), testo: row.testo };
  });
}

/**
 * The leaves as the tiles of the tree keep them, the first `size` at most and as far as no tile is missing: what the
 * events were when they were signed, whatever they are now.
 */
export async function keptLeaves(pool: Pool, scope: string, size: number) {
  const { rows } = await inScope(pool, scope, (client) =>
    client.query<{ index: number; leaves: number }>(
      `select index::float8 as index, length(hashes) / ${HASH_BYTES} as leaves from read.tessere
       where scope = $1 and level = 0 order by index`,
      [scope],
    ),
  );
  let kept = 0;
  for (const { index, leaves } of rows) {
    if (index * TILE_WIDTH !== kept) break;
    kept += Math.min(leaves, TILE_WIDTH);
  }
  const count = Math.min(size, kept);
  return { count, chunks: tilesUpTo(pool, scope, count) };
}

async function* tilesUpTo(pool: Pool, scope: string, count: number): AsyncGenerator<Buffer> {
  let left = count * HASH_BYTES;
  for (let next = 0; left > 0; next += TILES_AT_ONCE) {
    const { rows } = await inScope(pool, scope, (client) =>
      client.query<{ hashes: Buffer }>(
        `select hashes from read.tessere
         where scope = $1 and level = 0 and index >= $2 and index < $3 order by index`,
        [scope, next, next + TILES_AT_ONCE],
      ),
    );
    const leaves = Buffer.concat(rows.map(({ hashes }) => hashes.subarray(0, TILE_WIDTH * HASH_BYTES)));
    if (leaves.length < Math.min(left, TILES_AT_ONCE * TILE_WIDTH * HASH_BYTES))
      throw new Error('a tile went meanwhile');
    yield leaves.subarray(0, left);
    left -= Math.min(left, leaves.length);
  }
}

/** How the scope is called; its slug where it was never given a name. */
export async function denominazioneOf(pool: Pool, scope: string): Promise<string> {
  return readAt(pool, { scope, projections: [] }, async (reader) => {
    const [own] = await reader.many(consorzio, [scope]);
    const [alliance] = await reader.many(ats, [scope]);
    return own?.row.denominazione ?? alliance?.row.denominazione ?? scope;
  });
}
