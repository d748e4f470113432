import type { EventStore } from '@consorzi/domain/event-sourcing';

import { commandContext } from '../../event-sourcing/testing/command-context.js';
import { scatolaEvent, type ScatolaEvent } from './scatole.js';

/** Appends the shelf's events to a real log, `count` of them in one append, as one person working alone would. */
export function shelfAppender(store: EventStore, scope: string): (count: number) => Promise<readonly string[]> {
  const revisions = new Map<string, number>();
  let next = 0;
  return async (count) => {
    const byStream = new Map<string, ScatolaEvent[]>();
    const first = next;
    for (; next < first + count; next++) {
      const { box, event } = scatolaEvent(next);
      const stream = `${scope}-Scatola.${box}`;
      byStream.set(stream, [...(byStream.get(stream) ?? []), event]);
    }
    const writes = [...byStream].map(([stream, events]) => {
      const expectedRevision = revisions.get(stream) ?? -1;
      revisions.set(stream, expectedRevision + events.length);
      return { stream, expectedRevision, events };
    });
    const recordedAt = new Date(Date.UTC(2024, 0, 1) + first * 1000).toISOString();
    const { eventIds } = await store.append(scope, writes, commandContext(`${scope} ${first}`, { recordedAt }));
    return eventIds;
  };
}
