import { setImmediate as turn } from 'node:timers/promises';

import { GroupedCalls, type GroupLimits } from './grouped-calls.js';

interface Parcel {
  readonly name: string;
  readonly bytes: number;
}
const parcel = (name: string, bytes = 1): Parcel => ({ name, bytes });

describe('grouped calls', () => {
  const groups: string[][] = [];
  const alone: string[] = [];
  let bad: string | undefined;
  /** Groups stay in the air until this is kept: nothing here waits for a clock. */
  let landing: Promise<void>;
  beforeEach(() => {
    groups.length = alone.length = 0;
    bad = undefined;
    landing = Promise.resolve();
  });

  const hold = (): (() => void) => {
    let land!: () => void;
    landing = new Promise((resolve) => (land = resolve));
    return land;
  };

  const calls = (limits: Partial<GroupLimits> = {}) =>
    new GroupedCalls<Parcel, string>(
      async (members) => {
        groups.push(members.map(({ name }) => name));
        await landing;
        if (members.some(({ name }) => name === bad)) throw new Error('the group fell');
        return members.map(({ name }) => `${name}!`);
      },
      async ({ name }) => {
        alone.push(name);
        if (name === bad) throw new Error(`${name} is bad`);
        return `${name} alone`;
      },
      { members: 10, bytes: 100, flights: 1, ...limits },
    );

  it('takes all that wait at the end of the turn, and then all that came meanwhile', async () => {
    const { submit } = bound(calls());
    const land = hold();
    const first = [submit(parcel('a')), submit(parcel('b'))];
    await turn();
    const then = [submit(parcel('c')), submit(parcel('d'))];
    land();
    expect(await Promise.all([...first, ...then])).toEqual(['a!', 'b!', 'c!', 'd!']);
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('fills a group up to its members and bytes; what is larger than a group goes by itself', async () => {
    const { submit } = bound(calls({ members: 2, bytes: 10 }));
    const sizes: [string, number][] = [['a', 1], ['b', 1], ['c', 1], ['d', 10], ['e', 50], ['f', 1]]; // prettier-ignore
    await Promise.all(sizes.map(([name, bytes]) => submit(parcel(name, bytes))));
    expect(groups).toEqual([['a', 'b'], ['c'], ['d'], ['e'], ['f']]);
  });

  it('lets so many groups fly at once as it may', async () => {
    const { submit } = bound(calls({ members: 1, flights: 2 }));
    const land = hold();
    const all = Promise.all(['a', 'b', 'c'].map((name) => submit(parcel(name))));
    for (let turns = 0; turns < 10; turns++) await turn();
    expect(groups).toEqual([['a'], ['b']]);
    land();
    await all;
    expect(groups).toHaveLength(3);
  });

  it('tries the members of a group that fell one by one, and hurts the bad one alone', async () => {
    const { submit } = bound(calls());
    bad = 'b';
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => submit(parcel(name))));
    expect(alone).toEqual(['a', 'b', 'c']);
    expect(results).toMatchObject([{ value: 'a alone' }, { reason: { message: 'b is bad' } }, { value: 'c alone' }]);
    expect(await submit(parcel('d'))).toBe('d!');
  });
});

const bound = (calls: GroupedCalls<Parcel, string>) => ({ submit: calls.submit.bind(calls) });
