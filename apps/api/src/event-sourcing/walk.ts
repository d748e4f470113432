import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';

/** Events of a read of the log. */
const BATCH = 1_000;

/** The events of a scope after one position and up to another, as they were written, read as they are needed. */
export async function* eventsFrom(
  store: EventStore,
  scope: string,
  after: number,
  until: number,
): AsyncGenerator<PositionedEvent> {
  while (after < until) {
    const events = await store.readScope(scope, after, Math.min(BATCH, until - after));
    if (events.length === 0) return;
    yield* events;
    after = events.at(-1)!.position;
  }
}

/** The position of the last event of a scope, -1 where it has none. */
export async function lastOf(store: EventStore, scope: string): Promise<number> {
  return (await store.scopes()).find((one) => one.scope === scope)?.last ?? -1;
}
