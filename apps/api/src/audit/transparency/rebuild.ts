import {
  BadSignature,
  eventLeafHash,
  extendTiles,
  Frontier,
  MalformedNote,
  parseNote,
  readCheckpoint,
  signedBy,
  type Hash,
  type Tile,
} from '@consorzi/domain/audit';
import { hashOf, type EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool, PoolClient } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { raiseAlarm, TransparencyAlarm } from './alarms.js';
import { checkpointsOf, readKeys, type PublishedKey, type SignedCheckpoint } from './checkpoints.js';
import { tilesIn, writeTiles } from './tile-store.js';

export interface TreeOptions {
  readonly store: EventStore;
  /** Of the projector's role for `rebuildTree`; any that reads for `verifyTree`. */
  readonly pool: Pool;
  readonly scope: string;
  readonly onProgress?: (events: number) => void;
}

/** What a recomputation of the tree found. */
export interface TreeOutcome {
  readonly ok: boolean;
  /** Events and checkpoints that agree, from the start of the log. */
  readonly events: number;
  readonly checkpoints: number;
  /** Tiles that were not as the log makes them. A rebuild has put them right, unless it stopped before them. */
  readonly tilesDiffering: number;
  /** The first checkpoint that the log does not give; null where all agree. */
  readonly firstBad: BadCheckpoint | null;
}

export interface BadCheckpoint {
  readonly size: number;
  /** Positions in which something was changed: those that this checkpoint added. */
  readonly from: number;
  readonly to: number;
  /** An event whose payload is not the one of its hash; null where it cannot be told which one it is. */
  readonly position: number | null;
  readonly motivo: 'radice' | 'firma' | 'registro_accorciato';
}

const PAGE = 2_000;

/** Makes every tile again from the log. The tree must give each root ever signed: one that does not raises the alarm. */
export async function rebuildTree(options: TreeOptions): Promise<TreeOutcome> {
  const { pool, scope } = options;
  const write = (tiles: readonly Tile[]) => inScope(pool, scope, (client) => writeTiles(client, scope, tiles));
  const outcome = await locked(pool, scope, async () => {
    const edge = new Map<number, Tile>();
    const made = await recompute(options, write, edge);
    // All agree: what stands beyond the end of the tree is of no tree.
    if (!made.firstBad) await write([...edge.values()]);
    if (!made.firstBad) await inScope(pool, scope, (client) => dropOthers(client, scope, made.events));
    return made;
  });
  const { firstBad } = outcome;
  if (firstBad) {
    const { motivo, ...where } = firstBad;
    const reason = motivo === 'registro_accorciato' ? motivo : 'evento_alterato';
    await raiseAlarm(pool, scope, new TransparencyAlarm('registro', reason, { ...where }));
  }
  return outcome;
}

/** The same without writing anything. */
export function verifyTree(options: TreeOptions): Promise<TreeOutcome> {
  return recompute(options, () => Promise.resolve());
}

/**
 * Follows the log from its start with what grows by its right edge alone: memory does not grow with it. Tiles that
 * are not kept as they should be are handed on, and only once a checkpoint over them has agreed.
 * @param edge the last tile of each level is left here.
 */
