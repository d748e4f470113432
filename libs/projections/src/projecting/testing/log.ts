import {
  canonicalJson,
  sha256,
  streamName,
  type Decider,
  type DomainEvent,
  type PositionedEvent,
} from '@consorzi/domain/event-sourcing';
import { idOf, type Comando, type JsonObject } from '@consorzi/domain/shared';

import { fold, touchesOf } from '../fold.js';
import type { Projection } from '../projection.js';

/** Which stream an event stands in, `<Aggregate>.<id>`, and the event as a decider says it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of many aggregates stand in one log
export type Entry = readonly [stream: string, event: DomainEvent<string, any>];

export const SCOPE = 'inprova';

/** The log of a scope, in memory: what deciders decide is appended as a store would, positions without a gap. */
export class Diario {
  readonly events: PositionedEvent[] = [];

  /** Decides on what the log holds, and appends it as one command of its author. */
  esegui<Main, Command extends Comando<string>>(decider: Decider<Command, Main>, command: Command): void {
    const main = this.state(decider.aggregate, decider.main(command)) as Main;
    const writes = decider.decide({ main, of: (aggregate, id) => this.state(aggregate, id) }, command);
    const commandId = idOf('comando', this.events.length);
    for (const { aggregate, id, events } of writes) {
      for (const event of events) {
        this.append([`${aggregate.name}.${id}`, event], command.now, command.autore.personaId, commandId);
      }
    }
  }

  append([name, event]: Entry, recordedAt: string, personaId: string, commandId: string): void {
    const stream = `${SCOPE}-${name}`;
    const position = this.events.length;
    const revision = this.events.filter((before) => before.stream === stream).length;
    this.events.push({
      ...{ scope: SCOPE, stream, revision, position, eventId: idOf(stream, commandId, revision) },
      ...{ type: event.type, schemaVersion: event.schemaVersion ?? 1, data: event.data as JsonObject },
      ...{ act: event.act ?? null, occurredAt: event.occurredAt ?? recordedAt, recordedAt, personaId },
      ...{ commandId, bodyHash: sha256(''), role: 'direttore', correlationId: commandId, causationId: null },
      payloadHash: sha256(canonicalJson(event.data)),
    });
  }

  private state<State>(aggregate: Decider<never, State>['aggregate'], id: string): State {
    const stream = streamName(SCOPE, aggregate.name, id);
    return this.events
      .filter((event) => event.stream === stream)
      .reduce<State>((state, event) => aggregate.evolve(state, event), aggregate.initial);
  }
}

/** Events as the log holds them: one a minute, of one person. */
export function log(...entries: readonly Entry[]): readonly PositionedEvent[] {
  const diario = new Diario();
  entries.forEach((entry, index) => {
    const recordedAt = `2024-09-19T10:${String(index).padStart(2, '0')}:00.000Z`;
    diario.append(entry, recordedAt, 'p-direttore', idOf('comando', index));
  });
  return diario.events;
}

/** The rows that a log leaves, by key. */
export function rowsOf<Row extends JsonObject>(
  projection: Projection<Row>,
  events: readonly PositionedEvent[],
): ReadonlyMap<string, Row> {
  const { current } = fold(projection, new Map(), touchesOf(projection, events));
  return new Map([...current].filter(([, known]) => !known.removed).map(([key, known]) => [key, known.row as Row]));
}
