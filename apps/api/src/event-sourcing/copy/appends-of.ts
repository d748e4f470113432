import type { CommandContext, DomainEvent, PositionedEvent, StreamWrite } from '@consorzi/domain/event-sourcing';

/** One append as the log shows it afterwards: what its command wrote, at positions that follow each other. */
export interface PastAppend {
  readonly context: CommandContext;
  readonly writes: readonly StreamWrite[];
  readonly events: readonly PositionedEvent[];
}

/**
 * The appends of a log from its events in order. An append takes positions in one piece and a command appends once, so
 * events of one command that follow each other are one append. Streams that it only checked have left no trace.
 */
export async function* appendsOf(events: AsyncIterable<PositionedEvent>): AsyncGenerator<PastAppend> {
  let waiting: PositionedEvent[] = [];
  for await (const event of events) {
    if (waiting.length > 0 && waiting[0]!.commandId !== event.commandId) {
      yield pastAppend(waiting);
      waiting = [];
    }
    waiting.push(event);
  }
  if (waiting.length > 0) yield pastAppend(waiting);
}

function pastAppend(events: readonly PositionedEvent[]): PastAppend {
  const byStream = new Map<string, PositionedEvent[]>();
  for (const event of events) byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), event]);
  const writes = [...byStream].map(([stream, own]) => ({
    stream,
    expectedRevision: own[0]!.revision - 1,
    events: own.map(asHappened),
  }));
  return { context: contextOf(events[0]!), writes, events };
}

const asHappened = ({ type, data, schemaVersion, act, occurredAt }: PositionedEvent): DomainEvent => ({
  ...{ type, data, schemaVersion, occurredAt },
  ...(act && { act }),
});

function contextOf(event: PositionedEvent): CommandContext {
  const { commandId, bodyHash, personaId, role, correlationId, causationId, recordedAt } = event;
  return { commandId, bodyHash, personaId, role, correlationId, causationId, recordedAt };
}
