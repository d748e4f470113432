import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { NO_STREAM } from '@consorzi/domain/event-sourcing';
import { jest } from '@jest/globals';

import { ConfigRefused, readConfig } from '../../apps/api/src/config.js';
import { KurrentEventStore, openKurrent, parseAddress } from '../../apps/api/src/event-sourcing/kurrentdb/index.js';
import { openEventStore } from '../../apps/api/src/event-sourcing/open-event-store.js';
import { commandContext } from '../../apps/api/src/event-sourcing/testing/command-context.js';
import { readinessOf } from '../../apps/api/src/health/readiness.js';
import { type Certificates, certificates } from '../doubles/certificates.js';
import { type DoubleOptions, type KurrentDouble, startKurrentDouble } from '../doubles/kurrentdb/index.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
async function started(options: DoubleOptions = {}): Promise<KurrentDouble> {
  const double = await startKurrentDouble({ categoryDelayMs: 5, ...options });
  closing.push(() => double.close());
  return double;
}
const SOON = { production: false, probes: true, patienceMs: 300, pauses: [5, 10] };
async function open(url: string, more: Partial<Parameters<typeof openKurrent>[0]> = {}): Promise<KurrentEventStore> {
  const store = await openKurrent({ url: `${url}&defaultDeadline=400`, ...SOON, ...more });
  closing.push(() => store.close());
  return store;
}
/** With one scope in it, whose category stream exists. */
async function withScope(double: KurrentDouble): Promise<void> {
  const store = new KurrentEventStore(parseAddress(double.url));
  const write = { stream: 'inrete-Prova.a', expectedRevision: NO_STREAM, events: [{ type: 'Accaduto', data: {} }] };
  await store.append('inrete', [write], commandContext('c1'));
  await store.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('the start on KurrentDB', () => {
  it('goes on where all is as it should be, and again on a server that has scopes', async () => {
    const double = await started();
    await open(double.url);
    await withScope(double);
    expect(await (await open(double.url)).scopes()).toEqual([{ scope: 'inrete', last: 0 }]);
  });

  it('writes nothing for a command of a moment', async () => {
    const double = await started();
    const before = double.log.all.length;
    await open(double.url, { probes: false });
    expect(double.log.all).toHaveLength(before);
  });

  it.each<[string, (double: KurrentDouble) => void, RegExp]>([
    ['an old server', ({ faults }) => faults.answerVersion('26.0.3'), /alla versione 26\.0\.3: serve KurrentDB 26\.1/],
    ['a very old one', ({ faults }) => faults.answerFeatures('unimplemented'), /non dice la sua versione: serve/],
    ['one without AppendRecords', ({ faults }) => faults.answerFeaturesWithoutAppendRecords(), /serve KurrentDB 26\.1/],
    ['one that never answers', ({ faults }) => faults.answerFeatures('hang'), /accetta il collegamento e non risponde/],
    [
      'no projection',
      ({ faults }) => faults.categoryProjection({ present: false }),
      /manca la proiezione \$by_category/,
    ],
    [
      'no service of projections',
      ({ faults }) => faults.leaveStatistics('unimplemented'),
      /manca la proiezione.+KURRENTDB_RUN/,
    ],
    [
      'projections of which it says nothing',
      ({ faults }) => faults.leaveStatistics('silence'),
      /non risponde la proiezione/,
    ],
    ['a projection it does not find', ({ faults }) => faults.leaveStatistics('not found'), /manca la proiezione/],
    [
      'a stopped one',
      ({ faults }) => faults.stopCategory(),
      /non è in corso \(Stopped\)\. Avviare il server con KURRENTDB_RUN/,
    ],
    ['a faulted one', ({ faults }) => faults.categoryProjection({ status: 'Faulted' }), /non è in corso \(Faulted/],
    [
      'one with «last»',
      ({ faults }) => faults.categoryProjection({ mode: 'last' }),
      /all'ultimo trattino.+«first» e «-»/,
    ],
    [
      'one with a dot',
      ({ faults }) => faults.categoryProjection({ separator: '.' }),
      /non ha ordinato un evento di prova/,
    ],
    [
      'a scope with $maxCount',
      ({ faults }) => faults.setMetadata('$ce-inrete', { $maxCount: 9 }),
      /\$ce-inrete porta \$maxCount/,
    ],
    [
      'a scope with $maxAge',
      ({ faults }) => faults.setMetadata('$ce-inrete', { $maxAge: 9 }),
      /\$ce-inrete porta \$maxAge/,
    ],
    ['a scope with $tb', ({ faults }) => faults.setMetadata('$ce-inrete', { $tb: 1 }), /\$ce-inrete porta \$tb/],
    [
      'no right to read',
      ({ faults }) => faults.deny('$ce-inrete', 'read'),
      /non possono leggere il flusso di categoria \$ce-inrete/,
    ],
    [
      'no right to read others',
      ({ faults }) => faults.deny('$ce-Consorzi_prova_tutti', 'read'),
      /leggere i flussi di categoria.+\$systemStreamAcl/,
    ],
    [
      'no right to write',
      ({ faults }) => faults.deny('Consorzi_prova_tutti-avvio-uno', 'write'),
      /non possono scrivere.+\$w/,
    ],
    ['reads that nobody answers', ({ faults }) => faults.hangReads(), /risponde solo in parte/],
  ])('is refused with %s, with the reason and the mend', async (_, spoil, words) => {
    const double = await started();
    await withScope(double);
    spoil(double);
    const refused = open(double.url);
    await expect(refused).rejects.toMatchObject({ name: 'LogRefused' });
    await expect(refused).rejects.toThrow(words);
  });

  it('is refused at once without a service of projections, however patient', async () => {
    const double = await started();
    double.faults.leaveStatistics('unimplemented');
    const asked = () => double.calls.filter((call) => call === 'Projections/Statistics').length;
    await expect(open(double.url, { patienceMs: 60_000 })).rejects.toThrow(/manca la proiezione/);
    expect(asked()).toBe(1);
  });

  it('waits for a projection that the server does not know of yet', async () => {
    const double = await started();
    double.faults.leaveStatistics('not found');
    const opening = open(double.url, { patienceMs: 5_000 });
    setTimeout(() => double.faults.leaveStatistics(undefined), 300);
    await (await opening).close();
    expect(double.calls.filter((call) => call === 'Projections/Statistics').length).toBeGreaterThan(1);
  });

  it('is refused where the cut cannot be read, only seen', async () => {
    const double = await started();
    await withScope(double);
    await withScope(double);
    double.faults.setMetadata('$ce-inrete', { $tb: 1 });
    double.faults.deny('$$$ce-inrete', 'read');
    double.faults.write('inrete-Prova.b', { type: 'Accaduto', data: {} });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(open(double.url)).rejects.toThrow(/comincia da 1: al registro di inrete mancano eventi/);
  });

  it('is refused where nobody listens, a silent program listens, or no host has the name', async () => {
    const double = await started();
    await double.close();
    await expect(open(double.url)).rejects.toThrow(/non si lascia raggiungere \(ECONNREFUSED\)/);
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    closing.push(
      () => silent.close(),
      () => sockets.forEach((socket) => socket.destroy()),
    );
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    await expect(open(`kurrentdb://127.0.0.1:${port}?tls=false`)).rejects.toThrow(/non risponde|raggiungere/);
    await expect(open('kurrentdb://nessuno.invalid:2113?tls=false')).rejects.toThrow(/nessun server porta il nome/);
  });

  it('waits for a server that is still starting', async () => {
    const double = await started();
    await double.close();
    const opening = open(double.url, { patienceMs: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const back = await startKurrentDouble({ log: double.log, port: double.port });
    closing.push(() => back.close());
    expect(await (await opening).scopes()).toEqual([]);
  });
});

describe('the log after the start', () => {
  afterEach(() => jest.restoreAllMocks());

  it('says that its projection stands, in each way a server has to say so, and that it runs again', async () => {
    const double = await started();
    const log = await openEventStore(
      { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: double.url, NODE_ENV: 'test' } as Parameters<typeof openEventStore>[0],
      () => Promise.reject(new Error('no pool')),
      'command',
    );
    closing.push(() => log.close());
    const ready = () => readinessOf([{ name: 'log', check: () => log.health() }]);
    expect(await ready()).toEqual({ ready: true, checks: { log: 'ok' } });

    const asked = () => double.calls.filter((call) => call === 'Projections/Statistics').length;
    const before = asked();
    expect((await ready()).ready).toBe(true);
    expect(asked()).toBe(before);

    const now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now + 16_000);
    double.faults.stopCategory();
    expect(await ready()).toEqual({ ready: false, checks: { log: 'projection $by_category not running: Stopped' } });
    expect((await Promise.all([ready(), ready()])).map((each) => each.ready)).toEqual([false, false]);
    expect(asked()).toBe(before + 2);
    for (const [how, words] of [
      ['not found', 'absent'],
      ['nothing', 'absent'],
      ['silence', 'no answer'],
    ] as const) {
      double.faults.leaveStatistics(how);
      expect(await ready()).toEqual({ ready: false, checks: { log: `projection $by_category not running: ${words}` } });
    }
    // The log itself goes on, and at once.
    expect(await log.store.scopes()).toEqual([]);

    double.faults.leaveStatistics(undefined);
    double.faults.resumeCategory();
    expect((await ready()).ready).toBe(true);
  });
});

describe('the start on KurrentDB with TLS', () => {
  let made: Certificates;
  let folder: string;
  let ca: string;
  const credentials = { username: 'admin', password: 'p@ss: con%spazi' };
  beforeAll(async () => {
    made = await certificates();
    folder = mkdtempSync(path.join(tmpdir(), 'consorzi-ca-'));
    ca = path.join(folder, 'ca.crt');
    writeFileSync(ca, made.ca);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const secured = () => started({ tls: { cert: made.cert, key: made.key }, credentials });

  it('goes on with a trusted certificate and a password of any characters', async () => {
    const { url } = await secured();
    await open(`${url}&tlsCAFile=${ca}`, { production: true });
  });

  it.each<[string, (url: string) => string, RegExp]>([
    ['an unknown CA', (url) => url, /non è tra quelli fidati\. Indicare la sua CA con tlsCAFile/],
    ['a CA that is no file', (url) => `${url}&tlsCAFile=/non/esiste.crt`, /non si trova \(tlsCAFile/],
    ['another password', (url) => `${url.replace(/:[^:@]+@/, ':altra@')}&tlsCAFile=CA`, /non riconosce le credenziali/],
    ['no TLS', (url) => url.replace('tls=true', 'tls=false'), /non si lascia raggiungere/],
  ])('is refused with %s', async (_, change, words) => {
    const { url } = await secured();
    const refused = open(change(url).replace('=CA', `=${ca}`));
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.not.toThrow(/localhost|p%40ss|p@ss/);
  });

  it('is refused where the server has no TLS', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    plain.listen(0, '127.0.0.1');
    closing.push(() => plain.close());
    await new Promise((resolve) => plain.once('listening', resolve));
    const { port } = plain.address() as { port: number };
    await expect(open(`kurrentdb://localhost:${port}?tls=true`)).rejects.toThrow(/il server non parla TLS/);
  });

  it.each([
    ['tls=false', /tls=false in produzione/],
    ['tlsVerifyCert=false', /tlsVerifyCert=false in produzione/],
    ['tls=true&nodePreference=random', /nodePreference non è «leader»/],
  ])('in production is refused with %s, before anything is sent', async (option, words) => {
    await expect(open(`kurrentdb://localhost:1?${option}`, { production: true })).rejects.toThrow(words);
  });
});

describe('the variable KURRENTDB_URL', () => {
  it.each([
    'http://localhost:2113',
    'kurrentdb://',
    'kurrentdb://segreto@localhost:2113',
    'kurrentdb://localhost:2113?tls=forse',
    'kurrentdb://localhost:2113?colore=segreto',
    'kurrentdb://a:segreto%@localhost',
    // As one of the client's two parsers does not take them.
    'kurrentdb://localhost:2113?tls=False',
    'kurrentdb://[::1]:2113?tls=true',
    'kurrentdb://localhost:2113?keepAliveInterval=-2',
  ])('is not %s, and its value is not repeated', (url) => {
    const read = () => readConfig(['KURRENTDB_URL'], { KURRENTDB_URL: url });
    expect(read).toThrow(ConfigRefused);
    expect(read).toThrow(/^Valore non valido nella variabile KURRENTDB_URL: deve essere un indirizzo/);
    expect(read).not.toThrow(/localhost|colore|forse|a:segreto/);
  });

  it.each([
    'kurrentdb://localhost:2113?tls=false',
    'esdb://a,b:2114,c?nodePreference=leader',
    'kurrentdb://localhost:2113?tls=true&keepAliveInterval=-1&keepAliveTimeout=-1',
    'kurrentdb+discover://utente:p%40ss%3A@cluster.example?tlsCAFile=/x/ca.crt',
  ])('may be %s', (url) => expect(readConfig(['KURRENTDB_URL'], { KURRENTDB_URL: url }).KURRENTDB_URL).toBe(url));

  it('is a must with EVENT_STORE=kurrentdb', async () => {
    const config = { EVENT_STORE: 'kurrentdb', NODE_ENV: 'production' } as Parameters<typeof openEventStore>[0];
    const opening = openEventStore(config, () => Promise.reject(new Error('no pool')));
    await expect(opening).rejects.toThrow(/^Manca la variabile KURRENTDB_URL/);
  });
});
