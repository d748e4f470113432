/**
 * The state behind a double: one log of events, seen as streams. Several doubles may share one: that is a cluster, or
 * the same server after a restart.
 */
import { randomUUID } from 'node:crypto';

import { CategoryProjection } from './category.js';
import { bodyOf, readMetadata, type StreamMetadata } from './stream-metadata.js';

export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Where it lies in `$all`: grows with the bytes before it, so positions are neither dense nor counted in events. */
  readonly position: bigint;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** A node, up or not: what gossip tells of it. */
export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** `unknown`: it knows of no leader, as after its start or once it has resigned [src ClusterVNodeController: BecomeUnknown]. */
  state: 'leader' | 'follower' | 'unknown';
  alive: boolean;
}

export const NO_STREAM = -1n;
/** EventNumber.DeletedStream: the number of the event that ends a stream for good [src IndexWriter, 016b318b]. */
export const TOMBSTONE_REVISION = 9223372036854775807n;

export class DoubleLog {
  readonly all: StoredEvent[] = [];
  readonly members = new Set<Member>();
  /**
   * Whom the nodes take for their leader: the one last elected, also when it is dead or has stepped down, until the
   * elections are done [src ClusterVNodeController 0585634c: followers stay what they are until ElectionsDone].
   */
  elected: Member | undefined;
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly tombstoned = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private position = 0n;
  readonly category = new CategoryProjection(this);

  /** The end of an election: all that are alive follow the one. Of none: as after a start of all, nobody knows of a leader. */
  elect(leader: Member | undefined): void {
    this.elected = leader;
    for (const member of this.members) {
      if (member.alive) member.state = leader === undefined ? 'unknown' : member === leader ? 'leader' : 'follower';
    }
  }

  /** A node comes up: a new instance, where one stood at its port before. */
  join(self: Member): void {
    for (const member of this.members) if (member.port === self.port) this.members.delete(member);
    this.members.add(self);
    if (self.state === 'leader') this.elect(self);
  }

  /** Writes at the end of the streams, all together and in this order; the checks are those of who calls. */
  append(records: readonly { readonly stream: string; readonly event: NewEvent }[]): StoredEvent[] {
    const stored = records.map(({ stream, event }) => {
      const list = this.listOf(stream);
      const record = this.record(stream, BigInt(list.length), event);
      list.push(record);
      return record;
    });
    this.announce();
    return stored;
  }

  write(stream: string, events: readonly NewEvent[]): StoredEvent[] {
    return this.append(events.map((event) => ({ stream, event })));
  }

  /** All that was ever written to the stream, whatever its metadata hide. */
  written(stream: string): readonly StoredEvent[] {
    return this.streams.get(stream) ?? [];
  }

  /** Number of the last event, -1 for none, TOMBSTONE_REVISION for a tombstone. */
  last(stream: string): bigint {
    if (this.tombstoned.has(stream)) return TOMBSTONE_REVISION;
    return BigInt(this.written(stream).length) - 1n;
  }

  isTombstoned(stream: string): boolean {
    return this.tombstoned.has(stream);
  }

  /** Soft deleted: `$tb` at the largest number [doc docs/server/features/streams.md]. */
  isSoftDeleted(stream: string): boolean {
    return this.metadata(stream).$tb === TOMBSTONE_REVISION && !this.tombstoned.has(stream);
  }

  /** What a reader of the stream sees: `$tb`, `$maxCount` and `$maxAge` hide events before any scavenge [doc streams.md]. */
  visible(stream: string): readonly StoredEvent[] {
    const shown = this.shown(stream);
    return shown === undefined ? this.written(stream) : this.written(stream).filter(shown);
  }

  private shown(stream: string): ((event: StoredEvent) => boolean) | undefined {
    const { $tb, $maxCount, $maxAge } = this.metadata(stream);
    if ($tb === undefined && $maxCount === undefined && $maxAge === undefined) return undefined;
    const oldest = $maxAge === undefined ? 0 : Date.now() - $maxAge * 1000;
    const first = $maxCount === undefined ? 0n : BigInt(this.written(stream).length - $maxCount);
    return (event) => event.revision >= ($tb ?? 0n) && event.revision >= first && event.created >= oldest;
  }

  metadata(stream: string): StreamMetadata {
    if (stream.startsWith('$$')) return {};
    return readMetadata(this.written(`$$${stream}`).at(-1));
  }

  /** What the link `revision@stream` points to; nothing when the target is hidden, deleted or was never there. */
  target(link: StoredEvent): StoredEvent | undefined {
    const [revision = '', ...name] = link.data.toString().split('@');
    const stream = name.join('@');
    if (!/^\d+$/.test(revision) || this.tombstoned.has(stream)) return undefined;
    const event = this.written(stream)[Number(revision)];
    return event !== undefined && (this.shown(stream)?.(event) ?? true) ? event : undefined;
  }

  /** Metadata are events of `$$stream`, each replacing the one before [doc streams.md]. */
  setMetadata(stream: string, metadata: Record<string, unknown>): StoredEvent {
    const data = bodyOf(metadata);
    const event = { id: randomUUID(), type: '$metadata', json: true, data, metadata: Buffer.alloc(0) };
    return this.write(`$$${stream}`, [event])[0]!;
  }

  /** Hides what is there; the next append goes on counting [doc streams.md]. */
  softDelete(stream: string): StoredEvent {
    return this.setMetadata(stream, { ...this.metadata(stream), $tb: TOMBSTONE_REVISION });
  }

  /** Ends the stream for good [doc streams.md]. */
  tombstone(stream: string): StoredEvent {
    this.listOf(stream);
    this.tombstoned.add(stream);
    const nothing = Buffer.alloc(0);
    const event = { id: randomUUID(), type: '$streamDeleted', json: false, data: nothing, metadata: nothing };
    const record = this.record(stream, TOMBSTONE_REVISION, event);
    this.announce();
    return record;
  }

  /** Calls back after every write until told to stop. */
  onWrite(heard: () => void): () => void {
    this.waiting.add(heard);
    return () => this.waiting.delete(heard);
  }

  private record(stream: string, revision: bigint, event: NewEvent): StoredEvent {
    const record = { ...event, stream, revision, position: this.position, created: Date.now() };
    this.position += BigInt(128 + event.data.length + event.metadata.length + event.type.length + stream.length);
    this.all.push(record);
    return record;
  }

  private listOf(stream: string): StoredEvent[] {
    const list = this.streams.get(stream) ?? [];
    this.streams.set(stream, list);
    return list;
  }

  private announce(): void {
    for (const heard of [...this.waiting]) heard();
  }
}
