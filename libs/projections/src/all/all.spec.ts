import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';
import fc from 'fast-check';

import { fold, touchesOf, type Known, type Version } from '../projecting/index.js';
import { PAROLA } from '../projecting/testing/consorzio-di-prova.js';
import { dueAnni } from '../projecting/testing/due-anni.js';
import { rowsOf } from '../projecting/testing/log.js';
import { allProjections } from './index.js';

const story = dueAnni();
const each = allProjections.map((projection) => [projection.name, projection] as const);

/** Folds in batches of the given sizes, as a runner would; the last size goes on to the end. */
function inBatches(projection: (typeof allProjections)[number], sizes: readonly number[]) {
  const known = new Map<string, Known>();
  const versions: Version[] = [];
  let from = 0;
  for (let batch = 0; from < story.length; batch++) {
    const events = story.slice(from, (from += sizes[batch] ?? story.length));
    const part = fold(projection, known, touchesOf(projection, events));
    part.current.forEach((row, key) => known.set(key, row));
    versions.push(...part.versions);
  }
  return { versions, known };
}

describe.each(each)('%s, over two years of a consortium', (name, projection) => {
  it('has rows of the story', () => {
    expect(rowsOf(projection, story).size).toBeGreaterThan(0);
  });

  it('gives the same rows and versions whatever the batches', () => {
    const whole = inBatches(projection, []);
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, (all) => expect(inBatches(projection, all)).toEqual(whole)),
      { numRuns: 20 },
    );
  });

  it('names in keys every row that evolve looks at or changes', () => {
    const rows = new Map<string, JsonObject>();
    for (const event of story) {
      const keys = projection.keys(event);
      if (keys.length === 0) continue;
      const own = new Map(keys.filter((key) => rows.has(key)).map((key) => [key, rows.get(key)!]));
      const changed = projection.evolve(own, event);
      expect(projection.evolve(rows, event)).toEqual(changed);
      for (const [key, row] of changed) {
        expect(keys).toContain(key);
        if (row === null) rows.delete(key);
        else rows.set(key, row as JsonObject);
      }
    }
    expect(rows).toEqual(rowsOf(projection, story));
  });

  it('changes neither the rows it is given nor the event', () => {
    const frozen = (event: PositionedEvent) => deepFreeze(JSON.parse(JSON.stringify(event)) as PositionedEvent);
    const rows = new Map<string, JsonObject>();
    for (const event of story.map(frozen)) {
      if (projection.keys(event).length === 0) continue;
      for (const [key, row] of projection.evolve(rows, event)) {
        if (row === null) rows.delete(key);
        else rows.set(key, deepFreeze(row as JsonObject));
      }
    }
  });

  it('never holds a free text', () => {
    for (const { key, row } of inBatches(projection, []).versions) {
      expect([key, JSON.stringify(row)].join().toLowerCase()).not.toContain(PAROLA.toLowerCase());
    }
  });

  it('has a name for its tables and filters that its rows have', () => {
    expect(name).toMatch(/^[a-z_]+$/);
    for (const row of rowsOf(projection, story).values()) {
      expect(Object.keys(row as object)).toEqual(expect.arrayContaining(Object.keys(projection.filters)));
    }
  });
});

it('every event of the story reaches a read model besides the register', () => {
  const others = allProjections.filter(({ name }) => name !== 'registro');
  const unseen = story.filter((event) => others.every((projection) => projection.keys(event).length === 0));
  expect([...new Set(unseen.map(({ type }) => type))]).toEqual([]);
});

it('no event of the story holds a free text', () => {
  for (const { type, data } of story) {
    expect([type, JSON.stringify(data)].join().toLowerCase()).not.toContain(PAROLA.toLowerCase());
  }
});

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
