import { hashOf } from '@consorzi/domain/event-sourcing';
import type { Comando, JsonObject } from '@consorzi/domain/shared';

/** What the edge found in the read models for a decider to check: it may be another thing when the command is sent again. */
const FOUND: ReadonlySet<string> = new Set(['oggetti', 'contenuto', 'omonimi', 'conosciuta']);

/** Hash of what was asked: author and time are not the body, free texts stand in it by their hashes. */
export function bodyHash({ autore: _autore, now: _now, ...asked }: Comando<string>): string {
  return hashOf(Object.fromEntries(Object.entries(asked).filter(([field]) => !FOUND.has(field))) as JsonObject);
}
