import type { Aggregate, Decider, Reading, States, Write } from './decider.js';
import { canonicalJson } from './canonical.js';
import type { DomainEvent } from './event.js';
import { RuleViolation, type RuleCode } from '../shared/index.js';

/** What stood in a stream before the command. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- histories of many aggregates stand in one list
export type History = Reading & { readonly events: readonly DomainEvent<string, any>[] };

/**
 * A domain spec as a sentence over events: `given(decider, ...histories).when(command).then(...events)` or
 * `.thenRefused(code)`. `then` compares the events of the main stream; `thenWrites` those of every stream, by
 * `<Aggregate>.<id>`. What the log would refuse (a stream written but not read, a payload it cannot hold, events that
 * do not fold) fails every sentence.
 */
export function given<Command, Main>(decider: Decider<Command, Main>, ...histories: readonly History[]) {
  return {
    when(command: Command) {
      const run = () => runDecider(decider, histories, command);
      return {
        then: (...events: readonly object[]) =>
          expect(run().find((write) => write.id === decider.main(command))?.events).toEqual(events),
        thenWrites: (expected: Readonly<Record<string, readonly object[]>>) =>
          expect(
            Object.fromEntries(run().map((write) => [`${write.aggregate.name}.${write.id}`, write.events])),
          ).toEqual(expected),
        thenRefused(code: RuleCode, details: object = {}) {
          expect(outcomeOf(run)).toMatchObject({ code, details });
        },
      };
    },
  };
}

/** The history of one stream, for `given`. */
export function stream<State, Event extends DomainEvent<string, any>>( // eslint-disable-line @typescript-eslint/no-explicit-any
  aggregate: Aggregate<State, Event>,
  id: string,
  ...events: readonly NoInfer<Event>[]
): History {
  return { aggregate, id, events };
}

/** The refusal, or what was decided in its place. Any other error goes on. */
function outcomeOf(run: () => readonly Write[]): RuleViolation | readonly Write[] {
  try {
    return run();
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
}

function runDecider<Command, Main>(
  decider: Decider<Command, Main>,
  histories: readonly History[],
  command: Command,
): readonly Write[] {
  const eventsOf = ({ aggregate, id }: Reading) =>
    histories.find((history) => history.aggregate === aggregate && history.id === id)?.events ?? [];
  const fold = (reading: Reading) =>
    eventsOf(reading).reduce((state, event) => reading.aggregate.evolve(state, event), reading.aggregate.initial);
  const own = { aggregate: decider.aggregate, id: decider.main(command) };
  const main = fold(own) as Main;
  const reads = [...(decider.reads?.(command, main) ?? [])];
  const isRead = (stream: Reading) =>
    [own, ...reads].some(({ aggregate, id }) => aggregate === stream.aggregate && id === stream.id);
  const states: States<Main> = {
    main,
    of: (aggregate, id) => {
      if (!isRead({ aggregate, id })) throw new Error(`${aggregate.name}.${id} was not named by reads`);
      return fold({ aggregate, id });
    },
  };
  reads.push(...(decider.readsThen?.(command, states) ?? []));
  const writes = decider.decide(states, command);

  if (!writes.some(({ aggregate, id, events }) => aggregate === own.aggregate && id === own.id && events.length > 0))
    throw new Error('every command writes its main stream');
  for (const write of writes) {
    if (!isRead(write) && eventsOf(write).length > 0)
      throw new Error(`${write.aggregate.name}.${write.id} has a history that was not read`);
    for (const { data } of write.events) canonicalJson(data);
    write.events.reduce((state, event) => write.aggregate.evolve(state, event), fold(write));
  }
  return writes;
}
