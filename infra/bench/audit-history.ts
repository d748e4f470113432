import { randomUUID } from 'node:crypto';

import { streamName, type EventStore, type StreamWrite } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';

import type { Storia } from './audit-mix.js';

/** One consortium and how long its history is. */
export interface History {
  readonly scope: string;
  readonly events: number;
}

/** All histories spread over the same years: a longer one is a busier one. */
export const FIRST = Date.parse('2016-01-01T00:00:00.000Z');
export const LAST = Date.parse('2026-01-01T00:00:00.000Z');

/** When a history had come to `n` events. */
const momentOf = (n: number, { events }: History) => new Date(FIRST + ((LAST - FIRST) * n) / events);

/**
 * Appends a history through the log's own door. Neighbours in time share an append, hence a moment: 1,000 moments in a
 * short history, 10,000 in one of a million. Nothing waits for an answer but the next append of the same scope.
 */
export async function tell(store: EventStore, history: History, storia: Storia): Promise<void> {
  const { scope, events } = history;
  const size = Math.min(100, Math.max(10, Math.round(events / 1000)));
  const revisions = new Map<string, number>();
  for (let n = 0; n < events; n += size) {
    const writes = new Map<string, StreamWrite & { readonly events: StreamWrite['events'][number][] }>();
    const end = Math.min(events, n + size);
    for (let index = n; index < end; index++) {
      const { aggregate, id, event } = storia.next();
      const stream = streamName(scope, aggregate, id);
      const expectedRevision = revisions.get(stream) ?? -1;
      const write = writes.get(stream) ?? { stream, expectedRevision, events: [] };
      write.events.push(event);
      writes.set(stream, write);
    }
    for (const { stream, expectedRevision, events: own } of writes.values()) {
      revisions.set(stream, expectedRevision + own.length);
    }
    await store.append(scope, [...writes.values()], context(scope, n, momentOf(end, history)));
    if (n % 100_000 < size && n > size) console.log(`  ${scope}: ${n} events`);
  }
}

const context = (scope: string, n: number, at: Date) => ({
  commandId: idOf('audit', scope, 'comando', n),
  bodyHash: 'b'.repeat(64),
  personaId: '5f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a',
  role: 'responsabile',
  correlationId: randomUUID(),
  causationId: null,
  recordedAt: at.toISOString(),
});
