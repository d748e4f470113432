import {
  streamName,
  streamParts,
  type Aggregate,
  type Decider,
  type EventStore,
  type PositionedEvent,
} from '@consorzi/domain/event-sourcing';
import type { Comando } from '@consorzi/domain/shared';

import { readHistory } from '../event-sourcing/histories.js';

/**
 * How one scope learns of another: no append spans two. A policy reads the log of a scope and says which commands its
 * events ask for elsewhere. It decides nothing: the decider of the other scope does, and may refuse.
 */
export interface Policy {
  /** Forever: the ids of its commands, and where it stands, go by it. */
  readonly name: string;
  /** The events that it looks at; others are passed over. */
  readonly types: ReadonlySet<string>;
  /**
   * A command says all that there is to know of the stream that the event is of: who was behind is told by the newest
   * event of each stream alone.
   */
  readonly newestOnly?: boolean;
  /** The same commands for the same event whenever it is asked: at most one for each stream of another scope. */
  react(event: PositionedEvent, source: Source): Promise<readonly Reaction[]>;
}

/** A command for another scope, without author and time: those come from the event and the clock. */
export interface Reaction {
  readonly scope: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- commands of many aggregates stand in one list
  readonly decider: Decider<any, any>;
  readonly command: object;
}

/** Ties the command to the decider that takes it. */
export const reaction = <C extends Comando<string>>(
  scope: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  decider: Decider<C, any>,
  command: Omit<C, 'autore' | 'now'>,
): Reaction => ({ scope, decider, command });

/** The log that the event comes from, its scope and no other. */
export class Source {
  constructor(
    private readonly store: EventStore,
    private readonly event: PositionedEvent,
  ) {}

  get scope(): string {
    return this.event.scope;
  }

  /** Id of the aggregate that the event is of. */
  get id(): string {
    return streamParts(this.event.stream).id;
  }

  /**
   * The state of an aggregate of the scope: the event's own as it was right after it, however late one asks; another
   * one as it is now, so only what never changes once it is there may be taken from it.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any event type will do to look a state up
  async state<State>(aggregate: Aggregate<State, any>, id: string): Promise<State> {
    const { scope, stream, revision } = this.event;
    const own = streamName(scope, aggregate.name, id) === stream;
    return (await readHistory(this.store, scope, aggregate, id, own ? revision : undefined)).state;
  }
}
