import { type PositionedEvent, type RecordedEvent, ScopeMismatch } from '@consorzi/domain/event-sourcing';
import type { Atto, JsonObject } from '@consorzi/domain/shared';

/** What a read selects of `log.events`, in the order of `EventRow`. */
export const EVENT_COLUMNS =
  'position::float8, stream, revision, event_id, type, schema_version, scope, recorded_at, occurred_at, persona_id, ' +
  'role, command_id, body_hash, correlation_id, causation_id, act, data, payload_hash';

/** Rows are read as arrays: with some 20 events a command, building named rows first would double the work. */
export type EventRow = readonly [
  position: number,
  stream: string,
  revision: number,
  eventId: string,
  type: string,
  schemaVersion: number,
  scope: string,
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
];

/** @throws ScopeMismatch for a row of another scope: row security failed, and nothing of it may leave. */
export function recordedEvent(scope: string, row: EventRow): RecordedEvent {
  if (row[6] !== scope) throw new ScopeMismatch(scope, row[1]);
  return {
    eventId: row[3],
    type: row[4],
    schemaVersion: row[5],
    scope: row[6],
    stream: row[1],
    revision: row[2],
    recordedAt: row[7],
    occurredAt: row[8],
    personaId: row[9],
    role: row[10],
    commandId: row[11],
    bodyHash: row[12],
    correlationId: row[13],
    causationId: row[14],
    act: row[15],
    data: row[16],
    payloadHash: row[17],
  };
}

/** As `recordedEvent`, with its place in the scope's order. */
export function positionedEvent(scope: string, row: EventRow): PositionedEvent {
  return { ...recordedEvent(scope, row), position: row[0] };
}
