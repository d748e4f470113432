import { sha256, type PositionedEvent } from '../../event-sourcing/index.js';
import type { JsonObject } from '../../shared/index.js';
import { leafHash, type Hash } from '../transparency/index.js';
import { canonicalText } from './canonical-text.js';
import { Fault } from './faults.js';

/** Longest line of an event, in bytes: an append holds at most 900 KiB of payloads. */
export const MAX_EVENT_LINE = 2 << 20;

/** An event of a bundle, with what its own words come to. */
export interface ReadEvent {
  readonly event: PositionedEvent;
  /** Hash of the leaf, the payload by the hash that the envelope names. */
  readonly leaf: Hash;
  /** Whether the payload has that hash. */
  readonly payloadHolds: boolean;
  /** RFC 8785 form of the payload. */
  readonly payload: string;
}

/**
 * An event as a bundle holds it: one line, the whole event as recorded in RFC 8785 form, so that there is one way only
 * to write it. What has no such form (somebody put it there past the log's rules) is written as it is: the line is
 * then refused by name where it is checked.
 */
export function eventLine(event: PositionedEvent): string {
  const data = orUndefined(() => canonicalText(event.data));
  const parts = orUndefined(() => envelopeParts(event));
  return data === undefined || parts === undefined ? JSON.stringify(event) : wholeLine(event.position, parts, data);
}

/** @throws Fault RIGA_ILLEGGIBILE for anything but the one line that such an event has. */
export function readEventLine(line: string): ReadEvent {
  try {
    const event = JSON.parse(line) as PositionedEvent;
    const payload = canonicalText(event.data);
    const parts = envelopeParts(event);
    if (!hasItsTypes(event) || wholeLine(event.position, parts, payload) !== line) throw new Error('another form');
    return { event, leaf: leafHash(leafText(parts)), payloadHolds: sha256(payload) === event.payloadHash, payload };
  } catch {
    // Whatever it was, a stack that ran over included: this is no line of ours.
    throw new Fault('RIGA_ILLEGGIBILE');
  }
}

/** The envelope in the order of its names, cut where payload and position stand in a line and not in a leaf. */
type Parts = readonly [beforeData: string, beforePosition: string, rest: string];

function envelopeParts(event: PositionedEvent): Parts {
  const { act, bodyHash, causationId, commandId, correlationId } = event;
  const { eventId, occurredAt, payloadHash, personaId } = event;
  const { recordedAt, revision, role, schemaVersion, scope, stream, type } = event;
  return [
    canonicalText({ act, bodyHash, causationId, commandId, correlationId }).slice(0, -1),
    canonicalText({ eventId, occurredAt, payloadHash, personaId }).slice(1, -1),
    canonicalText({ recordedAt, revision, role, schemaVersion, scope, stream, type }).slice(1),
  ];
}

const leafText = ([first, second, third]: Parts): string => `${first},${second},${third}`;

const wholeLine = (position: number, [first, second, third]: Parts, data: string): string =>
  `${first},"data":${data},${second},"position":${position},${third}`;

const TEXTS = [
  ...(['bodyHash', 'commandId', 'correlationId', 'eventId', 'occurredAt', 'payloadHash', 'personaId'] as const),
  ...(['recordedAt', 'role', 'scope', 'stream', 'type'] as const),
];

function hasItsTypes(event: PositionedEvent): boolean {
  for (const field of TEXTS) if (typeof event[field] !== 'string') return false;
  return (
    isCount(event.position) &&
    isCount(event.revision) &&
    isCount(event.schemaVersion) &&
    isObject(event.data) &&
    (event.act === null || isObject(event.act)) &&
    (event.causationId === null || typeof event.causationId === 'string')
  );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function orUndefined<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
