import {
  hashOf,
  type AppendOutcome,
  type DomainEvent,
  type EventStore,
  type PositionedEvent,
  type RecordedEvent,
} from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';

/** The log of a spec: events are put where the spec wants them, at the time it wants. Hints can be switched off. */
export class MemoryEventStore implements EventStore {
  private readonly logs = new Map<string, PositionedEvent[]>();
  private readonly watchers = new Set<(scope: string) => void>();
  hints = true;
  /** Thrown by the next reads: the log is out of reach. */
  outage: Error | undefined;
  reads = 0;

  /** Appends events of one aggregate type, `box` being the id in the stream's name. Returns the last event. */
  put(scope: string, events: readonly { box: string; event: DomainEvent; recordedAt?: string }[]): PositionedEvent {
    const log = this.logs.get(scope) ?? [];
    this.logs.set(scope, log);
    for (const { box, event, recordedAt } of events) {
      const stream = `${scope}-Scatola.${box}`;
      const revision = log.filter((one) => one.stream === stream).length;
      log.push({
        ...{ scope, stream, revision, position: log.length, type: event.type, schemaVersion: 1, data: event.data },
        ...{ eventId: idOf(stream, revision), commandId: idOf('command', stream, revision), bodyHash: '' },
        ...{ personaId: 'p1', role: 'direttore', correlationId: 'c', causationId: null, act: event.act ?? null },
        ...{ recordedAt: recordedAt ?? new Date(Date.UTC(2024, 0, 1) + log.length * 1000).toISOString() },
        ...{ occurredAt: '2024-01-01', payloadHash: hashOf(event.data) },
      } as PositionedEvent);
    }
    if (this.hints) this.watchers.forEach((hint) => hint(scope));
    return log.at(-1)!;
  }

  /** Puts a whole log, as another store holds it. */
  load(scope: string, events: readonly PositionedEvent[]): void {
    this.logs.set(scope, [...events]);
  }

  log(scope: string): readonly PositionedEvent[] {
    return this.logs.get(scope) ?? [];
  }

  async readScope(scope: string, after: number, limit: number): Promise<readonly PositionedEvent[]> {
    this.reads++;
    await Promise.resolve();
    if (this.outage) throw this.outage;
    return this.log(scope).slice(after + 1, after + 1 + limit);
  }

  async watch(onHint: (scope: string) => void) {
    await Promise.resolve();
    this.watchers.add(onHint);
    return { close: () => Promise.resolve(void this.watchers.delete(onHint)) };
  }

  scopes() {
    return Promise.resolve([...this.logs].map(([scope, log]) => ({ scope, last: log.length - 1 })));
  }

  append(): Promise<AppendOutcome> {
    return Promise.reject(new Error('a spec puts its events'));
  }

  readStream(): Promise<readonly RecordedEvent[]> {
    return Promise.reject(new Error('a spec reads its scope'));
  }
}
