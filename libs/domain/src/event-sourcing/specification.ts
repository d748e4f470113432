import type { Aggregate, Decider, Reading } from './decider.js';
import type { DomainEvent } from './event.js';
import { RuleViolation } from '../shared/index.js';

/** What stood in a stream before the command. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- histories of many aggregates stand in one list
export type History = Reading & { readonly events: readonly DomainEvent<string, any>[] };

/**
 * A domain spec as a sentence over events: `given(decider, ...histories).when(command).then(...events)` or
 * `.thenRefused(code)`. `then` compares the events of the main stream; `thenWrites` those of every stream.
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
        thenRefused(code: string, details?: object) {
          expect(run).toThrow(RuleViolation);
          try {
            run();
          } catch (error) {
            expect(error).toMatchObject(details ? { code, details } : { code });
          }
        },
      };
    },
  };
}

/** The history of one stream, for `given`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the events are checked by evolve
export function stream<State>(
  aggregate: Aggregate<State, any>,
  id: string,
  ...events: readonly DomainEvent<string, any>[]
): History {
  return { aggregate, id, events };
}

function runDecider<Command, Main>(decider: Decider<Command, Main>, histories: readonly History[], command: Command) {
  const fold = ({ aggregate, id }: Reading) =>
    (histories.find((history) => history.aggregate === aggregate && history.id === id)?.events ?? []).reduce(
      aggregate.evolve,
      aggregate.initial,
    );
  const main = fold({ aggregate: decider.aggregate, id: decider.main(command) }) as Main;
  const reads = decider.reads?.(command, main) ?? [];
  return decider.decide(
    {
      main,
      of: (aggregate, id) => {
        if (!reads.some((reading) => reading.aggregate === aggregate && reading.id === id)) {
          throw new Error(`${aggregate.name}.${id} was not named by reads`);
        }
        return fold({ aggregate, id });
      },
    },
    command,
  );
}
