import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import fc from 'fast-check';

import { fold, keysOf, PoisonEvent, touchesOf, type Known, type Version } from './fold.js';
import type { Projection } from './projection.js';

type Row = { readonly gruppo: string; readonly n: number };

/** `+k`: one more in row k; `-k`: removed; `!k`: moved to another group; `?`: nobody's business. */
const conta: Projection<Row> = {
  name: 'conta',
  version: 1,
  filters: { gruppo: true },
  keys: ({ type }) => (type === '?' ? [] : [type.slice(1)]),
  evolve: (rows, { type }) => {
    const key = type.slice(1);
    if (type.startsWith('-')) return new Map([[key, null]]);
    const gruppo = type.startsWith('!') ? 'altro' : 'primo';
    return new Map([[key, { gruppo, n: (rows.get(key)?.n ?? 0) + 1 }]]);
  },
};

const event = (type: string, position: number): PositionedEvent => ({ type, position }) as PositionedEvent;
const log = (...types: string[]): PositionedEvent[] => types.map(event);
const folded = (projection: Projection<Row>, events: readonly PositionedEvent[], known = new Map<string, Known>()) =>
  fold(projection, known, touchesOf(projection, events));

describe('folding a batch', () => {
  it('gives a version for each change and where each key ended', () => {
    const { versions, current } = folded(conta, log('+a', '+b', '?', '+a'));
    expect(versions).toEqual([
      { key: 'a', position: 0, row: { gruppo: 'primo', n: 1 } },
      { key: 'b', position: 1, row: { gruppo: 'primo', n: 1 } },
      { key: 'a', position: 3, row: { gruppo: 'primo', n: 2 } },
    ]);
    expect(current.get('a')).toEqual({ position: 3, removed: false, row: { gruppo: 'primo', n: 2 } });
  });

  it('keeps the last row of a removed key, and does not show it to evolve', () => {
    const { versions, current } = folded(conta, log('+a', '+a', '-a'));
    expect(versions.at(-1)).toEqual({ key: 'a', position: 2, row: null });
    expect(current.get('a')).toEqual({ position: 2, removed: true, row: { gruppo: 'primo', n: 2 } });
    expect(folded(conta, [event('+a', 3)], new Map(current)).versions).toEqual([
      { key: 'a', position: 3, row: { gruppo: 'primo', n: 1 } },
    ]);
  });

  it('takes the removal of what is not there for no change', () => {
    expect(folded(conta, log('-a', '+b', '-b', '-b')).versions.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('gives the same whatever the size of the batches', () => {
    const types = fc.array(fc.constantFrom('+a', '+b', '+c', '-a', '-b', '?'), { maxLength: 40 });
    fc.assert(
      fc.property(types, fc.integer({ min: 1, max: 10 }), (all, size) => {
        const events = log(...all);
        const whole = folded(conta, events);
        const known = new Map<string, Known>();
        const versions: Version[] = [];
        for (let from = 0; from < events.length; from += size) {
          const part = folded(conta, events.slice(from, from + size), known);
          part.current.forEach((row, key) => known.set(key, row));
          versions.push(...part.versions);
        }
        expect(versions).toEqual(whole.versions);
        expect(known).toEqual(whole.current);
      }),
    );
  });

  it('names each key once for loading', () => {
    expect(keysOf(touchesOf(conta, log('+a', '+b', '+a', '?')))).toEqual(['a', 'b']);
  });

  describe('names the event that breaks what the projection says of itself', () => {
    const poison = (projection: Projection<Row>, events: PositionedEvent[]): PoisonEvent => {
      try {
        folded(projection, events);
      } catch (error) {
        return error as PoisonEvent;
      }
      throw new Error('nothing was thrown');
    };

    it.each<[string, Partial<Projection<Row>>, string[], number, RegExp]>([
      ['a filter said never to change', {}, ['+a', '+b', '!a'], 2, /gruppo is declared never to change/],
      ['a second write of an insert-only key', { insertOnly: true }, ['+a', '+b', '+a'], 2, /second time/],
      ['a key that keys() does not name', { evolve: () => new Map([['z', null]]) }, ['+a'], 0, /does not name/],
      ['an error of evolve', { evolve: () => fails() }, ['?', '+a'], 1, /cannot/],
      ['an error of keys', { keys: () => fails() }, ['+a'], 0, /cannot/],
    ])('%s', (_, wrong, types, position, message) => {
      const error = poison({ ...conta, ...wrong }, log(...types));
      expect(error).toBeInstanceOf(PoisonEvent);
      expect(error.event.position).toBe(position);
      expect(error.message).toMatch(message);
    });
  });
});

function fails(): never {
  throw new Error('cannot');
}
