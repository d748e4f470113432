import { setTimeout as sleep } from 'node:timers/promises';

import { leafOf } from '@consorzi/domain/audit';
import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';

import { appendsOf, type PastAppend } from './appends-of.js';
import { eventsFrom, lastOf } from '../walk.js';

export interface CopyOptions {
  readonly scope: string;
  /** The position reached in the target, after each append. */
  readonly onProgress?: (position: number) => void;
  /** How long the target may take to give positions to what it has accepted, in ms. */
  readonly patienceMs?: number;
}

/** What stands in the target is not what the source has there: another log, or one that went its own way. */
export class LogsDiffer extends Error {
  override readonly name = 'LogsDiffer';
  constructor(
    readonly scope: string,
    readonly position: number,
  ) {
    super(`${scope}: at position ${position} the two logs hold different events`);
  }
}

/** The target accepted events and has given them no position. */
export class TargetBehind extends Error {
  override readonly name = 'TargetBehind';
  constructor(
    readonly scope: string,
    readonly reached: number,
    readonly expected: number,
  ) {
    super(`${scope}: the target shows events up to ${reached}, ${expected} are there`);
  }
}

/**
 * Appends to `to` what stands in the log of a scope in `from` and not yet there, one append at a time and in order: ids,
 * revisions, hashes and positions come out the same, times of recording travel as data. Where it was interrupted it goes
 * on: the last append of the target is sent once more, which writes nothing. Nobody may append to the scope meanwhile.
 * Returns the last position of both.
 * @throws LogsDiffer where the target holds something else, TargetBehind, and what `append` throws.
 */
export async function copyLog(from: EventStore, to: EventStore, options: CopyOptions): Promise<number> {
  const { scope, onProgress, patienceMs = 60_000 } = options;
  const last = await lastOf(from, scope);
  const start = await resumeAfter(from, to, scope);
  for await (const append of appendsOf(eventsFrom(from, scope, start, last))) {
    await appendAgain(to, scope, append);
    onProgress?.(append.events.at(-1)!.position);
  }
  await waitFor(to, scope, last, patienceMs);
  return last;
}

/** The position before the append from which to go on: the one that holds the target's last event. */
async function resumeAfter(from: EventStore, to: EventStore, scope: string): Promise<number> {
  const reached = await lastOf(to, scope);
  if (reached < 0) return -1;
  let [last] = await sameAt(from, to, scope, reached);
  while (last!.position > 0) {
    const [before] = await from.readScope(scope, last!.position - 2, 1);
    if (before!.commandId !== last!.commandId) break;
    last = before;
  }
  return last!.position - 1;
}

/** The source's event at a position, once it is seen that the target's is the same. */
async function sameAt(from: EventStore, to: EventStore, scope: string, position: number) {
  const [source, target] = await Promise.all([from, to].map((store) => store.readScope(scope, position - 1, 1)));
  if (!source?.[0] || !target?.[0] || !isSame(source[0], target[0])) throw new LogsDiffer(scope, position);
  return source;
}

/** To the byte: the envelope as the transparency log takes it, the payload with its keys in their order. */
export const isSame = (one: PositionedEvent, other: PositionedEvent): boolean =>
  one.position === other.position &&
  leafOf(one) === leafOf(other) &&
  JSON.stringify(one.data) === JSON.stringify(other.data);

async function appendAgain(to: EventStore, scope: string, { context, writes, events }: PastAppend): Promise<void> {
  const { eventIds, revisions } = await to.append(scope, writes, context);
  const first = events[0]!.position;
  const expected = new Set(events.map(({ eventId }) => eventId));
  if (eventIds.length !== expected.size || !eventIds.every((id) => expected.has(id)))
    throw new LogsDiffer(scope, first);
  for (const { stream, revision, position } of events) {
    if (revisions[stream]! < revision) throw new LogsDiffer(scope, position);
  }
}

/** A store may give positions some time after it has accepted events. */
async function waitFor(to: EventStore, scope: string, last: number, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const reached = await lastOf(to, scope);
    if (reached > last) throw new LogsDiffer(scope, last + 1);
    if (reached === last) return;
    if (performance.now() > until) throw new TargetBehind(scope, reached, last);
    await sleep(50);
  }
}
