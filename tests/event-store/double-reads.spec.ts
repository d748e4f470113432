import { randomUUID } from 'node:crypto';

import { streamNameFilter, type AllStreamSubscription, type StreamSubscription } from '@kurrent/kurrentdb-client';

import { check, Opened, places, record, taken, thrown, written } from '../doubles/client.js';
import { type KurrentDouble } from '../doubles/kurrentdb/index.js';

describe('The double of KurrentDB, read and followed', () => {
  let double: KurrentDouble;
  let client: ReturnType<Opened['client']>;
  const opened = new Opened();
  let ambito: string;
  let scopes = 0;
  beforeAll(async () => {
    double = await opened.double({ categoryDelayMs: 5 });
    client = opened.client(double.url);
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    ambito = `ambito${++scopes}`;
  });
  const append = (count: number, name = `${ambito}-Piano.a`) =>
    client.appendRecords(
      Array.from({ length: count }, (_, n) => record(name, randomUUID(), { n })),
      [],
    );
  const revisions = async (...args: Parameters<typeof client.readStream>) =>
    (await taken(client.readStream(...args))).map(({ event, link }) => Number((link ?? event)!.revision));
  const links = () => taken(client.readStream(`$ce-${ambito}`, { resolveLinkTos: true }));

  it('reads a stream forwards and backwards in pages, from a revision on', async () => {
    const name = `${ambito}-Piano.a`;
    await append(5);
    expect(await revisions(name, { maxCount: 2 })).toEqual([0, 1]);
    expect(await revisions(name, { fromRevision: 3n, maxCount: 10 })).toEqual([3, 4]);
    expect(await revisions(name, { fromRevision: 5n })).toEqual([]);
    expect(await revisions(name, { direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([4, 3]);
    expect(await revisions(name, { direction: 'backwards', fromRevision: 1n })).toEqual([1, 0]);
    expect(await revisions(name, { maxCount: 0 })).toEqual([]);
  });

  it('says of a stream that is not there that it is not found', async () => {
    expect(await thrown(taken(client.readStream('non-esiste')))).toMatchObject({ type: 'stream-not-found' });
  });

  it('links what a category holds, later than the append, one by one and in the order of the log', async () => {
    double.faults.delayLinks(3_600_000);
    await append(2);
    await append(1, `${ambito}-Spesa.b`);
    await append(1);
    expect(await thrown(links())).toMatchObject({ type: 'stream-not-found' });
    const counts: number[] = [];
    const stop = double.log.onWrite(() => counts.push(double.log.written(`$ce-${ambito}`).length));
    double.faults.delayLinks(5);
    await written(double, `$ce-${ambito}`, 4);
    stop();
    expect(counts).toEqual([1, 2, 3, 4]);
    expect(places(await links())).toEqual([
      `0: 0@${ambito}-Piano.a`,
      `1: 1@${ambito}-Piano.a`,
      `2: 0@${ambito}-Spesa.b`,
      `3: 2@${ambito}-Piano.a`,
    ]);
    const [unresolved] = await taken(client.readStream(`$ce-${ambito}`, { maxCount: 1 }));
    expect(unresolved).toMatchObject({ event: { type: '$>', isJson: false, metadata: { $o: `${ambito}-Piano.a` } } });
    expect(Buffer.from(unresolved!.event!.data as Uint8Array).toString()).toBe(`0@${ambito}-Piano.a`);
  });

  it('takes the category up to the first hyphen, and none of a name that begins with it or with $', async () => {
    double.faults.write(`${ambito}-Piano-a-b`, { type: 'T', data: {} });
    double.faults.write(`-${ambito}`, { type: 'T', data: {} });
    double.faults.write(`$${ambito}-x`, { type: 'T', data: {} });
    double.faults.write(`${ambito}-Piano.fine`, { type: 'T', data: {} });
    await written(double, `$ce-${ambito}`, 2);
    expect(places(await links())).toEqual([`0: 0@${ambito}-Piano-a-b`, `1: 0@${ambito}-Piano.fine`]);
    for (const name of ['$ce-', `$ce-$${ambito}`, `$ce-${ambito}-Piano`]) expect(double.log.written(name)).toEqual([]);
  });

  it('keeps the link of what was deleted, and gives no event for it', async () => {
    await append(1, `${ambito}-Piano.a`);
    await append(1, `${ambito}-Piano.b`);
    await append(1, `${ambito}-Piano.c`);
    double.faults.softDelete(`${ambito}-Piano.a`);
    double.faults.tombstone(`${ambito}-Piano.b`);
    await written(double, `$ce-${ambito}`, 5);
    // The deletions themselves are linked: the metadata of the one, the end of the other.
    expect(places(await links())).toEqual([
      '0: nothing',
      '1: nothing',
      `2: 0@${ambito}-Piano.c`,
      `3: 0@$$${ambito}-Piano.a`,
      '4: nothing',
    ]);
    expect(await thrown(taken(client.readStream(`${ambito}-Piano.a`)))).toMatchObject({ type: 'stream-not-found' });
    expect(await thrown(taken(client.readStream(`${ambito}-Piano.b`)))).toMatchObject({ type: 'stream-deleted' });
  });

  it('hides what $tb, $maxCount and $maxAge of a stream say, at once and before any scavenge', async () => {
    const name = `${ambito}-Piano.a`;
    await append(5);
    double.faults.setMetadata(name, { $tb: 2 });
    expect(await revisions(name)).toEqual([2, 3, 4]);
    double.faults.setMetadata(name, { $maxCount: 1 });
    expect(await revisions(name)).toEqual([4]);
    double.faults.setMetadata(name, { $maxAge: -1 });
    expect(await revisions(name)).toEqual([]);
    await written(double, `$ce-${ambito}`, 5);
    await client.setStreamMetadata(`$ce-${ambito}`, { truncateBefore: 3 });
    const metadata = await client.getStreamMetadata(`$ce-${ambito}`);
    expect(metadata.metadata).toMatchObject({ truncateBefore: 3 });
    expect(await revisions(`$ce-${ambito}`)).toEqual([3, 4]);
  });

  it('gives what somebody else wrote as it stands: bytes, broken JSON, 5 MB', async () => {
    const name = `${ambito}-Altro`;
    double.faults.write(
      name,
      { type: 'binario', data: Buffer.from([1, 2]) },
      { type: 'rotto', data: Buffer.from('{'), json: true, metadata: 'x' },
      { type: 'grande', data: { t: 'x'.repeat(5e6) } },
    );
    const [bytes, broken, big] = await taken(client.readStream(name));
    expect(bytes!.event).toMatchObject({ type: 'binario', isJson: false });
    expect([...(bytes!.event!.data as Uint8Array)]).toEqual([1, 2]);
    expect(broken!.event).toMatchObject({ type: 'rotto', isJson: true, data: '{' });
    expect((big!.event!.data as { t: string }).t).toHaveLength(5e6);
  });

  it('reads $all by position, forwards and backwards', async () => {
    await append(3);
    await written(double, `$ce-${ambito}`, 3);
    const [first] = double.log.written(`${ambito}-Piano.a`);
    const position = { commit: first!.position, prepare: first!.position };
    const forwards = await taken(client.readAll({ fromPosition: position, maxCount: 3 }));
    expect(forwards.map(({ event }) => event!.revision)).toEqual([0n, 1n, 2n]);
    const backwards = await taken(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 2 }));
    expect(backwards.map(({ event }) => event!.type)).toEqual(['$>', '$>']);
  });

  it('follows a stream from after a revision: what is there, that it has caught up, then what comes', async () => {
    await append(3);
    const seen = await followed(client.subscribeToStream(`${ambito}-Piano.a`, { fromRevision: 0n }), async (until) => {
      await until('caught up');
      await append(1);
      await until(3);
    });
    expect(seen).toEqual([1, 2, 'caught up', 3]);
  });

  it('waits for a stream that is not there', async () => {
    const seen = await followed(client.subscribeToStream(`${ambito}-Piano.a`), async (until) => {
      await until('caught up');
      await append(1);
      await until(0);
    });
    expect(seen).toEqual(['caught up', 0]);
  });

  it('follows $all by prefix of the stream, with checkpoints of what the filter passes over', async () => {
    await append(1);
    await written(double, `$ce-${ambito}`, 1);
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: [`$ce-${ambito}`],
      checkpointInterval: 1,
      checkpointReached: async (_subscription, { commit }) => void checkpoints.push(commit),
    });
    const before = double.log.all.length;
    const seen = await followed(client.subscribeToAll({ filter, fromPosition: 'end' }), async (until) => {
      await until('caught up');
      await append(1);
      await until(1);
      await append(70, 'fuori');
      await append(1);
      await until(2);
    });
    expect(seen).toEqual(['caught up', 1, 2]);
    expect(checkpoints).toEqual([31, 63].map((n) => double.log.all[before + n]!.position));
  });

  it('ends the subscription of a stream that is tombstoned with the deletion', async () => {
    await append(1);
    const subscription = client.subscribeToStream(`${ambito}-Piano.a`);
    const error = new Promise<Error>((resolve) => subscription.on('error', resolve));
    subscription.on('caughtUp', () => double.faults.tombstone(`${ambito}-Piano.a`));
    subscription.resume();
    expect(await error).toMatchObject({ type: 'stream-deleted' });
  });

  it('says of its projection that it runs, how far it is, and by what it tells categories apart', async () => {
    double.faults.stopCategory();
    await append(4);
    expect(await client.getProjectionStatus('$by_category')).toMatchObject({ projectionStatus: 'Stopped' });
    expect((await client.getProjectionStatus('$by_category'))!.progress).toBeLessThan(100);
    expect(double.log.written(`$ce-${ambito}`)).toHaveLength(0);
    double.faults.resumeCategory();
    await written(double, `$ce-${ambito}`, 4);
    const settings = { direction: 'backwards', fromRevision: 'end', maxCount: 1 } as const;
    const [config] = await taken(client.readStream('$projections-$by_category', settings));
    expect(config!.event).toMatchObject({ type: '$ProjectionUpdated', data: { query: 'first\r\n-' } });

    double.faults.categoryProjection({ mode: 'last', separator: '.' });
    await client.appendRecords([record(`${ambito}-Piano.x`)], [check(`${ambito}-Piano.x`, 'no_stream')]);
    await written(double, `$ce-${ambito}-Piano`, 1);
    const [changed] = await taken(client.readStream('$projections-$by_category', settings));
    expect(changed!.event).toMatchObject({ data: { query: 'last\r\n.' } });
    double.faults.categoryProjection({ present: false });
    expect(await client.getProjectionStatus('$by_category')).toBeUndefined();
    double.faults.categoryProjection({ present: true, mode: 'first', separator: '-' });
  });
});

type Mark = number | 'caught up';

/** What a subscription gives, in order, while `act` runs; `until` waits for one of these. */
async function followed(
  subscription: StreamSubscription | AllStreamSubscription,
  act: (until: (mark: Mark) => Promise<void>) => Promise<void>,
): Promise<Mark[]> {
  const seen: Mark[] = [];
  const waiting = new Set<() => void>();
  const note = (mark: Mark) => {
    seen.push(mark);
    for (const look of waiting) look();
  };
  subscription.on('error', () => undefined);
  subscription.on('caughtUp', () => note('caught up'));
  subscription.on('data', (resolved) => note(Number(resolved.event!.revision)));
  await act(
    (mark) =>
      new Promise<void>((resolve) => {
        const look = () => seen.includes(mark) && resolve();
        waiting.add(look);
        look();
      }),
  );
  await subscription.unsubscribe();
  return seen;
}