async function recompute(
  { store, pool, scope, onProgress }: TreeOptions,
  handOn: (tiles: readonly Tile[]) => Promise<void>,
  edge = new Map<number, Tile>(),
): Promise<TreeOutcome> {
  const key = (await inScope(pool, scope, (client) => readKeys(client, scope))).find(({ uso }) => uso === 'registro');
  const frontier = new Frontier();
  const leaves: Hash[] = [];
  let [tiled, agreed, checkpoints, tilesDiffering] = [0, 0, 0, 0];
  const flush = async () => {
    const own = leaves.splice(0, agreed - tiled);
    const load = (level: number, index: number) =>
      Promise.resolve(edge.get(level)?.index === index ? edge.get(level)!.hashes : undefined);
    const tiles = await extendTiles(tiled, own, load);
    for (const tile of tiles) edge.set(tile.level, tile);
    tiled = agreed;
    const wrong = await inScope(pool, scope, (client) => differing(client, scope, tiles));
    tilesDiffering += wrong.length;
    if (wrong.length > 0) await handOn(wrong);
  };
  const outcome = (firstBad: BadCheckpoint | null): TreeOutcome => ({
    ...{ ok: firstBad === null && tilesDiffering === 0, events: agreed, checkpoints, tilesDiffering, firstBad },
  });

  const events = eventsOf(store, scope);
  for await (const checkpoint of checkpointsOf(pool, scope)) {
    const bad = (motivo: BadCheckpoint['motivo'], position: number | null = null) => ({
      ...{ size: checkpoint.size, from: agreed, to: checkpoint.size - 1, position, motivo },
    });
    let swapped: number | null = null;
    while (frontier.size < checkpoint.size) {
      const { value: event, done } = await events.next();
      if (done) return (await flush(), outcome(bad('registro_accorciato')));
      // The leaf holds the payload by its hash alone: a payload that is another one shows only here.
      if (hashOf(event.data) !== event.payloadHash) swapped ??= event.position;
      const leaf = eventLeafHash(event);
      frontier.append(leaf);
      leaves.push(leaf);
    }
    if (swapped !== null || !frontier.root().equals(checkpoint.root)) {
      return (await flush(), outcome(bad('radice', swapped)));
    }
    if (!isSigned(checkpoint, key)) return (await flush(), outcome(bad('firma')));
    agreed = checkpoint.size;
    checkpoints += 1;
    if (agreed - tiled >= PAGE) await flush();
    onProgress?.(agreed);
  }
  await flush();
  return outcome(null);
}

/** The log in pages, the next one read while this one is worked on. */
async function* eventsOf(store: EventStore, scope: string) {
  let ahead = store.readScope(scope, -1, PAGE);
  for (;;) {
    const page = await ahead;
    if (page.length === PAGE) {
      ahead = store.readScope(scope, page.at(-1)!.position, PAGE);
      ahead.catch(() => undefined);
    }
    yield* page;
    if (page.length < PAGE) return;
  }
}

function isSigned({ note, size, root }: SignedCheckpoint, key: PublishedKey | undefined): boolean {
  try {
    const said = readCheckpoint(note);
    return !!key && said.size === size && said.root.equals(root) && signedBy(parseNote(note), key.key) === true;
  } catch (error) {
    if (error instanceof MalformedNote || error instanceof BadSignature) return false;
    throw error;
  }
}

/** Those that are not kept as they are here. One that has grown since counts by its beginning. */
async function differing(client: PoolClient, scope: string, tiles: readonly Tile[]): Promise<readonly Tile[]> {
  const load = tilesIn(client, scope);
  const wrong: Tile[] = [];
  for (const tile of tiles) {
    const kept = await load(tile.level, tile.index);
    if (!kept?.subarray(0, tile.hashes.length).equals(tile.hashes)) wrong.push(tile);
  }
  return wrong;
}

/** Tiles that the tree of so many leaves does not have. */
async function dropOthers(client: PoolClient, scope: string, leaves: number): Promise<void> {
  const counts: number[] = [];
  for (let left = leaves; left > 0; left = Math.floor(left / 256)) counts.push(Math.ceil(left / 256));
  await client.query(`delete from read.tessere where scope = $1 and index >= coalesce(($2::bigint[])[level + 1], 0)`, [
    scope,
    counts,
  ]);
}

/** While nobody signs the scope: what is being made again would be extended under our hands. */
async function locked<T>(pool: Pool, scope: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('sigillo ' || $1, 0))`, [scope]);
    return await work();
  } finally {
    // The lock is the connection's: it goes with it, also where the work failed half-way.
    client.release(true);
  }
}
