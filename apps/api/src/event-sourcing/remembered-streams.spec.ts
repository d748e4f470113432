import { type EventStore, NO_STREAM } from '@consorzi/domain/event-sourcing';

import { eventStoreContract } from './event-store.contract.js';
import { LateLog, LatePositionsEventStore } from './late-positions-event-store.js';
import { RememberedStreams } from './remembered-streams.js';
import { commandContext } from './testing/command-context.js';

eventStoreContract('remembered streams', async () => {
  const log = new LateLog(20);
  return {
    store: new RememberedStreams(new LatePositionsEventStore(log)),
    freshProcessStore: async () => new RememberedStreams(new LatePositionsEventStore(log)),
    close: async () => undefined,
  };
});

describe('a store that remembers streams', () => {
  let log: LateLog;
  /** Which reads reached the log: stream and first revision. */
  let reads: [string, number][];
  let other: EventStore;
  beforeEach(() => {
    log = new LateLog(20);
    reads = [];
    other = new LatePositionsEventStore(log);
  });
  const remembering = (size?: number) => {
    const store = new LatePositionsEventStore(log);
    const watched: EventStore = Object.assign(Object.create(store) as EventStore, {
      readStream: (...args: Parameters<EventStore['readStream']>) => {
        reads.push([args[1].split('.')[1]!, args[2] ?? 0]);
        return store.readStream(...args);
      },
    });
    return new RememberedStreams(watched, size);
  };
  const stream = (id: string) => `inrete-Prova.${id}`;
  const append = (id: string, expectedRevision: number, count: number, text = '') => {
    const events = Array.from({ length: count }, (_, n) => ({ type: 'Accaduto', data: { n, in: { text } } }));
    return other.append(
      'inrete',
      [{ stream: stream(id), expectedRevision, events }],
      commandContext(`${id}.${expectedRevision}`),
    );
  };
  const revisions = async (store: EventStore, id: string) =>
    (await store.readStream('inrete', stream(id))).map(({ revision }) => revision);

  it('asks only for what came after, also what another process wrote', async () => {
    const store = remembering();
    await append('a', NO_STREAM, 3);
    expect(await revisions(store, 'a')).toEqual([0, 1, 2]);
    await append('a', 2, 2);
    expect(await revisions(store, 'a')).toEqual([0, 1, 2, 3, 4]);
    expect(await revisions(store, 'a')).toEqual([0, 1, 2, 3, 4]);
    expect(reads).toEqual([['a', 0], ['a', 2], ['a', 4]]); // prettier-ignore
  });

  it('reads all again when the log no longer holds what it remembers', async () => {
    const store = remembering();
    await append('a', NO_STREAM, 2);
    await revisions(store, 'a');
    log.events.length = 0;
    expect(await revisions(store, 'a')).toEqual([]);
    await append('a', NO_STREAM, 1);
    expect(await revisions(store, 'a')).toEqual([0]);
  });

  it('forgets what was not read for the longest time, and keeps nothing that is too large', async () => {
    const store = remembering(100_000);
    const many = Array.from({ length: 30 }, (_, n) => `n${n}`);
    for (const id of many) await append(id, NO_STREAM, 2, 'x'.repeat(2_000));
    await append('large', NO_STREAM, 2, 'x'.repeat(5_000));
    await revisions(store, 'large');
    for (const id of many) {
      await revisions(store, id);
      await revisions(store, 'n0');
    }
    reads.length = 0;
    for (const id of ['n29', 'n0', 'n1', 'large']) await revisions(store, id);
    expect(reads).toEqual([['n29', 1], ['n0', 1], ['n1', 0], ['large', 0]]); // prettier-ignore
  });

  it('gives out events that nobody can change', async () => {
    const store = remembering();
    await append('a', NO_STREAM, 1);
    const [event] = await store.readStream('inrete', stream('a'));
    expect(() => ((event!.data['in'] as { text: string }).text = 'altro')).toThrow(TypeError);
  });
});
