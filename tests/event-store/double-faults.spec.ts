import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { certificates } from '../doubles/certificates.js';
import { check, Opened, record, taken, thrown, written } from '../doubles/client.js';
import { DoubleLog, type DoubleOptions } from '../doubles/kurrentdb/index.js';

const opened = new Opened();
afterEach(() => opened.close());
const started = (options?: DoubleOptions) => opened.double(options);
const connected = (url: string, options?: string) => opened.client(url, options);
const NAME = 'prova-Piano.a';
const NEW = [check(NAME, 'no_stream')];

describe('The double of KurrentDB, asked to go wrong in an append', () => {
  it.each([
    ['silence', 'deadline-exceeded'],
    ['deadline', 'deadline-exceeded'],
    ['unavailable', 'unavailable'],
    ['cancelled', 'cancelled'],
    ['internal', 'unavailable'],
  ] as const)('commits, answers %s, and takes the repetition for done', async (lost, type) => {
    const double = await started();
    const client = connected(double.url, lost === 'silence' ? '&defaultDeadline=1000' : undefined);
    const sent = [record(NAME)];
    double.faults.commitNextThen(lost);
    expect(await thrown(client.appendRecords(sent, NEW))).toMatchObject({ type });
    expect(double.log.written(NAME)).toHaveLength(1);
    const answer = await connected(double.url).appendRecords(sent, NEW);
    expect(answer.responses).toEqual([{ streamName: NAME, revision: 0n }]);
    expect(double.log.written(NAME)).toHaveLength(1);
  });

  it.each([
    ['not leader', { type: 'unknown', code: 9 }],
    ['access denied', { type: 'unknown', code: 7 }],
    ['unavailable', { type: 'unavailable' }],
    ['deadline', { type: 'deadline-exceeded' }],
    ['silence', { type: 'deadline-exceeded' }],
  ] as const)('refuses with %s once, and writes nothing', async (why, error) => {
    const double = await started();
    const client = connected(double.url, why === 'silence' ? '&defaultDeadline=1000' : undefined);
    double.faults.refuseNextAppend(why);
    expect(await thrown(client.appendRecords([record(NAME)], NEW))).toMatchObject(error);
    expect(double.log.written(NAME)).toHaveLength(0);
    await connected(double.url).appendRecords([record(NAME)], NEW);
    expect(double.log.written(NAME)).toHaveLength(1);
  });

  it('names the leader in the details the client knows no class for', async () => {
    const log = new DoubleLog();
    const leader = await started({ log });
    const follower = await started({ log, leader: false });
    const error = await thrown(connected(follower.url).appendRecords([record(NAME)], NEW));
    const raw = error!._raw as { metadata: { get(key: string): Buffer[] } };
    const details = raw.metadata.get('grpc-status-details-bin')[0]!;
    expect(details.includes('kurrentdb.protocol.v2.errors.NotLeaderNodeErrorDetails')).toBe(true);
    expect(details.indexOf('google.rpc.ErrorInfo')).toBeLessThan(details.indexOf('NotLeaderNodeErrorDetails'));
    expect(leader.log.written(NAME)).toHaveLength(0);
  });

  it('refuses in the transport what exceeds the size of a message', async () => {
    const double = await started();
    double.faults.limitMessages(1000);
    const big = record(NAME, undefined, { t: 'x'.repeat(2000) });
    expect(await thrown(connected(double.url).appendRecords([big], NEW))).toMatchObject({ type: 'unknown', code: 8 });
  });
});

