import type { RecordedEvent } from '@consorzi/domain/event-sourcing';

/** The id of the command was used before, for another body or by another person. */
export class CommandReused extends Error {
  override readonly name = 'CommandReused';
  readonly code = 'COMANDO_RIUSATO';

  constructor(readonly commandId: string) {
    super(`command ${commandId} was sent before with another body or by another person`);
  }
}

/** The client decided on a revision of the main stream that is no longer its last: `since` says what changed. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';

  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
    /** The stream's events after `expected`, upcast, in order. */
    readonly since: readonly RecordedEvent[],
  ) {
    super(`${stream}: the client saw revision ${expected}, the stream is at ${actual}`);
  }
}
