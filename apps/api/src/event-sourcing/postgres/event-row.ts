import { type RecordedEvent, ScopeMismatch } from '@consorzi/domain/event-sourcing';
import type { Atto, JsonObject } from '@consorzi/domain/shared';

/** What a read selects after its own first column, in the order of `EventRow`. */
export const EVENT_COLUMNS =
  'scope, revision, event_id, type, schema_version, recorded_at, occurred_at, persona_id, role, command_id, ' +
  'body_hash, correlation_id, causation_id, act, data, payload_hash';

/**
 * Rows are read as arrays: with some 20 events a command, naming the fields twice is work that shows. `First` is what
 * the read puts before the event.
 */
export type EventRow<First> = [
  first: First,
  scope: string,
  revision: number,
  eventId: string,
  type: string,
  schemaVersion: number,
  recordedAt: string,
  occurredAt: string,
  personaId: string,
  role: string,
  commandId: string,
  bodyHash: string,
  correlationId: string,
  causationId: string | null,
  act: Atto | null,
  data: JsonObject,
  payloadHash: string,
  ...rest: unknown[],
];

/** @throws ScopeMismatch for a row of another scope: row security failed, and nothing of it may leave. */
export function recordedEvent(scope: string, stream: string, row: EventRow<unknown>): RecordedEvent {
  if (row[1] !== scope) throw new ScopeMismatch(scope, stream);
  return {
    eventId: row[3],
    type: row[4],
    schemaVersion: row[5],
    scope,
    stream,
    revision: row[2],
    recordedAt: row[6],
    occurredAt: row[7],
    personaId: row[8],
    role: row[9],
    commandId: row[10],
    bodyHash: row[11],
    correlationId: row[12],
    causationId: row[13],
    act: row[14],
    data: row[15],
    payloadHash: row[16],
  };
}