describe('The double of KurrentDB, asked to go wrong in reads and subscriptions', () => {
  it('does not answer reads, and does when it is told to', async () => {
    const double = await started();
    double.faults.write(NAME, { type: 'T', data: {} });
    const client = connected(double.url);
    expect(await taken(client.readStream(NAME))).toHaveLength(1);
    double.faults.hangReads();
    const read = taken(client.readStream(NAME)).then(
      () => 'answered',
      () => 'failed',
    );
    const waited = new Promise((resolve) => setTimeout(() => resolve('nothing'), 150));
    expect(await Promise.race([read, waited])).toBe('nothing');
    double.faults.answerReads();
    expect(await taken(client.readStream(NAME))).toHaveLength(1);
  });

  it('refuses the next reads, as many as asked', async () => {
    const double = await started();
    double.faults.write(NAME, { type: 'T', data: {} });
    double.faults.failReads('access denied', 1);
    const client = connected(double.url);
    expect(await thrown(taken(client.readStream(NAME)))).toMatchObject({ type: 'access-denied' });
    expect(await taken(client.readStream(NAME))).toHaveLength(1);
  });

  it.each(['error', 'end'] as const)('drops every live subscription by %s', async (how) => {
    const double = await started();
    const subscription = connected(double.url).subscribeToStream(NAME);
    const heard = new Promise<string>((resolve) => {
      subscription.on('error', () => resolve('error'));
      subscription.on('end', () => resolve('end'));
    });
    subscription.on('caughtUp', () => double.faults.dropSubscriptions(how));
    subscription.resume();
    expect(await heard).toBe(how);
    expect(double.faults.dropSubscriptions(how)).toBe(0);
  });

  it('refuses new subscriptions until it is told to take them again, and those to $all of who may not read it', async () => {
    const double = await started();
    const client = connected(double.url);
    const outcome = (stream?: string) =>
      new Promise<string>((resolve) => {
        const live = stream === undefined ? client.subscribeToAll() : client.subscribeToStream(stream);
        live.on('error', (error: Error & { type?: string }) => resolve(error.type ?? ''));
        live.on('caughtUp', () => resolve('caught up'));
        live.resume();
      });
    double.faults.refuseSubscriptions();
    expect(await outcome(NAME)).toBe('unavailable');
    double.faults.acceptSubscriptions();
    expect(await outcome(NAME)).toBe('caught up');
    double.faults.deny('$all', 'read');
    expect(await outcome()).toBe('access-denied');
  });

  it('denies a stream, to read or to write', async () => {
    const double = await started();
    const client = connected(double.url);
    double.faults.deny(NAME, 'read');
    await client.appendRecords([record(NAME)], NEW);
    expect(await thrown(taken(client.readStream(NAME)))).toMatchObject({ type: 'access-denied' });
    double.faults.deny(NAME, 'write');
    expect(await taken(client.readStream(NAME))).toHaveLength(1);
    expect(await thrown(client.appendRecords([record(NAME)], []))).toMatchObject({ code: 7 });
    // A stream that is only checked must be readable.
    double.faults.deny('prova-altro', 'read');
    const checked = client.appendRecords([record('prova-b')], [check('prova-altro', 'no_stream')]);
    expect(await thrown(checked)).toMatchObject({ code: 7 });
  });
});

describe('The double of KurrentDB, started and found otherwise', () => {
  it('answers another version, or a list without appendRecords', async () => {
    const double = await started({ version: '26.1.2' });
    const versionOf = async () =>
      (
        (await (connected(double.url) as unknown as { capabilities: unknown }).capabilities) as {
          serverVersion: string;
        }
      ).serverVersion;
    expect(await versionOf()).toBe('26.1.2');
    double.faults.answerVersion('25.1.0');
    expect(await versionOf()).toBe('25.1.0');
    double.faults.answerFeaturesWithoutAppendRecords();
    const error = await thrown(connected(double.url).appendRecords([record(NAME)], NEW));
    expect(error).toMatchObject({ type: 'unsupported' });
    double.faults.answerFeatures('unavailable');
    expect(await thrown(connected(double.url).appendRecords([record(NAME)], NEW))).toMatchObject({ code: 14 });
  });

  it('comes back on the same port with the same log: a subscription hears the end, a new one goes on', async () => {
    const log = new DoubleLog();
    const before = await started({ log });
    before.faults.write(NAME, { type: 'T', data: {} });
    await written(before, '$ce-prova', 1);
    const subscription = connected(before.url).subscribeToStream('$ce-prova');
    const heard = new Promise((resolve) => subscription.on('error', resolve));
    subscription.on('caughtUp', () => void before.close());
    subscription.resume();
    expect(await heard).toMatchObject({ type: 'cancelled' });

    log.write(NAME, [{ id: randomUUID(), type: 'T', json: true, data: Buffer.from('{}'), metadata: Buffer.alloc(0) }]);
    const after = await started({ log, port: before.port });
    await written(after, '$ce-prova', 2);
    expect(await taken(connected(after.url).readStream('$ce-prova', { fromRevision: 1n }))).toHaveLength(1);
  });

  it('is a cluster when nodes share a log: the client finds the leader by gossip and follows it after an election', async () => {
    const log = new DoubleLog();
    const [one, two] = [await started({ log }), await started({ log, leader: false })];
    const url = `kurrentdb://127.0.0.1:${two.port},127.0.0.1:${one.port}?tls=false&discoveryInterval=20`;
    await connected(url).appendRecords([record(NAME)], NEW);
    expect(one.calls).toContain('StreamsService/AppendRecords');
    expect(two.calls).not.toContain('StreamsService/AppendRecords');

    two.faults.lead();
    const client = connected(url);
    await client.appendRecords([record(NAME)], [check(NAME, 0n)]);
    expect(two.calls).toContain('StreamsService/AppendRecords');
    expect(await taken(client.readStream(NAME))).toHaveLength(2);
    // Reads that ask for the leader are sent on by the node that is not.
    const stale = connected(one.url);
    expect(await thrown(taken(stale.readStream(NAME)))).toMatchObject({
      type: 'not-leader',
      leader: { port: two.port },
    });
  });

  it('is a cluster that names a dead leader until another is elected, and is not ready where no node knows of one', async () => {
    const log = new DoubleLog();
    const [one, two] = [await started({ log }), await started({ log, leader: false })];
    one.faults.write(NAME, { type: 'T', data: {} });
    await one.close();
    // A client for each question: the reader would go where it was sent.
    const read = (options?: string) => thrown(taken(connected(two.url, options).readStream(NAME)));
    const append = () => thrown(connected(two.url).appendRecords([record(NAME)], [check(NAME, 0n)]));
    expect(await read()).toMatchObject({ type: 'not-leader', leader: { port: one.port } });
    expect(await append()).toMatchObject({ type: 'unknown', code: 9 });
    two.faults.forgetLeader();
    expect(await read()).toMatchObject({ type: 'unavailable' });
    expect(await append()).toMatchObject({ type: 'unavailable' });
    expect(await read('&nodePreference=follower')).toBeUndefined();
    expect(log.written(NAME)).toHaveLength(1);
    two.faults.lead();
    expect(await append()).toBeUndefined();
    expect(await read()).toBeUndefined();
  });

  it('holds nothing open once it is closed, with calls unanswered and links outstanding', async () => {
    const open = () => process.getActiveResourcesInfo().filter((each) => /Server|Immediate/.test(each)).length;
    const before = open();
    const double = await started({ categoryDelayMs: 60_000 });
    const client = connected(double.url, '&defaultDeadline=60000');
    double.faults.commitNextThen('silence');
    const lost = thrown(client.appendRecords([record(NAME)], NEW));
    await written(double, NAME, 1);
    await double.close();
    await double.close();
    expect(await lost).toMatchObject({ type: expect.stringMatching('cancelled|unavailable') });
    expect(open()).toBe(before);
  });
});

