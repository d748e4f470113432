import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

import { hashOf, type CommandContext, type StreamWrite } from '@consorzi/domain/event-sourcing';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { startDoubleProcess } from '../testing/kurrent-double.js';
import { compiledApi } from './compiled-api.js';
import { interleavedMedians, type Round } from './rounds.js';

/**
 * What the KurrentDB adapter costs: its appends and reads beside the bare client that does the same to the same server,
 * in one run. With KURRENTDB_URL it is that server, in scopes of this run alone; without, the protocol double, whose
 * figures say something of the adapter and nothing of any server. The last line is one JSON object.
 */
const { values } = parseArgs({ options: { laps: { type: 'string', default: '15' } } });
const LAPS = Number(values.laps);
const CALLERS = 16;
const APPENDS_A_ROUND = 400;
const READS_A_ROUND = 200;
const PAGES_A_ROUND = 20;
/** Of the streams that are read, and of a page of the scope. */
const [STREAM, PAGE] = [20, 500];

const given = process.env['KURRENTDB_URL'];
const server = given ? { url: given, stop: () => Promise.resolve() } : await startDoubleProcess(0);
console.log(given ? 'server: KURRENTDB_URL' : 'no KURRENTDB_URL: against the protocol double, which is no server');

type Adapter = typeof import('../../apps/api/src/event-sourcing/kurrentdb/index.js');
type Records = typeof import('../../apps/api/src/event-sourcing/kurrentdb/record.js');
type Prepare = typeof import('../../apps/api/src/event-sourcing/prepared-append.js');
const { KurrentEventStore, parseAddress } = await compiledApi<Adapter>('event-sourcing/kurrentdb/index.js');
const { toRecord, checkOf } = await compiledApi<Records>('event-sourcing/kurrentdb/record.js');
const { prepareAppend } = await compiledApi<Prepare>('event-sourcing/prepared-append.js');

const prefix = `misura${randomBytes(5).toString('hex')}`;
const address = parseAddress(server.url);
const store = new KurrentEventStore(address, { prefix });
const client = KurrentDBClient.connectionString(address.url);
if (address.credentials) client.setCredentialsProvider(() => Promise.resolve(address.credentials!));

try {
  const streams = await seed('letture', PAGE / STREAM);
  console.log(`medians of ${LAPS} interleaved rounds, ${CALLERS} callers`);
  const rates = await interleavedMedians(LAPS, CALLERS, {
    appendsPerSecond: () => Promise.resolve(appends('scritture')),
    bareAppendsPerSecond: () => Promise.resolve(bareAppends('nude')),
    streamReadsPerSecond: () => reads(READS_A_ROUND, (n) => store.readStream('letture', streams[n % streams.length]!)),
    bareStreamReadsPerSecond: () => reads(READS_A_ROUND, (n) => bareRead(streams[n % streams.length]!, STREAM)),
    scopePagesPerSecond: () => reads(PAGES_A_ROUND, () => store.readScope('letture', -1, PAGE)),
    bareScopePagesPerSecond: () => reads(PAGES_A_ROUND, () => bareRead('$ce-letture', PAGE)),
  });
  const share = (one: keyof typeof rates, bare: keyof typeof rates) => (rates[one] / rates[bare]).toFixed(2);
  console.log(`  append of one event      ${share('appendsPerSecond', 'bareAppendsPerSecond')} of bare`);
  console.log(`  stream of ${STREAM} events      ${share('streamReadsPerSecond', 'bareStreamReadsPerSecond')} of bare`);
  console.log(`  ${PAGE} events of a scope   ${share('scopePagesPerSecond', 'bareScopePagesPerSecond')} of bare`);
  const rounded = Object.entries(rates).map(([name, rate]) => [name, Math.round(rate)]);
  console.log(JSON.stringify({ server: given ? 'KURRENTDB_URL' : 'double', ...Object.fromEntries(rounded) }));
} finally {
  await store.close();
  await client.dispose();
  await server.stop();
}

/** Streams of a scope, whole and with their places in it. */
async function seed(scope: string, count: number): Promise<readonly string[]> {
  const streams = Array.from({ length: count }, () => `${scope}-Salvadanaio.${randomUUID()}`);
  for (const stream of streams) {
    const events = Array.from({ length: STREAM }, (_, n) => versato(n));
    await store.append(scope, [{ stream, expectedRevision: -1, events }], context());
  }
  while ((await store.readScope(scope, -1, PAGE)).length < PAGE)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return streams;
}

/** As commands do most of the time: one event on a stream that is new, or was just read. */
function appends(scope: string): Round {
  const all = Array.from({ length: APPENDS_A_ROUND }, () => newWrite(scope));
  return { count: all.length, perform: (n) => store.append(scope, [all[n]!], context()) };
}

/** The very records that the adapter would send, made before the time runs, and the same check. */
function bareAppends(scope: string): Round {
  const all = Array.from({ length: APPENDS_A_ROUND }, () => {
    const { writes, context: of } = prepareAppend(scope, [newWrite(scope)], context());
    const [{ stream, events, expectedRevision }] = writes as [(typeof writes)[0]];
    return [toRecord(prefix + stream, events[0]!, of), checkOf(prefix + stream, expectedRevision)] as const;
  });
  return { count: all.length, perform: (n) => client.appendRecords([all[n]![0]], [all[n]![1]]) };
}

function reads(count: number, perform: (n: number) => Promise<unknown>): Promise<Round> {
  return Promise.resolve({ count, perform });
}

async function bareRead(stream: string, maxCount: number): Promise<number> {
  const name = stream.startsWith('$ce-') ? `$ce-${prefix}${stream.slice('$ce-'.length)}` : prefix + stream;
  let count = 0;
  const options = { maxCount, resolveLinkTos: stream.startsWith('$ce-') };
  for await (const { event } of client.readStream(name, options)) if (event) count++;
  if (count !== maxCount) throw new Error(`${count} events of ${maxCount}`);
  return count;
}

function newWrite(scope: string): StreamWrite {
  return { stream: `${scope}-Salvadanaio.${randomUUID()}`, expectedRevision: -1, events: [versato(1)] };
}

function versato(n: number) {
  return { type: 'Versato', data: { centesimi: 100 + n, causale: 'quota mensile della famiglia', n } };
}

function context(): CommandContext {
  const id = randomUUID();
  const [personaId, recordedAt] = [randomUUID(), new Date().toISOString()];
  return {
    ...{ commandId: id, bodyHash: hashOf({ id }), personaId, role: 'direttore', recordedAt },
    ...{ correlationId: id, causationId: null },
  };
}
