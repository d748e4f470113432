import {
  jsonEvent,
  NO_STREAM as NO_STREAM_STATE,
  type RecordedEvent as KurrentEvent,
  STREAM_STATE,
} from '@kurrent/kurrentdb-client';

import { type CommandContext, NO_STREAM, type RecordedEvent } from '@consorzi/domain/event-sourcing';
import type { Atto, JsonObject } from '@consorzi/domain/shared';

import type { PreparedEvent } from '../prepared-append.js';
import { UnreadableLog } from '../store-errors.js';

/**
 * The envelope as it stands in an event's metadata: strings only, as AppendRecords wants them. Id, type, stream and
 * revision are the server's own; what is empty or the default is left out, as the server counts these bytes too.
 */
interface Envelope {
  readonly schemaVersion?: string;
  readonly recordedAt: string;
  readonly occurredAt?: string;
  readonly personaId: string;
  readonly role: string;
  readonly commandId: string;
  readonly bodyHash: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** JSON. */
  readonly act?: string;
  readonly payloadHash: string;
}

/** Names the one sending that wrote an append: on its first event, for who must know whether it was this one. */
const SENDING = 'sending';

/** Which part of its append an event is, `<from 1>/<of how many>`: on those of appends with more than one. */
const PART = 'part';

/** What an event carries beside its envelope. */
export interface Delivery {
  readonly part: number;
  readonly of: number;
  readonly sending?: string;
}

const ALONE: Delivery = { part: 1, of: 1 };

/** An event as the client sends it. The payload is sent as JSON in the order of its fields. */
export function toRecord(streamName: string, event: PreparedEvent, context: CommandContext, delivery = ALONE) {
  const { part, of, sending } = delivery;
  const { recordedAt, personaId, role, commandId, bodyHash, correlationId, causationId } = context;
  const { schemaVersion, occurredAt, act, payloadHash } = event;
  const envelope: Envelope = {
    ...(schemaVersion !== 1 && { schemaVersion: String(schemaVersion) }),
    recordedAt,
    ...(occurredAt !== recordedAt && { occurredAt }),
    ...{ personaId, role, commandId, bodyHash, correlationId },
    ...(causationId !== null && { causationId }),
    ...(act && { act: JSON.stringify(act) }),
    payloadHash,
  };
  const metadata: Record<string, string> = {
    ...envelope,
    ...(part === 1 && sending && { [SENDING]: sending }),
    ...(of > 1 && { [PART]: `${part}/${of}` }),
  };
  return { streamName, record: jsonEvent({ id: event.eventId, type: event.type, data: event.data, metadata }) };
}

/** What the server must find the stream at. */
export function checkOf(streamName: string, expectedRevision: number) {
  const expectedState = expectedRevision === NO_STREAM ? NO_STREAM_STATE : BigInt(expectedRevision);
  return { type: STREAM_STATE, streamName, expectedState } as const;
}

/** Which sending wrote this event, where it was the first of its append. */
export function sendingOf({ metadata }: KurrentEvent): string | undefined {
  const sending = (metadata as Record<string, unknown> | undefined)?.[SENDING];
  return typeof sending === 'string' ? sending : undefined;
}

/** How many events of its append end with this one, where more are to come; 0 for the last of its append. */
export function begunAppend({ metadata }: KurrentEvent): number {
  const told = (metadata as Record<string, unknown> | undefined)?.[PART];
  const [part = 0, of = 0] = typeof told === 'string' ? told.split('/').map(Number) : [];
  return part < of ? part : 0;
}

const REQUIRED = [
  'recordedAt',
  'personaId',
  'role',
  'commandId',
  'bodyHash',
  'correlationId',
  'payloadHash',
] as const satisfies readonly (keyof Envelope)[];

/**
 * The event as the log holds it.
 * @throws UnreadableLog for one that this platform has not written: nobody can say what it means, so nobody goes past it.
 */
export function fromRecord(scope: string, stream: string, place: string, record: KurrentEvent): RecordedEvent {
  const foreign = (reason: string) =>
    new UnreadableLog(place, `${reason}: event ${record.id} of type ${record.type} was not written by this platform`);
  const { data } = record;
  if (!record.isJson || typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw foreign('the payload is no JSON object');
  }
  const envelope = record.metadata as Partial<Envelope> | undefined;
  if (!isEnvelope(envelope)) throw foreign('the metadata are not an envelope');
  const schemaVersion = Number(envelope.schemaVersion ?? 1);
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1) throw foreign('no schema version');
  return {
    eventId: record.id,
    type: record.type,
    schemaVersion,
    scope,
    stream,
    revision: Number(record.revision),
    recordedAt: envelope.recordedAt,
    occurredAt: envelope.occurredAt ?? envelope.recordedAt,
    personaId: envelope.personaId,
    role: envelope.role,
    commandId: envelope.commandId,
    bodyHash: envelope.bodyHash,
    correlationId: envelope.correlationId,
    causationId: envelope.causationId ?? null,
    act: parseAct(envelope.act, foreign),
    data: data as JsonObject,
    payloadHash: envelope.payloadHash,
  };
}

function isEnvelope(value: Partial<Envelope> | undefined): value is Envelope {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  const optional = [value.schemaVersion, value.occurredAt, value.causationId, value.act];
  return (
    REQUIRED.every((name) => typeof value[name] === 'string') &&
    optional.every((part) => part === undefined || typeof part === 'string')
  );
}

function parseAct(act: string | undefined, foreign: (reason: string) => Error): Atto | null {
  if (act === undefined) return null;
  try {
    return JSON.parse(act) as Atto;
  } catch {
    throw foreign('the act is no JSON');
  }
}
