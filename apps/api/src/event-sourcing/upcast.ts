import type { RecordedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

/** Turns the payload of one schema version into that of the next one. Pure; the log itself is never rewritten. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** By `<Type>@<schemaVersion>`: what to do with an event published at that version. */
export type Upcasters = Readonly<Record<string, Upcaster>>;

/** Every shape that was published and is no longer written. Empty until the first one changes. */
export const UPCASTERS: Upcasters = {};

/**
 * The event in its newest shape: step by step from the version it was written at, so that each step is written once.
 * Only `data` and `schemaVersion` change: `payloadHash` stays that of what the log holds.
 */
export function upcast<Event extends RecordedEvent>(event: Event, upcasters: Upcasters = UPCASTERS): Event {
  const step = upcasters[`${event.type}@${event.schemaVersion}`];
  if (!step) return event;
  return upcast({ ...event, data: step(event.data), schemaVersion: event.schemaVersion + 1 }, upcasters);
}
