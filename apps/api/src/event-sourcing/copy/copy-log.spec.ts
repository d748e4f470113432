import { setTimeout as sleep } from 'node:timers/promises';

import { NO_STREAM, type EventStore, type StreamWrite } from '@consorzi/domain/event-sourcing';

import { LateLog, LatePositionsEventStore } from '../late-positions-event-store.js';
import { commandContext } from '../testing/command-context.js';
import { compareLogs } from './compare-logs.js';
import { copyLog, LogsDiffer, TargetBehind } from './copy-log.js';

const SCOPE = 'monviso';
const write = (id: string, expectedRevision: number, ...data: readonly number[]): StreamWrite => ({
  stream: `${SCOPE}-Prova.${id}`,
  expectedRevision,
  events: data.map((n) => ({
    ...{ type: 'Accaduto', data: { n }, schemaVersion: 2, occurredAt: '2024-09-19' },
    ...(n % 2 === 0 && { act: { organo: 'cda', numero: `${n}`, data: '2024-09-19' } as const }),
  })),
});

/** A log of four commands: one over two streams, one that only checks a stream beside its own, one alone. */
async function told(delayMs = 0): Promise<EventStore> {
  const store = new LatePositionsEventStore(new LateLog(delayMs));
  await store.append(SCOPE, [write('a', NO_STREAM, 1, 2), write('b', NO_STREAM, 3)], commandContext('c1'));
  await store.append(SCOPE, [write('b', 0, 4), write('a', 1)], commandContext('c2'));
  await store.append(SCOPE, [write('a', 1, 5, 6, 7)], commandContext('c3'));
  await store.append(SCOPE, [write('c', NO_STREAM, 8)], commandContext('c4'));
  await positioned(store, 8);
  return store;
}
async function positioned(store: EventStore, count: number): Promise<void> {
  while ((await store.readScope(SCOPE, -1, 100)).length < count) await sleep(5);
}
const empty = () => new LatePositionsEventStore(new LateLog(5));

/** Breaks off when it has taken so many appends. */
function breaksAfter(store: EventStore, appends: number): EventStore {
  let taken = 0;
  return {
    append: (...given) => (taken++ < appends ? store.append(...given) : Promise.reject(new Error('the line broke'))),
    readStream: (...given) => store.readStream(...given),
    readScope: (...given) => store.readScope(...given),
    watch: (onHint) => store.watch(onHint),
    scopes: () => store.scopes(),
  };
}

describe('copying a log', () => {
  it('carries ids, revisions, hashes, positions, acts and times of recording unchanged', async () => {
    const [from, to] = [await told(), empty()];
    const reached: number[] = [];
    expect(await copyLog(from, to, { scope: SCOPE, onProgress: (position) => reached.push(position) })).toBe(7);
    expect(reached).toEqual([2, 3, 6, 7]);
    expect(await to.readScope(SCOPE, -1, 100)).toEqual(await from.readScope(SCOPE, -1, 100));
    expect(await compareLogs(from, to, SCOPE)).toEqual({ events: 8, root: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('keeps the outcome of a command that is sent again after the move', async () => {
    const [from, to] = [await told(), empty()];
    await copyLog(from, to, { scope: SCOPE });
    const again = [write('b', 0, 4), write('a', 1)] as const;
    const outcome = await from.append(SCOPE, again, commandContext('c2'));
    expect(outcome.repeated).toBe(true);
    expect(await to.append(SCOPE, again, commandContext('c2'))).toEqual(outcome);
  });

  it.each([0, 1, 2, 3])(
    'goes on where it was interrupted after %d appends, also before positions are there',
    async (n) => {
      const [from, to] = [await told(), empty()];
      await expect(copyLog(from, breaksAfter(to, n), { scope: SCOPE })).rejects.toThrow('the line broke');
      await copyLog(from, to, { scope: SCOPE });
      expect(await to.readScope(SCOPE, -1, 100)).toEqual(await from.readScope(SCOPE, -1, 100));
    },
  );

  it.each([0, 1, 4, 5])(
    'goes on where the target has so far given positions up to %d, within an append',
    async (seen) => {
      const [from, to] = [await told(), empty()];
      await copyLog(from, to, { scope: SCOPE });
      let asked = 0;
      const late = {
        ...breaksAfter(to, 9),
        scopes: async () => (asked++ === 0 ? [{ scope: SCOPE, last: seen }] : to.scopes()),
      };
      expect(await copyLog(from, late, { scope: SCOPE })).toBe(7);
      expect(await to.readScope(SCOPE, -1, 100)).toEqual(await from.readScope(SCOPE, -1, 100));
    },
  );

  it('copies what came since, and nothing when there is nothing', async () => {
    const [from, to] = [await told(), empty()];
    expect(await copyLog(empty(), to, { scope: SCOPE })).toBe(-1);
    await copyLog(from, to, { scope: SCOPE });
    await copyLog(from, to, { scope: SCOPE });
    expect((await compareLogs(from, to, SCOPE)).events).toBe(8);
  });

  it('refuses a target that went its own way, and writes nothing to it', async () => {
    const [from, to] = [await told(), empty()];
    await to.append(SCOPE, [write('a', NO_STREAM, 9)], commandContext('x1'));
    await positioned(to, 1);
    await expect(copyLog(from, to, { scope: SCOPE })).rejects.toMatchObject({ name: 'LogsDiffer', position: 0 });
    expect(await to.readScope(SCOPE, -1, 100)).toHaveLength(1);
  });

  it('refuses a target that has more than the source', async () => {
    const [from, to] = [await told(), empty()];
    await copyLog(from, to, { scope: SCOPE });
    await to.append(SCOPE, [write('d', NO_STREAM, 9)], commandContext('x1'));
    await positioned(to, 9);
    await expect(copyLog(from, to, { scope: SCOPE })).rejects.toBeInstanceOf(LogsDiffer);
    await expect(compareLogs(from, to, SCOPE)).rejects.toMatchObject({ position: 8 });
  });

  it('says so when the target gives no positions', async () => {
    const to = new LatePositionsEventStore(new LateLog(60_000));
    const copied = copyLog(await told(), to, { scope: SCOPE, patienceMs: 50 });
    await expect(copied).rejects.toMatchObject({ name: 'TargetBehind', reached: -1, expected: 7 });
    await expect(copied).rejects.toBeInstanceOf(TargetBehind);
  });

  it.each([['data'], ['recordedAt'], ['payloadHash'], ['eventId'], ['causationId'], ['act']] as const)(
    'notices a %s that is not the same',
    async (field) => {
      const from = await told();
      const events = await from.readScope(SCOPE, -1, 100);
      const changed = events.map((event) => (event.position === 5 ? { ...event, [field]: 'other' } : event));
      const to = { ...breaksAfter(from, 0), readScope: async (_: string, after: number) => changed.slice(after + 1) };
      await expect(compareLogs(from, to as unknown as EventStore, SCOPE)).rejects.toMatchObject({ position: 5 });
    },
  );
});
