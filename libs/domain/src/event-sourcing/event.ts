import type { Atto, JsonObject } from '../shared/index.js';

/** What a decider says has happened. `act` where an organ decided it, `occurredAt` (ISO date) where it is not now. */
export interface DomainEvent<Type extends string = string, Data = JsonObject> {
  readonly type: Type;
  readonly data: Data;
  readonly schemaVersion?: number;
  readonly act?: Atto;
  readonly occurredAt?: string;
}

/** Who sent which command, and why: the same for all events of one append. */
export interface CommandContext {
  /** The client's id of the command (UUID); the same id sent again gives the first outcome. */
  readonly commandId: string;
  /** SHA-256 (hex) of the command's canonical body, free texts replaced by their hashes. */
  readonly bodyHash: string;
  /** The platform's random id of the person, never a name. */
  readonly personaId: string;
  /** The role the person acted in. */
  readonly role: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Our clock, ISO with milliseconds. Carried as data: a store may stamp its own time beside it. */
  readonly recordedAt: string;
}

/** An event as the log holds it. Field names are forever: they are the envelope that audit hashes. */
export interface RecordedEvent<Data = JsonObject> extends CommandContext {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly scope: string;
  readonly stream: string;
  /** 0, 1, 2 ... within the stream. */
  readonly revision: number;
  readonly occurredAt: string;
  readonly act: Atto | null;
  readonly data: Data;
  /** SHA-256 (hex) of the payload in RFC 8785 form, computed at append. */
  readonly payloadHash: string;
}

/** An event read in the dense order of its scope: positions 0, 1, 2 ... without a gap. */
export interface PositionedEvent<Data = JsonObject> extends RecordedEvent<Data> {
  readonly position: number;
}

/** For the `default` of an `evolve`: the compiler proves that every type is handled, replay throws on one that is not. */
export function unknownEvent(event: never): never {
  throw new Error(`unknown event ${(event as DomainEvent).type}`);
}
