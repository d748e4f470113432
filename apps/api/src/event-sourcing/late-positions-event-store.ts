import {
  type AppendOutcome,
  type CommandContext,
  type EventStore,
  NO_STREAM,
  type PositionedEvent,
  type RecordedEvent,
  type StreamWrite,
  WrongRevision,
} from '@consorzi/domain/event-sourcing';

import { assertStream, CommandPartlyWritten, prepareAppend, type PreparedAppend } from './prepared-append.js';

/** What the stores of one "server" share: kept apart so that a second store can stand for a fresh process. */
export class LateLog {
  readonly events: RecordedEvent[] = [];
  /** How many of each scope's events have got their position. */
  readonly positioned = new Map<string, number>();
  readonly watchers = new Set<(scope: string) => void>();

  constructor(readonly delayMs: number) {}
}

/**
 * The log in memory, for specs alone. It behaves as KurrentDB's category streams do: an append is answered, and its
 * streams can be read, some time before its events have a position in their scope; then they come in order, no gap.
 */
export class LatePositionsEventStore implements EventStore {
  constructor(private readonly log: LateLog = new LateLog(20)) {}

  async append(scope: string, writes: readonly StreamWrite[], context: CommandContext): Promise<AppendOutcome> {
    const append = prepareAppend(scope, writes, context);
    const first = this.firstOutcome(append);
    if (first) return first;
    for (const { stream, expectedRevision } of append.writes) {
      const actual = this.revision(stream);
      if (actual !== expectedRevision) throw new WrongRevision(stream, expectedRevision, actual);
    }
    for (const { stream, expectedRevision, events } of append.writes) {
      events.forEach((event, index) => {
        const recorded = { ...event, ...contextOf(context), scope, stream, revision: expectedRevision + 1 + index };
        this.log.events.push(copyOf(recorded));
      });
    }
    if (append.eventIds.length > 0) setTimeout(() => this.giveNextPosition(scope), this.log.delayMs).unref();
    return { revisions: this.revisions(append, this.log.events.length), eventIds: append.eventIds, repeated: false };
  }

  async readStream(scope: string, stream: string, fromRevision = 0): Promise<readonly RecordedEvent[]> {
    assertStream(scope, stream);
    const events = this.log.events.filter((event) => event.stream === stream && event.revision >= fromRevision);
    return copyOf(events);
  }

  async readScope(scope: string, after: number, limit: number): Promise<readonly PositionedEvent[]> {
    return copyOf(this.positioned(scope).slice(after + 1, after + 1 + limit));
  }

  async watch(onHint: (scope: string) => void): Promise<{ close(): Promise<void> }> {
    this.log.watchers.add(onHint);
    return { close: async () => void this.log.watchers.delete(onHint) };
  }

  async scopes(): Promise<readonly { readonly scope: string; readonly last: number }[]> {
    return [...this.log.positioned].map(([scope, count]) => ({ scope, last: count - 1 }));
  }

  private firstOutcome(append: PreparedAppend): AppendOutcome | undefined {
    const known = this.log.events.filter(({ eventId }) => append.eventIds.includes(eventId));
    if (known.length === 0) return undefined;
    if (known.length < append.eventIds.length) {
      throw new CommandPartlyWritten(append.context.commandId);
    }
    const end = this.log.events.lastIndexOf(known.at(-1)!) + 1;
    return { revisions: this.revisions(append, end), eventIds: append.eventIds, repeated: true };
  }

  private revisions(append: PreparedAppend, end: number): Record<string, number> {
    return Object.fromEntries(append.writes.map(({ stream }) => [stream, this.revision(stream, end)]));
  }

  /** Of the stream as it stood when the log held `end` events. */
  private revision(stream: string, end = this.log.events.length): number {
    return this.log.events.slice(0, end).findLast((event) => event.stream === stream)?.revision ?? NO_STREAM;
  }

  private positioned(scope: string): PositionedEvent[] {
    const events = this.log.events.filter((event) => event.scope === scope);
    const count = this.log.positioned.get(scope) ?? 0;
    return events.slice(0, count).map((event, position) => ({ ...event, position }));
  }

  /** One event at a time, so that a reader can see the half of an append, as it can in KurrentDB. */
  private giveNextPosition(scope: string): void {
    const count = (this.log.positioned.get(scope) ?? 0) + 1;
    if (count > this.log.events.filter((event) => event.scope === scope).length) return;
    this.log.positioned.set(scope, count);
    this.log.watchers.forEach((onHint) => onHint(scope));
    setImmediate(() => this.giveNextPosition(scope));
  }
}

/** The context's own fields, whatever else the caller's object carries. */
function contextOf(context: CommandContext): CommandContext {
  const { commandId, bodyHash, personaId, role, correlationId, causationId, recordedAt } = context;
  return { commandId, bodyHash, personaId, role, correlationId, causationId, recordedAt };
}

/** Events are JSON: a copy made of their text is of the reader's own kind, where a structured one is of another realm. */
const copyOf = <T>(events: T): T => JSON.parse(JSON.stringify(events)) as T;
