import {
  type Aggregate,
  type DomainEvent,
  type EventStore,
  NO_STREAM,
  type Reading,
  type RecordedEvent,
  type States,
  streamName,
} from '@consorzi/domain/event-sourcing';

import { upcast } from './upcast.js';

/** A stream as a decision saw it: its events in their newest shape, what they fold into, and where it ends. */
export interface History<State = unknown> {
  readonly stream: string;
  readonly events: readonly RecordedEvent[];
  readonly state: State;
  /** Of the last event, or NO_STREAM. */
  readonly revision: number;
}

/** Reads and folds one stream, up to a revision where one is given. @throws what `evolve` throws for an event it does not know. */
export async function readHistory<State>(
  store: EventStore,
  scope: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see Aggregate
  aggregate: Aggregate<State, any>,
  id: string,
  until = Number.MAX_SAFE_INTEGER,
): Promise<History<State>> {
  const stream = streamName(scope, aggregate.name, id);
  const read = await store.readStream(scope, stream);
  const events = read.filter(({ revision }) => revision <= until).map((event) => upcast(event));
  let state = aggregate.initial;
  for (const event of events) state = aggregate.evolve(state, domainEvent(event));
  return { stream, events, state, revision: events.at(-1)?.revision ?? NO_STREAM };
}

/** What the decider once returned, without the envelope: evolve sees the same on replay as in a domain spec. */
function domainEvent({ type, schemaVersion, data, act, occurredAt }: RecordedEvent): DomainEvent {
  return act ? { type, schemaVersion, data, occurredAt, act } : { type, schemaVersion, data, occurredAt };
}

/** The histories that one decision reads, by stream. */
export class Histories {
  private readonly byStream = new Map<string, History>();

  constructor(
    private readonly scope: string,
    histories: readonly History[],
  ) {
    for (const history of histories) this.byStream.set(history.stream, history);
  }

  find({ aggregate, id }: Reading): History | undefined {
    return this.byStream.get(streamName(this.scope, aggregate.name, id));
  }

  all(): readonly History[] {
    return [...this.byStream.values()];
  }

  /** What `decide` gets to see. */
  states<Main>(main: History<Main>): States<Main> {
    return {
      main: main.state,
      of: <State>(aggregate: Aggregate<State>, id: string) => {
        const history = this.find({ aggregate, id });
        if (!history) throw new Error(`${aggregate.name} ${id} is not among what the decider reads`);
        return history.state as State;
      },
    };
  }
}
