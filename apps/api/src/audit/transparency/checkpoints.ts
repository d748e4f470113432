import { formatNote, formatPolicy, parseVkey, type Policy, type VerifierKey } from '@consorzi/domain/audit';
import { testimonianze } from '@consorzi/projections/audit';
import type { ClientBase, Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { readAt } from '../../projections/index.js';

/** The line of a witness under a checkpoint. */
export interface Controfirma {
  /** Slug of the scope that witnesses. */
  readonly testimone: string;
  readonly riga: string;
  readonly firmataIl: Date;
}

/** A checkpoint as it was signed. */
export interface SignedCheckpoint {
  /** Events of the log that it covers: positions 0 to size - 1. */
  readonly size: number;
  /** Root of their tree, 32 bytes. */
  readonly root: Buffer;
  readonly firmatoIl: Date;
  /** The text under the signatures. */
  readonly testo: string;
  readonly firma: string;
  readonly controfirme: readonly Controfirma[];
  /** All as one signed note: what an auditor keeps. */
  readonly note: string;
}

const PAGE = 500;

/** Every checkpoint of a scope with its cosignatures, oldest first, read in pages. Any runtime role may ask. */
export async function* checkpointsOf(pool: Pool, scope: string, after = 0): AsyncGenerator<SignedCheckpoint> {
  for (let from = after; ;) {
    const page = await inScope(pool, scope, (client) => readCheckpointsAfter(client, scope, from, PAGE));
    yield* page;
    if (page.length < PAGE) return;
    from = page.at(-1)!.size;
  }
}

/** Checkpoints above a size, oldest first, within the transaction of their tenant. */
export function readCheckpointsAfter(client: ClientBase, scope: string, after: number, limit: number) {
  return read(client, 'c.size > $2 order by c.size limit $3', [scope, after, limit]);
}

/** Checkpoints below a size, newest first: a page of the list. */
export function readCheckpointsBefore(client: ClientBase, scope: string, before: number, limit: number) {
  return read(client, 'c.size < $2 order by c.size desc limit $3', [scope, before, limit]);
}

/** The newest one, or null before the first. */
export async function lastCheckpoint(client: ClientBase, scope: string): Promise<SignedCheckpoint | null> {
  return (await readCheckpointsBefore(client, scope, Number.MAX_SAFE_INTEGER, 1))[0] ?? null;
}

interface Row {
  readonly size: number;
  readonly root: Buffer;
  readonly testo: string;
  readonly firma: string;
  readonly firmato_il: Date;
  readonly controfirme: readonly { testimone: string; riga: string; firmata_il: string }[];
}

async function read(client: ClientBase, where: string, values: unknown[]): Promise<readonly SignedCheckpoint[]> {
  const { rows } = await client.query<Row>(
    `select c.size::float8 as size, c.root, c.testo, c.firma, c.firmato_il,
       coalesce((select json_agg(json_build_object('testimone', s.testimone, 'riga', s.riga, 'firmata_il', s.firmata_il)
           order by s.testimone)
         from audit.controfirme s where s.scope = c.scope and s.size = c.size), '[]') as controfirme
     from audit.checkpoints c where c.scope = $1 and ${where}`,
    values,
  );
  return rows.map(({ size, root, testo, firma, firmato_il: firmatoIl, controfirme }) => ({
    ...{ size, root, firmatoIl, testo, firma },
    controfirme: controfirme.map(({ testimone, riga, firmata_il }) => ({
      ...{ testimone, riga },
      firmataIl: new Date(firmata_il),
    })),
    note: formatNote(testo, [firma, ...controfirme.map(({ riga }) => riga)]),
  }));
}

/** A key by which signatures of this log are checked; `titolare` is the scope whose key it is. */
export interface PublishedKey {
  readonly uso: 'registro' | 'testimone' | 'nominato' | 'visto';
  readonly titolare: string;
  readonly key: VerifierKey;
  readonly vkey: string;
  readonly dal: Date;
}

/** The keys that a scope has made known, oldest first, within the transaction of their tenant. */
export async function readKeys(client: ClientBase, scope: string): Promise<readonly PublishedKey[]> {
  const { rows } = await client.query<{ uso: PublishedKey['uso']; titolare: string; vkey: string; dal: Date }>(
    'select uso, titolare, vkey, dal from audit.chiavi where scope = $1 order by dal, vkey',
    [scope],
  );
  return rows.map((row) => ({ ...row, key: parseVkey(row.vkey) }));
}

/**
 * Whom an auditor of the scope believes today: its log's key, the witnesses that are named and have signed, and more
 * than half of them as quorum. Null before the log's first checkpoint. Any runtime role may ask.
 */
export async function policyOf(pool: Pool, scope: string): Promise<Policy | null> {
  const named = await readAt(pool, { scope, projections: [testimonianze] }, async (reader) => {
    const rows = await reader.where(testimonianze, { verso: 'testimone' });
    return new Set(rows.map(({ row }) => row.altro));
  });
  return policyFrom(await inScope(pool, scope, (client) => readKeys(client, scope)), named);
}

/** The policy that follows from the keys and the scopes that are named as witnesses. */
export function policyFrom(keys: readonly PublishedKey[], named: ReadonlySet<string>): Policy | null {
  const log = keys.find(({ uso }) => uso === 'registro');
  if (!log) return null;
  const witnesses = keys.filter(({ uso, titolare }) => uso === 'nominato' && named.has(titolare)).map(({ key }) => key);
  return { log: log.key, witnesses, quorum: witnesses.length === 0 ? 0 : Math.floor(witnesses.length / 2) + 1 };
}

/** The policy as a file that the verifier takes; null before the log's first checkpoint. */
export async function policyTextOf(pool: Pool, scope: string): Promise<string | null> {
  const policy = await policyOf(pool, scope);
  return policy && formatPolicy(policy);
}
