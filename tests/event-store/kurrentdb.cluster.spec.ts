import { setTimeout as sleep } from 'node:timers/promises';

import { type AppendOutcome, type DomainEvent, NO_STREAM, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import { KurrentEventStore, openKurrent, parseAddress } from '../../apps/api/src/event-sourcing/kurrentdb/index.js';
import { EventStoreUnavailable, NotLeader } from '../../apps/api/src/event-sourcing/store-errors.js';
import { commandContext } from '../../apps/api/src/event-sourcing/testing/command-context.js';
import { type KurrentCluster, startKurrentCluster } from '../doubles/kurrentdb/cluster.js';

const SCOPE = 'inrete';
const STREAMS = ['a', 'b', 'c'].map((id) => `${SCOPE}-Prova.${id}`);
const HAPPENED: DomainEvent = { type: 'Accaduto', data: {} };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let cluster: KurrentCluster;
async function started(): Promise<KurrentEventStore> {
  cluster = await startKurrentCluster({ categoryDelayMs: 5 });
  closing.push(() => cluster.close());
  return store();
}
/** What another process would have. */
function store(first = 0, pauses?: readonly number[]): KurrentEventStore {
  const address = parseAddress(`${cluster.url(first)}&defaultDeadline=1000`);
  const opened = new KurrentEventStore(address, pauses && { pauses });
  closing.push(() => opened.close());
  return opened;
}
const append = (to: KurrentEventStore, stream: string, expectedRevision: number) =>
  to.append(
    SCOPE,
    [{ stream, expectedRevision, events: [HAPPENED, HAPPENED] }],
    commandContext(`${stream} ${expectedRevision}`),
  );

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await met()); waited += 10) {
    if (waited > 5_000) throw new Error('waited in vain');
    await sleep(10);
  }
}

/** Appends of two events each, one after the other in every stream; `between` is called before those of a turn. */
async function series(to: KurrentEventStore, turns: number, between: (turn: number) => unknown) {
  const outcomes = new Map<string, AppendOutcome[]>(STREAMS.map((stream) => [stream, []]));
  for (let turn = 0; turn < turns; turn++) {
    await between(turn);
    await Promise.all(
      STREAMS.map(async (stream) => outcomes.get(stream)!.push(await append(to, stream, 2 * turn - 1))),
    );
  }
  return outcomes;
}

/** Each append has ended once and in its place, and every reader finds it there. */
async function expectWhole(to: KurrentEventStore, turns: number, outcomes: Map<string, AppendOutcome[]>) {
  for (const [stream, each] of outcomes) {
    expect(each.map(({ revisions, repeated }) => ({ revisions, repeated }))).toEqual(
      each.map((_, turn) => ({ revisions: { [stream]: 2 * turn + 1 }, repeated: false })),
    );
    expect(each).toHaveLength(turns);
    const ids = each.flatMap(({ eventIds }) => eventIds);
    expect(cluster.log.written(stream).map(({ id }) => id)).toEqual(ids);
    expect((await to.readStream(SCOPE, stream)).map(({ eventId }) => eventId)).toEqual(ids);
  }
  const count = turns * 2 * STREAMS.length;
  let events: readonly PositionedEvent[] = [];
  await until(async () => (events = await to.readScope(SCOPE, -1, count + 1)).length >= count);
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index));
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(count);
}

const callsOf = (node: number) => cluster.nodes[node]!.calls.filter((call) => /Read$|Records$/.test(call));
const leaderOnly = (calls: readonly string[]) => calls.filter((call) => !call.startsWith('Gossip'));
const electLater = (node: number, ms: number) => setTimeout(() => cluster.nodes[node]!.faults.lead(), ms);

