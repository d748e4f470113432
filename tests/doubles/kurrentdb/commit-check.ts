/**
 * Whether a write may go to one stream: IndexWriter.CheckCommit of the server, decision for decision
 * [src KurrentDB.Core/Services/Storage/ReaderIndex/IndexWriter.cs, 016b318b].
 */
import { NO_STREAM, TOMBSTONE_REVISION } from './log.js';
import type { Node } from './node.js';

export const ANY = -2n;
export const STREAM_EXISTS = -4n;
export const SOFT_DELETED = -10n;
/** What a violation gives as the actual state of a tombstoned stream [src StreamsService.MapActualRevision]. */
export const TOMBSTONED = -100n;

export interface Part {
  readonly stream: string;
  readonly expected: bigint;
  readonly ids: readonly string[];
}

export type Decision =
  | { readonly kind: 'ok'; readonly last: bigint }
  /** The very events stand there already: first and last of their revisions. */
  | { readonly kind: 'idempotent'; readonly last: bigint }
  /** Some stand there and some do not. */
  | { readonly kind: 'corrupted' }
  | { readonly kind: 'conflict'; readonly actual: bigint };

export function checkCommit(node: Node, { stream, expected, ids }: Part): Decision {
  const { log } = node;
  const current = log.last(stream);
  const softDeleted = log.isSoftDeleted(stream);
  const ok: Decision = { kind: 'ok', last: current };
  const conflict: Decision = { kind: 'conflict', actual: softDeleted ? SOFT_DELETED : current };

  // Where it is only checked IndexWriter lets ANY and NO_STREAM pass, and StreamsService reports a violation all the same
  // [src StreamsService.CollectViolations, IsTombstoned]. Whether the records are then written is not verified; here not.
  if (current === TOMBSTONE_REVISION) return { kind: 'conflict', actual: TOMBSTONED };
  if (expected === STREAM_EXISTS && (softDeleted || (current < 0n && log.last(`$$${stream}`) < 0n))) return conflict;
  if (expected === SOFT_DELETED) return softDeleted ? ok : { kind: 'conflict', actual: current };
  if (expected === ANY || expected === STREAM_EXISTS) return bestEffort(node, stream, ids) ?? ok;

  if (expected < current) {
    const looked = node.faults.forgetsIds ? -1 : firstAbsent(node, stream, expected, ids);
    if (ids.length > 0 && looked === undefined) return { kind: 'idempotent', last: expected + BigInt(ids.length) };
    if (looked !== undefined && looked > 0) return { kind: 'corrupted' };
    // A stream that was soft deleted counts as none, and goes on counting.
    return expected === NO_STREAM && softDeleted ? ok : conflict;
  }
  // Exactly at the end: written, whatever the ids.
  return expected === current ? ok : conflict;
}

/** Only ids the node has in memory are known: not those from before a restart [doc NodeJS docs/api/getting-started.md]. */
function bestEffort(node: Node, stream: string, ids: readonly string[]): Decision | undefined {
  if (node.faults.forgetsIds) return undefined;
  const found = ids.map((id) => node.committed.get(id)).map((at) => (at?.stream === stream ? at : undefined));
  if (found[0] === undefined) return undefined;
  if (found.includes(undefined)) return { kind: 'corrupted' };
  return { kind: 'idempotent', last: found.at(-1)!.revision };
}

/** Index of the first id that does not stand where a repeated write would have put it. */
function firstAbsent({ log }: Node, stream: string, expected: bigint, ids: readonly string[]): number | undefined {
  const written = log.written(stream);
  const at = ids.findIndex((id, i) => written[Number(expected) + 1 + i]?.id !== id);
  return at < 0 ? undefined : at;
}
