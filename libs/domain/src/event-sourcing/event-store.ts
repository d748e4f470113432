import type { CommandContext, DomainEvent, PositionedEvent, RecordedEvent } from './event.js';

/** Revision of a stream that holds nothing yet. */
export const NO_STREAM = -1;

/** One stream's part of an append. Without events it only checks the revision. */
export interface StreamWrite {
  /** Full name, `<scope>-<Aggregate>.<id>`. */
  readonly stream: string;
  /** Revision of the stream's last event as the decision saw it, or NO_STREAM. */
  readonly expectedRevision: number;
  readonly events: readonly DomainEvent[];
}

export interface AppendOutcome {
  /** Revision of each written or checked stream after the append, by stream name. */
  readonly revisions: Readonly<Record<string, number>>;
  /** Ids of the events of this append, in the order of the writes. */
  readonly eventIds: readonly string[];
  /** True when the very same events stood there already: the outcome is the first one's. */
  readonly repeated: boolean;
}

/**
 * The log of each scope. Adapters: PostgreSQL, KurrentDB. One contract suite tests them all.
 * Errors: WrongRevision, AppendTooLarge, ScopeMismatch, InvalidEvent; anything else is an outage.
 */
export interface EventStore {
  /**
   * All or nothing over several streams of one scope. Event ids are UUIDv5 of (stream, command id, index in the
   * stream's part): events already there give the first outcome, however late.
   */
  append(scope: string, writes: readonly StreamWrite[], context: CommandContext): Promise<AppendOutcome>;
  /** The events of one stream from `fromRevision` (default 0) in order; empty where there is no stream. */
  readStream(scope: string, stream: string, fromRevision?: number): Promise<readonly RecordedEvent[]>;
  /** Up to `limit` events with position > `after` (-1 for the start), dense and in order, never n+1 before n. */
  readScope(scope: string, after: number, limit: number): Promise<readonly PositionedEvent[]>;
  /** Calls `onHint(scope)` after commits, coalesced. A lost hint costs time, never an event. */
  watch(onHint: (scope: string) => void): Promise<{ close(): Promise<void> }>;
  /** Every scope that has a log, with the position of its last event (-1 when empty). Numbers and slugs only. */
  scopes(): Promise<readonly { readonly scope: string; readonly last: number }[]>;
}

/** Sum of the canonical payloads of one append, in bytes. The same bound on every adapter. */
export const MAX_APPEND_BYTES = 900 * 1024;

/** A stream is not at the revision the decision was made on. */
export class WrongRevision extends Error {
  override readonly name = 'WrongRevision';
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream}: expected revision ${expected}, found ${actual}`);
  }
}

/** The append is over MAX_APPEND_BYTES: events must be split by the command, not by the store. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(
    readonly bytes: number,
    readonly limit: number = MAX_APPEND_BYTES,
  ) {
    super(`append of ${bytes} bytes, limit ${limit}`);
  }
}

/** A stream of another scope was named: a programming error, refused before anything is read or written. */
export class ScopeMismatch extends Error {
  override readonly name = 'ScopeMismatch';
  constructor(
    readonly scope: string,
    readonly stream: string,
  ) {
    super(`stream ${stream} is not of scope ${scope}`);
  }
}

/** A payload holds what RFC 8785 and the log's rule do not allow (fractions, unsafe integers, undefined). */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}
