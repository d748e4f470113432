import {
  BACKWARDS,
  END,
  FORWARDS,
  type KurrentDBClient,
  type ResolvedEvent,
  type START,
  StreamNotFoundError,
} from '@kurrent/kurrentdb-client';

import type { PositionedEvent } from '@consorzi/domain/event-sourcing';

import { StreamDeleted, UnreadableLog } from '../store-errors.js';
import type { KurrentConnection } from './connection.js';
import { TimedOut } from './errors.js';
import { begunAppend, fromRecord } from './record.js';

/** A read in pieces: a long stream must neither fill a buffer nor wait on one answer. */
export const PAGE = 500;

export interface Page {
  readonly from: bigint | typeof START | typeof END;
  readonly count: number;
  readonly resolveLinkTos?: boolean;
  readonly backwards?: boolean;
}

/**
 * One page of a stream, empty where there is no stream. Always bounded by `count`: a read that is given up is only
 * cancelled when its memory is collected. Time runs anew at each event, so that a page of large ones may take its while.
 */
export async function readPage(connection: KurrentConnection, stream: string, page: Page): Promise<ResolvedEvent[]> {
  const { from, count, resolveLinkTos = false, backwards = false } = page;
  const work = async (client: KurrentDBClient) => {
    const direction = backwards ? BACKWARDS : FORWARDS;
    const events = client.readStream(stream, { fromRevision: from, maxCount: count, direction, resolveLinkTos });
    return collect(events[Symbol.asyncIterator](), connection.patienceMs);
  };
  try {
    return await connection.retrying(work, Infinity);
  } catch (error) {
    if (error instanceof StreamNotFoundError) return [];
    throw error;
  }
}

/** @throws TimedOut where nothing comes for so long. */
async function collect<Item>(items: AsyncIterator<Item>, patienceMs: number): Promise<Item[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut(patienceMs)), patienceMs);
  });
  const read: Item[] = [];
  try {
    for (;;) {
      const next = await Promise.race([items.next(), tooLate]);
      if (next.done) return read;
      read.push(next.value);
      timer?.refresh();
    }
  } finally {
    clearTimeout(timer);
  }
}

/** What a read of a stream gives: the server's record, whole. */
export type Raw = NonNullable<ResolvedEvent['event']>;

/** A stream from a revision to its end. @throws UnreadableLog where a revision is missing. */
export async function readRaw(connection: KurrentConnection, stream: string, fromRevision: number): Promise<Raw[]> {
  const events: Raw[] = [];
  for (;;) {
    const from = fromRevision + events.length;
    const page = await readPage(connection, stream, { from: BigInt(from), count: PAGE });
    for (const { event } of page) {
      const expected = fromRevision + events.length;
      if (!event || Number(event.revision) !== expected) {
        throw new UnreadableLog(`${stream}@${expected}`, 'the event is missing: the stream was cut');
      }
      events.push(event);
    }
    if (page.length < PAGE) return events;
  }
}

/** Revision of a stream's last event. */
export async function lastRevision(connection: KurrentConnection, stream: string): Promise<number> {
  const [last] = await readPage(connection, stream, { from: END, count: 1, backwards: true });
  const found = last?.link ?? last?.event;
  return found ? Number(found.revision) : -1;
}

/** What a reader of a scope knows of the names on the server. */
export interface Names {
  /** The name on the server begins with this. */
  readonly prefix: string;
}

/**
 * A stretch of a scope's log: the links of its category stream, whose revisions are the dense order. The event behind
 * each link must be one of ours, of this scope, and be there. Links come one by one: an append of which some are still
 * to come is held back, for who waits for one of its events takes all of them for read.
 * @throws UnreadableLog with the position of the first that is not.
 */
export async function readCategory(
  connection: KurrentConnection,
  { prefix }: Names,
  scope: string,
  after: number,
  limit: number,
): Promise<PositionedEvent[]> {
  if (limit < 1) return [];
  const category = `$ce-${prefix}${scope}`;
  const page = await readPage(connection, category, { from: BigInt(after + 1), count: limit, resolveLinkTos: true });
  const begun = page.length < limit ? page.at(-1)?.event : undefined;
  const whole = begun ? page.slice(0, Math.max(0, page.length - begunAppend(begun))) : page;
  return whole.map(({ link, event }, index) => {
    const position = after + 1 + index;
    const place = `${scope}#${position}`;
    if (!link || Number(link.revision) !== position) {
      const found = link?.revision ?? event?.revision;
      throw new UnreadableLog(
        place,
        `missing in ${category}, which goes on at ${found}: it was cut, or is no category`,
      );
    }
    const target = Buffer.isBuffer(link.data) || link.data instanceof Uint8Array ? Buffer.from(link.data).toString() : String(link.data); // prettier-ignore
    if (!event) throw new UnreadableLog(place, `the link points to ${target}, which was deleted`);
    if (event.type === '$streamDeleted' || event.streamId.startsWith('$$')) throw new StreamDeleted(target);
    if (!event.streamId.startsWith(`${prefix}${scope}-`)) {
      throw new UnreadableLog(place, `the event is of ${event.streamId}, not of this scope`);
    }
    const stream = event.streamId.slice(prefix.length);
    return { ...fromRecord(scope, stream, place, event), position };
  });
}
