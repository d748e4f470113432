import type { EventStore, RecordedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

/** Turns the payload of one schema version into that of the next one. Pure; the log itself is never rewritten. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** By type, then by the schema version at which an event was published: what to do with it. */
export type Upcasters = ReadonlyMap<string, Readonly<Record<number, Upcaster>>>;

/** Every shape that was published and is no longer written. */
export const UPCASTERS: Upcasters = new Map([
  // Of what was erased before the event said so, nobody's history tells.
  ['TestoCancellato', { 1: (data) => ({ ...data, oggettoId: null }) }],
  // Of targets nothing was copied before the event said so; the next copy brings them.
  ['ProgettoRecepito', { 1: (data) => ({ ...data, traguardi: [] }), 2: conUnPiano }],
]);

/**
 * The event in its newest shape: step by step from the version it was written at, so that each step is written once.
 * Only `data` and `schemaVersion` change: `payloadHash` stays that of what the log holds.
 */
export function upcast<Event extends RecordedEvent>(event: Event, upcasters: Upcasters = UPCASTERS): Event {
  const step = upcasters.get(event.type)?.[event.schemaVersion];
  if (!step) return event;
  return upcast({ ...event, data: step(event.data), schemaVersion: event.schemaVersion + 1 }, upcasters);
}

/** The log as projections fold it: what is read comes in its newest shape, live and replayed alike. */
export const inNewestShape = (store: EventStore): EventStore => ({
  append: (scope, writes, context) => store.append(scope, writes, context),
  readStream: async (...asked) => (await store.readStream(...asked)).map((event) => upcast(event)),
  readScope: async (...asked) => (await store.readScope(...asked)).map((event) => upcast(event)),
  watch: (onHint) => store.watch(onHint),
  scopes: () => store.scopes(),
});

/** Of plans but the newest, and of its timetable, nothing was copied before: one without steps, from the first day on. */
function conUnPiano(data: JsonObject): JsonObject {
  const { dal = null, al = null, voci = null, quote = null } = data;
  return { ...data, piani: [{ dal, piano: { dal, al, voci, fasi: [], quote } }] };
}
