/** What a spec may ask the double to do wrong, or to find in place. */
import { randomUUID } from 'node:crypto';

import type { CategorySettings } from './category.js';
import { code, rpcError, type RpcError } from './errors.js';
import type { DoubleLog, Member, StoredEvent } from './log.js';
import { describeProjection, type Unanswered } from './projections.js';

/** How an append that WAS committed is answered. */
export type LostAnswer = 'silence' | 'deadline' | 'unavailable' | 'cancelled' | 'internal';
/** Why an append is NOT committed. `silence`: dropped without an answer. */
export type Refusal = 'not leader' | 'access denied' | 'unavailable' | 'deadline' | 'silence' | 'internal';
export type SubscriptionDrop = 'error' | 'end';
/** `hang`: no answer, ever. */
export type ReadFault = 'hang' | 'unavailable' | 'access denied' | 'internal';

export interface ForeignEvent {
  readonly id?: string;
  readonly type: string;
  /** A Buffer is written as it is and not as JSON, unless `json` says so; everything else as JSON. */
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly json?: boolean;
}

export class Faults {
  /** Taken by the appends in this order, one each. */
  readonly appends: ({ lost: LostAnswer } | { refused: Refusal })[] = [];
  readonly subscriptions = new Set<(how: SubscriptionDrop | 'gone') => void>();
  readonly denied = new Map<string, 'read' | 'write' | 'both'>();
  reads: { readonly how: ReadFault; left: number } | undefined;
  features: 'answer' | 'hang' | 'unavailable' | 'unimplemented' = 'answer';
  version: string | undefined;
  statistics: Unanswered | undefined;
  enableRefused = false;
  /** `service/method`, lower case: answered as if the server were older and had them not. */
  readonly missingMethods = new Set<string>();
  /** The server's file read has no check_index, the package's definition has: both must do. */
  withoutCheckIndex = false;
  /** A rule broken on purpose: ids are looked at no more. */
  forgetsIds = false;
  /** A rule broken on purpose: as before PR 5547, a check-only stream spoils the retry of an append. */
  without5547 = false;
  subscriptionsRefused: RpcError | undefined;
  maxMessageSize = Infinity;

  constructor(
    private readonly log: DoubleLog,
    private readonly self: Member,
  ) {}

  /** The next append is written, then its answer is lost. May be asked several times, for several appends. */
  commitNextThen(lost: LostAnswer): void {
    this.appends.push({ lost });
  }

  /** The next append is not written. */
  refuseNextAppend(refused: Refusal): void {
    this.appends.push({ refused });
  }

  /** Ends every live subscription; says how many there were. */
  dropSubscriptions(how: SubscriptionDrop): number {
    const live = [...this.subscriptions];
    for (const drop of live) drop(how);
    return live.length;
  }

  /** New subscriptions are refused (unavailable) until `acceptSubscriptions`. */
  refuseSubscriptions(): void {
    this.subscriptionsRefused = rpcError(code.UNAVAILABLE, 'Server Is Not Ready');
  }

  acceptSubscriptions(): void {
    this.subscriptionsRefused = undefined;
  }

  /** Reads (not subscriptions) go wrong, all or the next few, until `answerReads`. */
  failReads(how: ReadFault, times = Infinity): void {
    this.reads = { how, left: times };
  }

  hangReads(): void {
    this.failReads('hang');
  }

  answerReads(): void {
    this.reads = undefined;
  }

  stopCategory(): void {
    this.log.category.change({ status: 'Stopped' });
  }

  resumeCategory(): void {
    this.log.category.change({ status: 'Running' });
  }

  categoryProjection(settings: Partial<CategorySettings>): void {
    this.log.category.change(settings);
    describeProjection(this.log);
  }

  /** Of the projection nothing is told any more, in one of the ways a server has for it; `undefined`: as usual. */
  leaveStatistics(how: Unanswered | undefined): void {
    this.statistics = how;
  }

  /** Who asks may see projections and not set them going. */
  refuseEnable(): void {
    this.enableRefused = true;
  }

  delayLinks(ms: number): void {
    this.log.category.delay(ms);
  }

  answerVersion(version: string): void {
    this.version = version;
  }

  /**
   * An append request larger than this is refused by the transport. The server's own limit is not verified; ASP.NET has
   * 4 MiB where nothing is set.
   */
  limitMessages(bytes: number): void {
    this.maxMessageSize = bytes;
  }

  /** As a server before 26.1. */
  answerFeaturesWithoutAppendRecords(): void {
    this.missingMethods.add('kurrentdb.protocol.v2.streams.streamsservice/appendrecords');
  }

  answerFeatures(how: 'answer' | 'hang' | 'unavailable' | 'unimplemented'): void {
    this.features = how;
  }

  /** An election: this node leads from now on, and the others follow it. */
  lead(): void {
    this.log.elect(this.self);
  }

  /** This node has resigned and knows of no leader; the others name it still, until they elect another. */
  stepDown(): void {
    this.self.state = 'unknown';
  }

  /** As after a start of them all: no node knows of a leader, until one is elected. */
  forgetLeader(): void {
    this.log.elect(undefined);
  }

  /** The credentials in use may not read or write the stream; `$all` is a stream too. */
  deny(stream: string, what: 'read' | 'write' | 'both' = 'both'): void {
    this.denied.set(stream, what);
  }

  allow(stream: string): void {
    this.denied.delete(stream);
  }

  /** `$maxCount`, `$maxAge` (s), `$tb`, `$acl` ...: replaces what was there, as every write of metadata does. */
  setMetadata(stream: string, metadata: Record<string, unknown>): StoredEvent {
    return this.log.setMetadata(stream, metadata);
  }

  softDelete(stream: string): StoredEvent {
    return this.log.softDelete(stream);
  }

  tombstone(stream: string): StoredEvent {
    return this.log.tombstone(stream);
  }

  /** An event somebody else wrote, of any type, size and form, in any stream; no rule is asked. */
  write(stream: string, ...events: readonly ForeignEvent[]): StoredEvent[] {
    return this.log.write(
      stream,
      events.map(({ id = randomUUID(), type, data, metadata, json = !Buffer.isBuffer(data) }) => ({
        id,
        type,
        json,
        data: bytesOf(data),
        metadata: metadata === undefined ? Buffer.alloc(0) : bytesOf(metadata),
      })),
    );
  }
}

const bytesOf = (value: unknown) => (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)));
