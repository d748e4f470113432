import {
  BadSignature,
  cosign,
  EMPTY_ROOT,
  formatVkey,
  isConsistent,
  LOG_KEY,
  MalformedNote,
  parseVkey,
  readCheckpoint,
  signedBy,
  TiledTree,
  type Checkpoint,
  type Hash,
} from '@consorzi/domain/audit';
import type { ClientBase, Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { isStopped, TransparencyAlarm } from './alarms.js';
import { readKeys, type SignedCheckpoint } from './checkpoints.js';
import { publishKey, type AuditKeys } from './keys.js';
import { asAlarm } from './sealer.js';
import { tilesIn } from './tile-store.js';

interface Asked {
  readonly testimone: string;
  readonly log: string;
  readonly checkpoint: SignedCheckpoint;
  /** Of the log, as it makes it known. */
  readonly vkey: string;
}

/** The witness's line under the checkpoint, and the key that checks it. */
export interface Witnessed {
  readonly riga: string;
  readonly vkey: string;
  readonly il: Date;
}

interface Visto {
  readonly size: number;
  readonly root: Hash;
  readonly riga: string;
  readonly vistoIl: Date;
}

/**
 * What a witness does: it looks up what it has seen of the log before, lets the log prove that it only added, and signs.
 * What it signed it has written down first, so a lost answer is given again and never made anew.
 * @returns null while an alarm of the witness is open.
 * @throws TransparencyAlarm testimone_in_disaccordo where the log does not add to what was seen, or signs with another key.
 */
export async function witness(pool: Pool, keys: AuditKeys, asked: Asked, now = new Date()): Promise<Witnessed | null> {
  const { testimone, log } = asked;
  const said = readOrRefuse(asked);
  const before = await inScope(pool, testimone, (client) => lastSeen(client, testimone, log));
  if (before && before.size > said.size) throw disagreement(asked, before);
  // In the log's own tenant: a witness has no eyes there, the proof is what it is shown.
  const proof = await inScope(pool, log, (client) =>
    new TiledTree(tilesIn(client, log)).consistencyProof(before?.size ?? 0, said.size).catch(asAlarm),
  );
  return inScope(pool, testimone, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('visto ' || $1 || ' ' || $2, 0))`, [
      testimone,
      log,
    ]);
    if (await isStopped(client, testimone, 'testimone', `registro di ${log}`)) return null;
    const seen = await lastSeen(client, testimone, log);
    // Another process was faster: its answer is found at the next look.
    if (seen?.size !== before?.size) return null;
    if (!isConsistent(seen ?? { size: 0, root: EMPTY_ROOT }, said, proof)) throw disagreement(asked, seen);
    await assertKnownKey(client, asked, seen);
    const signer = await keys.signer(client, testimone, 'testimone');
    const vkey = formatVkey(signer);
    if (seen?.size === said.size) return { riga: seen.riga, vkey, il: seen.vistoIl };
    const riga = cosign(signer, asked.checkpoint.testo, Math.floor(now.getTime() / 1_000));
    await client.query(
      `insert into audit.visti (scope, log, size, root, riga, visto_il) values ($1, $2, $3, $4, $5, $6)`,
      [testimone, log, said.size, said.root, riga, now],
    );
    return { riga, vkey, il: now };
  });
}

/** The checkpoint as its signed text says it: what stands beside it in columns is not what gets signed. */
function readOrRefuse(asked: Asked): Checkpoint {
  try {
    const { note, ...said } = readCheckpoint(asked.checkpoint.note);
    const key = parseVkey(asked.vkey);
    if (key.kind === LOG_KEY && said.origin === key.name && signedBy(note, key) === true) return said;
  } catch (error) {
    if (!(error instanceof MalformedNote || error instanceof BadSignature)) throw error;
  }
  throw disagreement(asked, null);
}

/** The log's key is the one under which it was seen first. */
async function assertKnownKey(client: ClientBase, asked: Asked, seen: Visto | null): Promise<void> {
  const { testimone, log, vkey } = asked;
  const known = (await readKeys(client, testimone)).find(({ uso, titolare }) => uso === 'visto' && titolare === log);
  if (known ? known.vkey !== vkey : seen !== null) throw disagreement(asked, seen);
  if (!known) await publishKey(client, testimone, 'visto', log, vkey);
}

function disagreement({ log, checkpoint: { size, root } }: Asked, seen: Visto | null): TransparencyAlarm {
  return new TransparencyAlarm(`registro di ${log}`, 'testimone_in_disaccordo', {
    ...{ registro: log, size, radice: root.toString('base64') },
    ...{ visto: seen?.size ?? null, radiceVista: seen?.root.toString('base64') ?? null },
  });
}

/** The newest checkpoint of a log that the witness has seen, within the witness's transaction. */
async function lastSeen(client: ClientBase, testimone: string, log: string): Promise<Visto | null> {
  const { rows } = await client.query<Visto>(
    `select size::float8 as size, root, riga, visto_il as "vistoIl" from audit.visti
     where scope = $1 and log = $2 order by visti.size desc limit 1`,
    [testimone, log],
  );
  return rows[0] ?? null;
}
