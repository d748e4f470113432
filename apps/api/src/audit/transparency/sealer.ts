import {
  checkpointText,
  eventLeafHash,
  extendTiles,
  formatNote,
  parseNote,
  readCheckpoint,
  BadSignature,
  MalformedNote,
  signedBy,
  signNote,
  TiledTree,
  TileMissing,
  type SignerKey,
} from '@consorzi/domain/audit';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { ClientBase, Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { isStopped, TransparencyAlarm } from './alarms.js';
import { lastCheckpoint, type SignedCheckpoint } from './checkpoints.js';
import type { AuditKeys } from './keys.js';
import { tilesIn, tilesOver, writeTiles } from './tile-store.js';

/** How a seal ended: signed; nothing done because another process had or has the log in hand; or an open alarm. */
export type Sealed = 'sigillato' | 'altrove' | 'fermo';

/**
 * Signs the next checkpoint of a scope over these events, which follow the last one without a gap: tiles and checkpoint
 * in one transaction, so a tree never holds what no checkpoint covers. The lock only keeps two processes from the same
 * work; if it failed, the second one would find the events sealed, or its checkpoint's place taken.
 * @throws TransparencyAlarm where the tree is not the one that was signed last, or the key not the log's.
 */
export function seal(
  pool: Pool,
  keys: AuditKeys,
  scope: string,
  events: readonly PositionedEvent[],
  now = new Date(),
): Promise<Sealed> {
  return inScope(pool, scope, async (client) => {
    if (!(await lockTree(client, scope))) return 'altrove';
    if (await isStopped(client, scope, 'registro')) return 'fermo';
    const last = await lastCheckpoint(client, scope);
    const size = last?.size ?? 0;
    if (events.length === 0 || events[0]!.position !== size) return 'altrove';

    const signer = await keys.signer(client, scope, 'registro');
    if (last) await assertUnchanged(client, scope, last, signer);
    const kept = tilesIn(client, scope);
    const tiles = await extendTiles(size, events.map(eventLeafHash), kept).catch(asAlarm);
    await writeTiles(client, scope, tiles);
    const grown = size + events.length;
    const root = await new TiledTree(tilesOver(tiles, kept)).root(grown).catch(asAlarm);
    const testo = checkpointText({ origin: signer.name, size: grown, root, time: now.toISOString() });
    await client.query(
      `insert into audit.checkpoints (scope, size, root, testo, firma, firmato_il) values ($1, $2, $3, $4, $5, $6)`,
      [scope, grown, root, testo, signNote(signer, testo), now],
    );
    return 'sigillato';
  });
}

/** One at a time per scope signs, or makes the tiles again. False while another one does; ends with the transaction. */
export async function lockTree(client: ClientBase, scope: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('sigillo ' || $1, 0)) as locked`,
    [scope],
  );
  return rows[0]!.locked;
}

/**
 * The checkpoint that was signed last says what its columns say, under this key, and the tiles still give its root.
 * @throws TransparencyAlarm
 */
async function assertUnchanged(client: ClientBase, scope: string, last: SignedCheckpoint, signer: SignerKey) {
  const { size, root } = last;
  if (!isSignedAs(last, signer)) throw new TransparencyAlarm('registro', 'radice_diversa', { size, firma: false });
  const found = await new TiledTree(tilesIn(client, scope)).root(size).catch(asAlarm);
  if (!found.equals(root)) {
    throw new TransparencyAlarm('registro', 'radice_diversa', {
      ...{ size, firmata: root.toString('base64'), trovata: found.toString('base64') },
    });
  }
}

function isSignedAs({ size, root, testo, firma }: SignedCheckpoint, signer: SignerKey): boolean {
  try {
    const note = formatNote(testo, [firma]);
    const said = readCheckpoint(note);
    return said.size === size && said.root.equals(root) && signedBy(parseNote(note), signer) === true;
  } catch (error) {
    if (error instanceof MalformedNote || error instanceof BadSignature) return false;
    throw error;
  }
}

/** A tile that must be there and is not: the tree is not the one that was signed. */
export function asAlarm(error: unknown): never {
  if (error instanceof TileMissing) {
    throw new TransparencyAlarm('registro', 'tessera_mancante', { livello: error.level, numero: error.index });
  }
  throw error;
}
