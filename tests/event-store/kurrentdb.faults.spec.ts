import { setTimeout as sleep } from 'node:timers/promises';

import {
  type DomainEvent,
  hashOf,
  InvalidEvent,
  NO_STREAM,
  type StreamWrite,
  WrongRevision,
} from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

import { KurrentEventStore, parseAddress } from '../../apps/api/src/event-sourcing/kurrentdb/index.js';
import {
  EventStoreUnavailable,
  LogAccessDenied,
  NotLeader,
  ServerAppendTooLarge,
  StreamDeleted,
  UnreadableLog,
} from '../../apps/api/src/event-sourcing/store-errors.js';
import { commandContext } from '../../apps/api/src/event-sourcing/testing/command-context.js';
import { type DoubleOptions, type KurrentDouble, startKurrentDouble } from '../doubles/kurrentdb/index.js';

const SCOPE = 'inrete';
const stream = (id: string) => `${SCOPE}-Prova.${id}`;
const happened = (data: JsonObject = {}): DomainEvent => ({ type: 'Accaduto', data });
const to = (id: string, expectedRevision: number, ...events: DomainEvent[]): StreamWrite => ({
  stream: stream(id),
  expectedRevision,
  events,
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let double: KurrentDouble;
async function started(options: DoubleOptions = {}): Promise<KurrentEventStore> {
  double = await startKurrentDouble({ categoryDelayMs: 5, ...options });
  closing.push(() => double.close());
  return another();
}
/** What another process would have. Attempts follow quickly, and time-outs come soon. */
function another(pauses: readonly number[] = [5, 10, 20]): KurrentEventStore {
  const store = new KurrentEventStore(parseAddress(`${double.url}&defaultDeadline=400`), { pauses });
  closing.push(() => store.close());
  return store;
}
const append = (store: KurrentEventStore, command: string, ...writes: StreamWrite[]) =>
  store.append(SCOPE, writes, commandContext(command));
async function positioned(store: KurrentEventStore, count: number) {
  for (let waited = 0; waited < 3_000; waited += 10) {
    const events = await store.readScope(SCOPE, -1, 100);
    if (events.length >= count) return events;
    await sleep(10);
  }
  throw new Error(`no ${count} events`);
}

describe('an append to KurrentDB of whose answer nobody heard', () => {
  it.each(['silence', 'deadline', 'unavailable', 'cancelled', 'internal'] as const)(
    'stands there once, though the server said %s',
    async (lost) => {
      const store = await started();
      await append(store, 'c0', to('read', NO_STREAM, happened()));
      double.faults.commitNextThen(lost);
      const outcome = await append(store, 'c1', to('a', NO_STREAM, happened(), happened()), to('read', 0));
      expect(outcome).toMatchObject({ revisions: { [stream('a')]: 1, [stream('read')]: 0 }, repeated: false });
      expect(double.log.written(stream('a'))).toHaveLength(2);
      expect((await positioned(store, 3)).map(({ position }) => position)).toEqual([0, 1, 2]);
    },
  );

  it.each(['not leader', 'unavailable', 'deadline', 'silence', 'internal'] as const)(
    'is sent again, where the server did not write it and said %s',
    async (refused) => {
      const store = await started();
      await append(store, 'c0', to('a', NO_STREAM, happened()));
      double.faults.refuseNextAppend(refused);
      expect((await append(store, 'c1', to('a', 0, happened()))).revisions).toEqual({ [stream('a')]: 1 });
      expect(double.log.written(stream('a'))).toHaveLength(2);
    },
  );

  it('is told as it was, hours and other commands later, by another process, also of a stream only checked', async () => {
    const store = await started();
    await append(store, 'c0', to('read', NO_STREAM, happened()));
    double.faults.commitNextThen('silence');
    const writes = [to('a', NO_STREAM, happened()), to('read', 0), to('absent', NO_STREAM)];
    const outcome = await append(store, 'c1', ...writes);
    await append(store, 'c2', to('a', 0, happened()), to('read', 0, happened()), to('absent', NO_STREAM, happened()));
    expect(await append(another(), 'c1', ...writes)).toEqual({ ...outcome, repeated: true });
    expect(outcome.revisions).toEqual({ [stream('a')]: 0, [stream('read')]: 0, [stream('absent')]: NO_STREAM });
  });

  it('is an outage once all attempts have failed, each sort by its name', async () => {
    const store = await started();
    await append(store, 'c0', to('a', NO_STREAM, happened()));
    for (let n = 0; n < 4; n++) double.faults.refuseNextAppend('not leader');
    await expect(append(store, 'c1', to('a', 0, happened()))).rejects.toBeInstanceOf(NotLeader);
    for (let n = 0; n < 4; n++) double.faults.refuseNextAppend('unavailable');
    const down = append(store, 'c2', to('a', 0, happened()));
    await expect(down).rejects.toBeInstanceOf(EventStoreUnavailable);
    double.faults.refuseNextAppend('access denied');
    await expect(append(store, 'c3', to('a', 0, happened()))).rejects.toBeInstanceOf(LogAccessDenied);
    expect((await append(store, 'c4', to('a', 0, happened()))).revisions).toEqual({ [stream('a')]: 1 });
  });
});

describe('one command from two processes at once', () => {
  it('writes once, and one of them hears that it was the other', async () => {
    const stores = [await started(), another()];
    for (const store of stores) await append(store, 'warm', to(`w${stores.indexOf(store)}`, NO_STREAM, happened()));
    const told: boolean[][] = [];
    for (let n = 0; n < 20; n++) {
      const outcomes = await Promise.all(
        stores.map((store) => append(store, `c${n}`, to(`s${n}`, NO_STREAM, happened()))),
      );
      told.push(outcomes.map(({ repeated }) => repeated).sort());
    }
    expect(told).toEqual(told.map(() => [false, true]));
    expect(double.log.written(stream('s7'))).toHaveLength(1);
  });

  it('does not take events of another body for its own', async () => {
    const stores = [await started(), another()];
    for (const store of stores) await append(store, 'warm', to(`w${stores.indexOf(store)}`, NO_STREAM, happened()));
    for (let n = 0; n < 10; n++) {
      const bodies = stores.map((store, who) =>
        store.append(SCOPE, [to(`s${n}`, NO_STREAM, happened({ who }))], {
          ...commandContext(`c${n}`),
          bodyHash: hashOf({ who }),
        }),
      );
      const outcomes = await Promise.all(bodies);
      const [event] = await stores[0]!.readStream(SCOPE, stream(`s${n}`));
      expect(outcomes.map(({ repeated }, who) => repeated !== (who === event!.data['who']))).toEqual([true, true]);
    }
  });
});

describe('what the server refuses', () => {
  it('is too large for its own setting: the setting is named', async () => {
    const store = await started({ maxAppendSize: 10_000 });
    const refused = append(store, 'c1', to('a', NO_STREAM, happened({ t: 'x'.repeat(20_000) })));
    await expect(refused).rejects.toBeInstanceOf(ServerAppendTooLarge);
    await expect(refused).rejects.toThrow('KURRENTDB_MAX_APPEND_SIZE');
    await expect(refused).rejects.toMatchObject({ limit: 10_000 });
  });

  it('is a conflict also where the server does not say which check', async () => {
    const store = await started();
    double.faults.withoutCheckIndex = true;
    await append(store, 'c1', to('b', NO_STREAM, happened()));
    const refused = append(store, 'c2', to('a', NO_STREAM, happened()), to('b', 3, happened()));
    await expect(refused).rejects.toMatchObject({ name: 'WrongRevision', stream: stream('b'), expected: 3, actual: 0 });
    await expect(refused).rejects.toBeInstanceOf(WrongRevision);
  });

  it('is a stream that somebody deleted: to write, to check, to read and in the scope', async () => {
    const store = await started();
    await append(store, 'c1', to('a', NO_STREAM, happened()), to('b', NO_STREAM, happened()));
    await positioned(store, 2);
    double.faults.tombstone(stream('a'));
    await expect(append(store, 'c2', to('a', 0, happened()))).rejects.toBeInstanceOf(StreamDeleted);
    await expect(append(store, 'c3', to('b', 0, happened()), to('a', 0))).rejects.toBeInstanceOf(StreamDeleted);
    await expect(store.readStream(SCOPE, stream('a'))).rejects.toBeInstanceOf(StreamDeleted);
    const read = store.readScope(SCOPE, -1, 10);
    await expect(read).rejects.toBeInstanceOf(UnreadableLog);
    await expect(read).rejects.toThrow(`${SCOPE}#0: the link points to 0@${stream('a')}, which was deleted`);
  });

  it('is a stream that somebody deleted softly: what goes on counting there is not taken for new', async () => {
    const store = await started();
    await append(store, 'c1', to('a', NO_STREAM, happened()));
    double.faults.softDelete(stream('a'));
    await expect(append(store, 'c2', to('a', NO_STREAM, happened()))).rejects.toBeInstanceOf(StreamDeleted);
    await expect(append(another(), 'c3', to('a', 0, happened()))).rejects.toBeInstanceOf(StreamDeleted);
  });

  it('is a type that its schemas may not have, before it hears of it', async () => {
    const store = await started();
    const accent = { type: 'AttivitàAggiunta', data: {} };
    await expect(append(store, 'c1', to('a', NO_STREAM, accent))).rejects.toBeInstanceOf(InvalidEvent);
    expect(double.log.written(stream('a'))).toHaveLength(0);
  });
});

describe('what others have written among our events', () => {
  it.each([
    ['an event without our envelope', { type: 'OrderPlaced', data: { id: 1 } }],
    ['an event with other metadata', { type: 'OrderPlaced', data: { id: 1 }, metadata: { $correlationId: 'x' } }],
    ['bytes', { type: 'Blob', data: Buffer.from([1, 2, 3]) }],
    ['JSON that is none', { type: 'Accaduto', data: Buffer.from('{"a":'), json: true }],
    ['5 MB', { type: 'Large', data: { t: 'x'.repeat(5_000_000) } }],
  ])('stops the reader at its position: %s', async (_, foreign) => {
    const store = await started();
    await append(store, 'c1', to('a', NO_STREAM, happened()));
    double.faults.write(stream('foreign'), foreign);
    await append(store, 'c2', to('a', 0, happened()));
    await sleep(50);
    expect(await store.readScope(SCOPE, -1, 1)).toHaveLength(1);
    for (const after of [-1, 0]) {
      const read = store.readScope(SCOPE, after, 100);
      await expect(read).rejects.toBeInstanceOf(UnreadableLog);
      await expect(read).rejects.toThrow(`${SCOPE}#1: `);
    }
    await expect(store.readStream(SCOPE, stream('foreign'))).rejects.toThrow(`${stream('foreign')}@0`);
    expect((await store.readScope(SCOPE, 1, 100)).map(({ revision }) => revision)).toEqual([1]);
  });

  it('is no scope of ours where its category is another', async () => {
    const store = await started();
    double.faults.write('orders-1', { type: 'OrderPlaced', data: {} });
    const hinted: string[] = [];
    const watch = await store.watch((scope) => hinted.push(scope));
    double.faults.write('orders-2', { type: 'OrderPlaced', data: {} });
    await append(store, 'c1', to('a', NO_STREAM, happened()));
    await positioned(store, 1);
    await sleep(50);
    expect((await store.scopes()).map(({ scope }) => scope)).toEqual([SCOPE]);
    expect(new Set(hinted)).toEqual(new Set([SCOPE]));
    await watch.close();
  });

  it('shares the server with another platform by the begin of its names', async () => {
    const store = await started();
    const other = new KurrentEventStore(parseAddress(double.url), { prefix: 'altra' });
    closing.push(() => other.close());
    await append(store, 'c1', to('a', NO_STREAM, happened({ whose: 'ours' })));
    await append(other, 'c1', to('a', NO_STREAM, happened({ whose: 'theirs' })));
    expect((await positioned(store, 1)).map(({ data }) => data['whose'])).toEqual(['ours']);
    expect((await positioned(other, 1)).map(({ data, stream }) => [data['whose'], stream])).toEqual([
      ['theirs', stream('a')],
    ]);
    expect(await store.scopes()).toEqual([{ scope: SCOPE, last: 0 }]);
  });
});

describe('a category stream that was cut or is late', () => {
  it('is an error at the position that is missing', async () => {
    const store = await started();
    await append(store, 'c1', to('a', NO_STREAM, happened(), happened(), happened()));
    await positioned(store, 3);
    double.faults.setMetadata(`$ce-${SCOPE}`, { $maxCount: 1 });
    await expect(store.readScope(SCOPE, -1, 10)).rejects.toThrow(`${SCOPE}#0: missing`);
    expect((await store.readScope(SCOPE, 1, 10)).map(({ position }) => position)).toEqual([2]);
  });

  it('gives an append whole or not at all, though its links come one by one', async () => {
    const store = await started();
    const sizes = new Set<number>();
    const writes = Array.from({ length: 40 }, (_, n) => to(`s${n}`, NO_STREAM, happened(), happened()));
    const appending = append(store, 'c1', ...writes);
    for (;;) {
      const { length } = await store.readScope(SCOPE, -1, 1_000);
      sizes.add(length);
      if (length > 0) break;
    }
    await appending;
    expect(sizes).toEqual(new Set([0, 80]));
    // A page cut by its limit goes on where it was cut.
    expect(await store.readScope(SCOPE, -1, 3)).toHaveLength(3);
    expect((await store.readScope(SCOPE, 2, 1_000))[0]!.position).toBe(3);
  });

  it('gives the streams at once and the positions once they are there', async () => {
    const store = await started({ categoryDelayMs: 200 });
    await append(store, 'c1', to('a', NO_STREAM, happened()));
    expect(await store.readScope(SCOPE, -1, 10)).toEqual([]);
    expect(await store.readStream(SCOPE, stream('a'))).toHaveLength(1);
    expect(await positioned(store, 1)).toHaveLength(1);
  });
});

describe('a server that goes and comes back', () => {
  it('is read again after a read that it never answered, on a client of its own', async () => {
    const store = await started();
    await append(store, 'c1', to('a', NO_STREAM, happened()));
    double.faults.failReads('hang', 1);
    expect(await store.readStream(SCOPE, stream('a'))).toHaveLength(1);
  }, 10_000);

  it('is not lost for good to a client whose first call found nobody', async () => {
    const store = await started();
    await double.close();
    await expect(store.readStream(SCOPE, stream('a'))).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(append(store, 'c1', to('a', NO_STREAM, happened()))).rejects.toBeInstanceOf(EventStoreUnavailable);
    const back = await startKurrentDouble({ log: double.log, port: double.port });
    closing.push(() => back.close());
    expect((await append(store, 'c1', to('a', NO_STREAM, happened()))).revisions).toEqual({ [stream('a')]: 0 });
    expect(await store.readStream(SCOPE, stream('a'))).toHaveLength(1);
  });

  it.each(['error', 'end'] as const)('is watched again after the subscription was dropped by %s', async (how) => {
    const store = await started();
    await append(store, 'c0', to('a', NO_STREAM, happened()));
    await positioned(store, 1);
    const hinted: string[] = [];
    const watch = await store.watch((scope) => hinted.push(scope));
    double.faults.refuseSubscriptions();
    double.faults.dropSubscriptions(how);
    await append(store, 'c1', to('a', 0, happened()));
    await positioned(store, 2);
    double.faults.acceptSubscriptions();
    const before = hinted.length;
    for (let waited = 0; waited < 3_000 && hinted.length === before; waited += 10) await sleep(10);
    // From the last place heard of: what was written in between is told.
    expect(hinted.slice(before)).toContain(SCOPE);
    await watch.close();
  });

  it('is watched by looking where $all may not be read', async () => {
    const store = await started();
    double.faults.deny('$all', 'read');
    const hinted: string[] = [];
    const watch = await store.watch((scope) => hinted.push(scope));
    await append(store, 'c1', to('a', NO_STREAM, happened()));
    for (let waited = 0; waited < 3_000 && hinted.length === 0; waited += 10) await sleep(10);
    expect(hinted).toContain(SCOPE);
    await watch.close();
  });
});