describe('the adapter over three nodes of KurrentDB', () => {
  it.each([0, 1, 2])('reads and appends at the leader, with host %i first in the address', async (first) => {
    await started();
    cluster.nodes[1]!.faults.lead();
    const to = store(first);
    await expectWhole(to, 2, await series(to, 2, () => undefined));
    expect(leaderOnly(callsOf(1))).toEqual(expect.arrayContaining(['StreamsService/AppendRecords', 'Streams/Read']));
    expect([...leaderOnly(callsOf(0)), ...leaderOnly(callsOf(2))]).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['at once', () => cluster.nodes[1]!.faults.lead()],
    [
      'after an election in which all name the old one',
      () => {
        cluster.nodes[0]!.faults.stepDown();
        electLater(1, 200);
      },
    ],
    [
      'with an answer lost',
      () => {
        cluster.nodes[0]!.faults.commitNextThen('silence');
        electLater(1, 50);
      },
    ],
  ])('writes each append once, in order, where another node becomes leader %s', async (_, change) => {
    const to = await started();
    const outcomes = await series(to, 8, (turn) => turn === 4 && change());
    await expectWhole(to, 8, outcomes);
    expect(leaderOnly(callsOf(1))).toContain('StreamsService/AppendRecords');
  });

  it.each(['silence', undefined] as const)(
    'writes each append once, in order, and goes on hinting, where the leader dies (answer: %s)',
    async (lost) => {
      const to = await started();
      const hints: number[] = [];
      const watch = await to.watch(() => hints.push(Date.now()));
      const outcomes = await series(to, 8, (turn) => {
        if (turn !== 4) return;
        if (lost) cluster.nodes[0]!.faults.commitNextThen(lost);
        setTimeout(() => void cluster.nodes[0]!.close(), lost ? 20 : 0);
        electLater(2, 250);
      });
      await expectWhole(to, 8, outcomes);
      const listening = () => cluster.nodes.slice(1).some(({ faults }) => faults.subscriptions.size > 0);
      await until(listening);
      // All that was heard of the series has been told.
      await sleep(100);
      const before = hints.length;
      await append(to, STREAMS[0]!, 15);
      await until(() => hints.length > before);
      await watch.close();
    },
  );

  // Nodes that know of no leader say no more than that they are not ready.
  const LEADERLESS: [string, () => unknown, new (...args: never[]) => Error, string][] = [
    [
      'the old one is dead and still named',
      () => cluster.nodes[0]!.close(),
      NotLeader,
      'no leader of the event log answers',
    ],
    [
      'no node knows of one',
      () => cluster.nodes[0]!.faults.forgetLeader(),
      EventStoreUnavailable,
      'the event log does not answer',
    ],
  ];
  it.each(LEADERLESS)('waits for an election of a second, where %s', async (_, lose) => {
    const to = await started();
    const outcomes = await series(to, 2, async (turn) => {
      if (turn !== 1) return;
      await lose();
      electLater(1, 1_000);
    });
    await expectWhole(to, 2, outcomes);
  });

  it.each(LEADERLESS)('gives up once its patience has ended, and says why, where %s', async (_, lose, why, words) => {
    await started();
    const to = store(0, [10, 20]);
    await append(to, STREAMS[0]!, NO_STREAM);
    await lose();
    const refused = append(to, STREAMS[0]!, 1);
    await expect(refused).rejects.toBeInstanceOf(why);
    await expect(refused).rejects.toThrow(words);
    expect(cluster.log.written(STREAMS[0]!)).toHaveLength(2);
    cluster.nodes[2]!.faults.lead();
    expect((await append(to, STREAMS[0]!, 1)).revisions).toEqual({ [STREAMS[0]!]: 3 });
  });

  it.each([0, 1, 2])('starts with host %i of three down', async (down) => {
    await started();
    await cluster.nodes[down]!.close();
    if (down === 0) cluster.nodes[2]!.faults.lead();
    const opened = await openKurrent({ url: cluster.url(down), production: false, probes: true, patienceMs: 3_000 });
    closing.push(() => opened.close());
    expect(await opened.scopes()).toEqual([]);
  });
});
