import type { PositionedEvent } from '@consorzi/domain/event-sourcing';

import { allProjections } from '../all/index.js';
import { registro, registroKey } from '../audit/index.js';
import { ModelDigest } from './digest.js';
import { fold, touchesOf } from './fold.js';
import type { AnyProjection } from './projection.js';
import { replayDigests } from './replay.js';
import { dueAnni } from './testing/due-anni.js';

const story = dueAnni();
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The digest as its definition says it: every row and version at hand, sorted, one line each. */
function digestOf(projection: AnyProjection, events: readonly PositionedEvent[]): string {
  const { current, versions } = fold(projection, new Map(), touchesOf(projection, events));
  const model = new ModelDigest();
  for (const [key, known] of [...current].sort(([a], [b]) => byBytes(a, b))) {
    model.row(key, known.position, known.removed, known.row);
  }
  if (!projection.insertOnly) {
    const sorted = [...versions].sort((a, b) => byBytes(a.key, b.key) || a.position - b.position);
    for (const { key, position, row } of sorted) model.version(key, position, row);
  }
  return model.hex();
}

describe('a replay', () => {
  it.each([1, 7, 2_000])('gives the digest of every read model, in batches of %i', async (batch) => {
    const { position, digests } = await replayDigests(allProjections, story, batch);
    expect(position).toBe(story.length - 1);
    expect(digests.map(({ projection, sha256 }) => [projection, sha256])).toEqual(
      allProjections.map((projection) => [projection.name, digestOf(projection, story)]),
    );
    expect(digests[0]).toMatchObject({ projection: 'registro', position, rows: story.length, stopped: null });
  });

  it('up to a position gives what stood there', async () => {
    const half = story.slice(0, story.length >> 1);
    const { position, digests } = await replayDigests(allProjections, half);
    expect(position).toBe(half.length - 1);
    expect(digests.map(({ sha256 }) => sha256)).toEqual(allProjections.map((one) => digestOf(one, half)));
  });

  it('shows one changed payload in the digests of the models that read it, and in no other', async () => {
    const at = story.findIndex(({ type }) => type === 'PianoCreato');
    const told = { ...story[at]!, data: { ...story[at]!.data, titolo: 'Un altro titolo' } };
    const before = await replayDigests(allProjections, story);
    const after = await replayDigests(allProjections, story.with(at, told));
    const differ = after.digests.filter((one, index) => one.sha256 !== before.digests[index]!.sha256);
    expect(differ.map(({ projection }) => projection)).toContain('piani');
    expect(differ.map(({ projection }) => projection)).not.toContain('registro');
  });

  it('refuses a log with a gap, or one that begins in the middle', async () => {
    await expect(replayDigests([registro], story.slice(1))).rejects.toThrow('after position -1 comes 1');
    await expect(replayDigests([registro], story.toSpliced(3, 1))).rejects.toThrow('after position 2 comes 4');
  });

  it('of an empty log digests empty tables', async () => {
    const { position, digests } = await replayDigests([registro], []);
    expect(position).toBe(-1);
    expect(digests).toEqual([
      expect.objectContaining({ sha256: new ModelDigest().hex(), rows: 0, versions: 0, position: -1 }),
    ]);
  });

  describe('of a model that cannot take an event', () => {
    const fragile = (evolveAt: number, keysAt: number): AnyProjection => ({
      name: 'fragile',
      version: 1,
      filters: {},
      keys: ({ position, type }) => {
        if (position === keysAt) throw new Error('no keys for this');
        return [type];
      },
      evolve: (_, { position, type }) => {
        if (position === evolveAt) throw new Error('cannot take this');
        return new Map([[type, { position }]]);
      },
    });

    it.each([
      [5, 9],
      [9, 5],
    ])('stops it before the event (evolve %i, keys %i), and no other', async (evolveAt, keysAt) => {
      const { position, digests } = await replayDigests([fragile(evolveAt, keysAt), registro], story);
      expect(digests[0]).toMatchObject({ position: 4, stopped: expect.stringMatching(/^fragile at 5 /) });
      expect(digests[0]!.sha256).toBe(digestOf(fragile(-1, -1), story.slice(0, 5)));
      expect(digests[1]).toMatchObject({ position, stopped: null });
    });
  });

  describe('of an insert-only model', () => {
    const lookingBack = (back: number): AnyProjection => ({
      name: 'indietro',
      version: 1,
      filters: {},
      insertOnly: true,
      keys: ({ position }) =>
        position < back ? [registroKey(position)] : [registroKey(position - back), registroKey(position)],
      evolve: (rows, { position }) => {
        const before = rows.get(registroKey(position - back)) as { somma: number } | undefined;
        return new Map([[registroKey(position), { somma: (before?.somma ?? 0) + position }]]);
      },
    });

    it('finds a row of long ago for an event that looks back', async () => {
      const { digests } = await replayDigests([lookingBack(17)], story, 4);
      expect(digests[0]!.sha256).toBe(digestOf(lookingBack(17), story));
    });

    it('sees a key written a second time, however late', async () => {
      const last = story.length - 1;
      const twice: AnyProjection = {
        ...registro,
        keys: ({ position }) => [registroKey(position === last ? 0 : position)],
        evolve: (_, { position }) => new Map([[registroKey(position === last ? 0 : position), { position }]]),
      };
      const { digests } = await replayDigests([twice], story, 3);
      expect(digests[0]).toMatchObject({ position: last - 1, stopped: expect.stringContaining('second time') });
    });
  });
});
