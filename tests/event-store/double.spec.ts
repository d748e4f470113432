import { randomUUID } from 'node:crypto';

import { check, Opened, record, taken, thrown } from '../doubles/client.js';
import { DoubleLog, type KurrentDouble } from '../doubles/kurrentdb/index.js';

/** The real client over gRPC; what each sentence rests on stands in the double beside the code. */
describe('The double of KurrentDB, asked to append records', () => {
  let double: KurrentDouble;
  let client: ReturnType<Opened['client']>;
  const opened = new Opened();
  beforeAll(async () => {
    double = await opened.double();
    client = opened.client(double.url);
  });
  afterAll(() => opened.close());
  const stream = (name = 'a') => `prova-${randomUUID()}.${name}`;
  const ids = (name: string) => double.log.written(name).map(({ id }) => id);

  it('writes to several streams at once, answers the last revision of each written one and keeps their order in $all', async () => {
    const [a, b, c] = [stream('a'), stream('b'), stream('c')];
    const records = [record(a), record(b), record(a)];
    const answer = await client.appendRecords(records, [check(a, 'no_stream'), check(c, 'no_stream')]);
    expect(answer.responses).toEqual([
      { streamName: a, revision: 1n },
      { streamName: b, revision: 0n },
    ]);
    const inLog = double.log.all.filter(({ stream: name }) => [a, b].includes(name));
    expect(inLog.map(({ id }) => id)).toEqual(records.map((each) => each.record.id));
    expect(answer.position).toBe(inLog.at(-1)!.position);
  });

  it('gives back data, metadata, id, type and the time of writing', async () => {
    const name = stream();
    const sent = record(name, randomUUID().toUpperCase(), { nome: 'città', importo: 12 });
    await client.appendRecords([sent], []);
    const [read] = await taken(client.readStream(name));
    expect(read!.event).toMatchObject({
      id: sent.record.id.toLowerCase(),
      type: 'Accaduto',
      data: { nome: 'città', importo: 12 },
      metadata: { chi: 'io', '$schema.name': 'Accaduto', '$schema.format': 'Json' },
      isJson: true,
    });
    expect(Math.abs(Date.now() - read!.event!.created.getTime())).toBeLessThan(5000);
  });

  it('writes nothing at all when one check fails, and names each stream that failed with what it found', async () => {
    const [a, b, c] = [stream('a'), stream('b'), stream('c')];
    await client.appendRecords([record(b), record(b)], []);
    const error = await thrown(
      client.appendRecords([record(a), record(b)], [check(a, 'no_stream'), check(b, 0n), check(c, 3n)]),
    );
    expect(error).toMatchObject({
      type: 'append-consistency-violation',
      violations: [
        { checkIndex: 1, streamName: b, expectedState: 0n, actualState: 1n },
        { checkIndex: 2, streamName: c, expectedState: 3n, actualState: 'no_stream' },
      ],
    });
    expect([a, b, c].map((name) => ids(name).length)).toEqual([0, 2, 0]);
  });

  it('takes the repetition of an append for done when it states the same revisions, and answers the old ones', async () => {
    const [a, b] = [stream('a'), stream('b')];
    const records = [record(a), record(b), record(a)];
    const checks = [check(a, 'no_stream'), check(b, 'no_stream')];
    const first = await client.appendRecords(records, checks);
    await client.appendRecords([record(a)], [check(a, 1n)]);
    expect((await client.appendRecords(records, checks)).responses).toEqual(first.responses);
    expect([ids(a).length, ids(b).length]).toEqual([3, 1]);
  });

  it('knows the ids of long ago too, after a restart, as they are looked up on disk', async () => {
    const log = new DoubleLog();
    const name = stream();
    const before = await opened.double({ log });
    const sent = [record(name)];
    await opened.client(before.url).appendRecords(sent, [check(name, 'no_stream')]);
    await before.close();
    const after = await opened.double({ log });
    const answer = await opened.client(after.url).appendRecords(sent, [check(name, 'no_stream')]);
    expect(answer.responses).toEqual([{ streamName: name, revision: 0n }]);
    expect(log.written(name)).toHaveLength(1);
  });

  it('of ANY it knows only what it still has in memory: a restart makes the repetition a second event', async () => {
    const log = new DoubleLog();
    const name = stream();
    const before = await opened.double({ log });
    const sent = [record(name)];
    for (const _time of [1, 2]) await opened.client(before.url).appendRecords(sent, [check(name, 'any')]);
    expect(log.written(name)).toHaveLength(1);
    await before.close();
    const after = await opened.double({ log });
    await opened.client(after.url).appendRecords(sent, [check(name, 'any')]);
    expect(log.written(name)).toHaveLength(2);
  });

  it('writes the same ids again when the revision stated is the present one: ids are compared only below it', async () => {
    const name = stream();
    const sent = [record(name)];
    await client.appendRecords(sent, [check(name, 'no_stream')]);
    const again = await client.appendRecords(sent, [check(name, 0n)]);
    expect(again.responses).toEqual([{ streamName: name, revision: 1n }]);
    expect(ids(name)).toEqual([sent[0]!.record.id, sent[0]!.record.id]);
  });

  it('of a repetition it does not mind a stream that is only checked and has moved on (PR 5547)', async () => {
    const [a, b] = [stream('a'), stream('b')];
    const sent = [record(a)];
    const checks = [check(a, 'no_stream'), check(b, 'no_stream')];
    await client.appendRecords(sent, checks);
    await client.appendRecords([record(b)], []);
    expect((await client.appendRecords(sent, checks)).responses).toEqual([{ streamName: a, revision: 0n }]);

    double.faults.without5547 = true;
    expect(await thrown(client.appendRecords(sent, checks))).toMatchObject({ type: 'unknown' });
    double.faults.without5547 = false;
  });

  it('refuses what is there in part without saying why', async () => {
    const [a, b] = [stream('a'), stream('b')];
    const sent = [record(a), record(b)];
    await client.appendRecords([sent[0]!], [check(a, 'no_stream')]);
    const checks = [check(a, 'no_stream'), check(b, 'no_stream')];
    expect(await thrown(client.appendRecords(sent, checks))).toMatchObject({ type: 'unknown' });
    const prefix = await thrown(client.appendRecords([sent[0]!, record(a)], [check(a, 'no_stream')]));
    expect(prefix).toMatchObject({ type: 'unknown' });
    expect([ids(a).length, ids(b).length]).toEqual([1, 0]);
  });

  it('goes on counting in a soft deleted stream that is expected not to be there', async () => {
    const name = stream();
    await client.appendRecords([record(name), record(name)], []);
    double.faults.softDelete(name);
    const wrong = await thrown(client.appendRecords([record(name)], [check(name, 0n)]));
    expect(wrong).toMatchObject({ violations: [{ actualState: -10n }] });
    const answer = await client.appendRecords([record(name)], [check(name, 'no_stream')]);
    expect(answer.responses).toEqual([{ streamName: name, revision: 2n }]);
  });

  it('writes no more to a tombstoned stream, whatever is expected', async () => {
    const name = stream();
    await client.appendRecords([record(name)], []);
    await client.tombstoneStream(name);
    for (const state of ['any', 'no_stream', 0n] as const) {
      const error = await thrown(client.appendRecords([record(name)], [check(name, state)]));
      expect(error).toMatchObject({ violations: [{ streamName: name, actualState: -100n }] });
    }
  });

  it('holds two names that differ in case only for one stream', async () => {
    const name = stream('Maiuscola');
    const answer = await client.appendRecords([record(name), record(name.toLowerCase())], []);
    expect(answer.responses).toEqual([{ streamName: name, revision: 1n }]);
  });

  it('refuses a type with an accent, and an id that is no UUID', async () => {
    const name = stream();
    const sent = record(name);
    const accent = { ...sent, record: { ...sent.record, type: 'AttivitàAggiunta' } };
    expect(await thrown(client.appendRecords([accent], []))).toMatchObject({ type: 'unknown', code: 3 });
    expect(await thrown(client.appendRecords([record(name, 'uno')], []))).toMatchObject({ type: 'unknown', code: 3 });
    expect(ids(name)).toEqual([]);
  });

  it('counts data, type and properties of all records: the last byte of 1 MiB passes, one more does not', async () => {
    const name = stream();
    const limit = 1024 * 1024;
    // {"t":"..."} is 8 bytes, the type 8, the property `chi` of `io` 13: its Struct entry and the value in it.
    const fits = limit - 8 - 8 - 13;
    const over = await thrown(client.appendRecords([record(name, randomUUID(), { t: 'x'.repeat(fits + 1) })], []));
    expect(over).toMatchObject({ type: 'transaction-max-size-exceeded', size: limit + 1, maxSize: limit });
    expect(ids(name)).toEqual([]);
    await client.appendRecords([record(name, randomUUID(), { t: 'x'.repeat(fits) })], []);
    expect(ids(name)).toHaveLength(1);
    const five = await thrown(client.appendRecords([record(name, randomUUID(), { t: 'x'.repeat(5e6) })], []));
    expect(five).toMatchObject({ type: 'transaction-max-size-exceeded' });
  });

  it('takes the older appends too: of events, of metadata, with the revision checked', async () => {
    const name = stream();
    const [first, second] = [record(name).record, record(name).record];
    const before = await client.appendToStream(name, first, { streamState: 'no_stream' });
    expect(before).toMatchObject({ success: true, nextExpectedRevision: 0n });
    const wrong = await thrown(client.appendToStream(name, second, { streamState: 'no_stream' }));
    expect(wrong).toMatchObject({ type: 'wrong-expected-version' });
    await client.setStreamMetadata(name, { maxCount: 7 });
    expect((await client.getStreamMetadata(name)).metadata).toMatchObject({ maxCount: 7 });
    // With credentials of its own the client takes the call of one append instead of that of many.
    const credentials = { username: 'admin', password: 'changeit' };
    const after = await client.appendToStream(name, second, { streamState: 0n, credentials });
    expect(after).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(
      await thrown(client.appendToStream(name, record(name).record, { streamState: 5n, credentials })),
    ).toMatchObject({
      type: 'wrong-expected-version',
    });
    expect(double.calls).toEqual(expect.arrayContaining(['Streams/BatchAppend', 'Streams/Append']));
  });
});
