import {
  AppendTooLarge,
  assertInScope,
  canonicalJson,
  type CommandContext,
  type DomainEvent,
  InvalidEvent,
  MAX_APPEND_BYTES,
  NO_STREAM,
  sha256,
  streamParts,
  type StreamWrite,
} from '@consorzi/domain/event-sourcing';
import { type Atto, idOf, isUuid, type JsonObject } from '@consorzi/domain/shared';

/** An append that every adapter may send as it is: checked, its ids and hashes computed, its defaults filled in. */
export interface PreparedAppend {
  readonly scope: string;
  readonly context: CommandContext;
  readonly writes: readonly PreparedWrite[];
  /** Ids of all events, in the order of the writes. */
  readonly eventIds: readonly string[];
  /** Sum of the canonical payloads, at most MAX_APPEND_BYTES. */
  readonly bytes: number;
}

export interface PreparedWrite {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly PreparedEvent[];
}

export interface PreparedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly act: Atto | null;
  readonly data: JsonObject;
  /** SHA-256 (hex) of the payload in RFC 8785 form. */
  readonly payloadHash: string;
}

/** Some of the append's events stand in the log already and some do not: the command was sent before with another body. */
export class CommandPartlyWritten extends InvalidEvent {
  constructor(readonly commandId: string) {
    super(`command ${commandId} has written other events to these streams`);
  }
}

/**
 * The rules of the log that do not depend on where it is kept.
 * @throws ScopeMismatch, InvalidEvent, AppendTooLarge, before anything is sent.
 */
export function prepareAppend(scope: string, writes: readonly StreamWrite[], context: CommandContext): PreparedAppend {
  checkContext(context);
  let bytes = 0;
  const prepared = writes.map((write) => {
    checkWrite(scope, write);
    const events = write.events.map((event, index) => {
      const payload = canonicalPayload(event);
      bytes += Buffer.byteLength(payload);
      return prepareEvent(event, payload, idOf(write.stream, context.commandId, index), context);
    });
    return { stream: write.stream, expectedRevision: write.expectedRevision, events };
  });
  // KurrentDB takes names that differ in case alone for one stream, within one append.
  const names = new Set(writes.map(({ stream }) => stream.toLowerCase()));
  if (names.size < writes.length) throw new InvalidEvent('a stream named twice');
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes);
  const eventIds = prepared.flatMap(({ events }) => events.map(({ eventId }) => eventId));
  return { scope, context, writes: prepared, eventIds, bytes };
}

/** What KurrentDB takes for the name of a schema: no accents, no spaces. */
const TYPE = /^[a-zA-Z0-9_.$:-]+$/;

function prepareEvent(event: DomainEvent, payload: string, eventId: string, context: CommandContext): PreparedEvent {
  if (event.act) canonicalJson(event.act);
  const { type, schemaVersion = 1, occurredAt = context.recordedAt, act = null, data } = event;
  if (!TYPE.test(type) || !Number.isSafeInteger(schemaVersion) || schemaVersion < 1 || !isText(occurredAt))
    throw new InvalidEvent(`${type}: type, schema version or occurredAt`);
  return { eventId, type, schemaVersion, occurredAt, act, data, payloadHash: sha256(payload) };
}

/** A NUL, or half of a pair in a key: PostgreSQL's jsonb holds neither, and every read model would stop at the event. */
const UNREADABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

function canonicalPayload({ type, data }: DomainEvent): string {
  const payload = canonicalJson(data);
  if (!payload.startsWith('{')) throw new InvalidEvent(`${type}: a payload is an object`);
  if (UNREADABLE.test(payload)) throw new InvalidEvent(`${type}: NUL or lone surrogate`);
  return payload;
}

/** Index entries of PostgreSQL end at about 2,700 bytes; a name has no business being near. */
const MAX_STREAM_LENGTH = 300;

function checkWrite(scope: string, { stream, expectedRevision }: StreamWrite): void {
  assertStream(scope, stream);
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < NO_STREAM)
    throw new InvalidEvent(`${stream}: expected revision ${expectedRevision}`);
}

/**
 * @throws ScopeMismatch where the stream is of another scope, InvalidEvent where it is no stream's name.
 */
export function assertStream(scope: string, stream: string): void {
  assertInScope(scope, stream);
  try {
    streamParts(stream);
  } catch (error) {
    throw new InvalidEvent(`not a stream: ${stream}`, { cause: error });
  }
  if (stream.length > MAX_STREAM_LENGTH || !isText(stream)) throw new InvalidEvent(`not a stream: ${stream}`);
}

const RECORDED_AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function checkContext(context: CommandContext): void {
  const { commandId, personaId, bodyHash, role, correlationId, causationId, recordedAt } = context;
  if (!isUuid(commandId)) throw new InvalidEvent(`command id is not a UUID: ${commandId}`);
  if (!isUuid(personaId)) throw new InvalidEvent(`persona id is not a UUID: ${personaId}`);
  if (!RECORDED_AT.test(recordedAt)) throw new InvalidEvent(`recordedAt is not ISO with milliseconds: ${recordedAt}`);
  if (![bodyHash, role, correlationId, causationId ?? '-'].every(isText)) throw new InvalidEvent('command context');
}

function isText(value: string): boolean {
  return typeof value === 'string' && value.length > 0 && value.isWellFormed() && !value.includes('\0');
}
