import { canonicalJson, type RecordedEvent } from '../../event-sourcing/index.js';
import { leafHash, type Hash } from './merkle.js';

/**
 * What the tree holds of an event: its envelope as recorded, in RFC 8785 form, the payload by its hash. Never upcast,
 * nothing left out, no position: where a leaf stands is what the tree itself says. A field added here would change
 * every root ever signed.
 */
export function leafOf(event: RecordedEvent): string {
  return canonicalJson({
    act: event.act,
    bodyHash: event.bodyHash,
    causationId: event.causationId,
    commandId: event.commandId,
    correlationId: event.correlationId,
    eventId: event.eventId,
    occurredAt: event.occurredAt,
    payloadHash: event.payloadHash,
    personaId: event.personaId,
    recordedAt: event.recordedAt,
    revision: event.revision,
    role: event.role,
    schemaVersion: event.schemaVersion,
    scope: event.scope,
    stream: event.stream,
    type: event.type,
  });
}

/** Hash of an event's leaf. */
export function eventLeafHash(event: RecordedEvent): Hash {
  return leafHash(leafOf(event));
}
