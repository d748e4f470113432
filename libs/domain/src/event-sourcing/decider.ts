import type { DomainEvent } from './event.js';

/** A consistency boundary: how its stream folds into a state. `name` is part of the stream's name, forever. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the event type is contravariant in evolve
export interface Aggregate<State, Event extends DomainEvent<string, any> = DomainEvent<string, any>> {
  readonly name: string;
  readonly initial: State;
  /** Pure. An event type it does not know throws: a silent skip would decide on a wrong state. */
  evolve(state: State, event: Event): State;
}

/** A stream that a decision needs besides its main one; it becomes a revision check, or a write. */
export interface Reading {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- readings of many aggregates stand in one list
  readonly aggregate: Aggregate<any, any>;
  readonly id: string;
}

/** The folded states of what the decision read. */
export interface States<Main> {
  readonly main: Main;
  /** The state of a stream named by `reads`. @throws Error for one that was not: a decision must say what it reads. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any event type will do to look a state up
  of<State>(aggregate: Aggregate<State, any>, id: string): State;
}

/** What a decision appends to one stream. */
export interface Write extends Reading {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each aggregate types its own events
  readonly events: readonly DomainEvent<string, any>[];
}

/** Pure: a command and the histories it needs become events, or a RuleViolation. */
export interface Decider<Command, Main> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see Aggregate
  readonly aggregate: Aggregate<Main, any>;
  /** Id of the aggregate that the command addresses; it always gets an event. */
  main(command: Command): string;
  /** What else must be read. Streams only read are checked at append for not having moved. */
  reads?(command: Command, main: Main): readonly Reading[];
  /** What can only be named once what `reads` named is known; checked and written like it. */
  readsThen?(command: Command, states: States<Main>): readonly Reading[];
  /** @throws RuleViolation */
  decide(states: States<Main>, command: Command): readonly Write[];
}