describe('The double of KurrentDB, closed', () => {
  it('waits neither for a client that spoke TLS to it by mistake, nor for one that says nothing', async () => {
    const double = await started();
    const silent = createConnection(double.port, '127.0.0.1');
    await once(silent, 'connect');
    const mistaken = connected(double.url.replace('127.0.0.1', 'localhost').replace('tls=false', 'tls=true'));
    const error = await thrown(mistaken.appendRecords([record(NAME)], NEW));
    expect(error!.message).toMatch(/wrong version number/);
    const outcome = await Promise.race([double.close().then(() => 'closed'), sleep(3_000, 'still open')]);
    silent.destroy();
    expect(outcome).toBe('closed');
  });
});

describe('The double of KurrentDB over TLS', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kurrent-double-'));
  const ca = path.join(folder, 'ca.crt');
  const admin = { username: 'admin', password: 'segreta' };
  let tls: { ca: string; cert: string; key: string };
  beforeAll(async () => {
    tls = await certificates();
    writeFileSync(ca, tls.ca);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read and written with the certificate of its authority, and not with another', async () => {
    const double = await started({ tls, credentials: admin });
    const client = connected(double.url, `&tlsCAFile=${ca}`);
    await client.appendRecords([record(NAME)], NEW);
    expect(await taken(client.readStream(NAME))).toHaveLength(1);
    const distrustful = connected(double.url);
    const error = await thrown(distrustful.appendRecords([record(NAME)], []));
    expect(error!.message).toMatch(/certificate/);
  });

  it('knows one user: a wrong password reads and writes nothing', async () => {
    const double = await started({ tls, credentials: admin });
    const client = connected(double.url.replace('segreta', 'sbagliata'), `&tlsCAFile=${ca}`);
    expect(await thrown(client.appendRecords([record(NAME)], NEW))).toMatchObject({ type: 'access-denied' });
    expect(await thrown(taken(client.readStream(NAME)))).toMatchObject({ type: 'access-denied' });
  });

  it('lets who is not of $admins read a category only where its metadata or the settings say so', async () => {
    const double = await started({ tls, credentials: { username: 'consorzi', password: 'x' } });
    const client = connected(double.url, `&tlsCAFile=${ca}`);
    await client.appendRecords([record(NAME)], NEW);
    await written(double, '$ce-prova', 1);
    const category = () => taken(client.readStream('$ce-prova', { resolveLinkTos: true }));
    expect(await thrown(category())).toMatchObject({ type: 'access-denied' });
    double.faults.setMetadata('$ce-prova', { $acl: { $r: 'consorzi' } });
    expect(await category()).toHaveLength(1);
    double.faults.setMetadata('$ce-prova', { $acl: { $r: ['altri'] } });
    expect(await thrown(category())).toMatchObject({ type: 'access-denied' });
    double.faults.setMetadata('$ce-prova', {});
    double.faults.write('$settings', { type: 'settings', data: { $systemStreamAcl: { $r: ['consorzi'] } } });
    expect(await category()).toHaveLength(1);
    // Whoever is known may see the statistics.
    expect(await client.getProjectionStatus('$by_category')).toMatchObject({ projectionStatus: 'Running' });
  });
});
