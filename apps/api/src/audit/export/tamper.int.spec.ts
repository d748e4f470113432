import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { eventLeafHash } from '@consorzi/domain/audit';
import { hashOf, type EventStore, type StreamWrite } from '@consorzi/domain/event-sourcing';
import { idOf, type TestoRef } from '@consorzi/domain/shared';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { PostgresEventStore } from '../../event-sourcing/index.js';
import { commandContext } from '../../event-sourcing/testing/command-context.js';
import { Testi } from '../../testi/testi.js';
import { checkpointsOf, policyTextOf } from '../transparency/checkpoints.js';
import { AuditKeys } from '../transparency/keys.js';
import { seal } from '../transparency/sealer.js';
import { buildVerifier, runVerifier, temporary } from '../verify/testing/bundles.js';
import { exportBundle } from './export-bundle.js';

/**
 * What somebody who owns the database can do to the log, one thing at a time: all of it is found by an auditor with the
 * bundle alone, or with a checkpoint kept from before. 30 events, a checkpoint every 10, 3 events not sealed yet.
 */
const SCOPE = 'inprova';
const AT = 12;

let database: SpecDatabase;
let admin: pg.Pool;
let api: pg.Pool;
let projector: pg.Pool;
let store: EventStore;
let keys: AuditKeys;
let kept: readonly string[];
let policy: string;

beforeAll(async () => {
  buildVerifier();
  database = await createSpecDatabase();
  [admin, api, projector] = (['admin', 'consorzi_api', 'consorzi_projector'] as const).map((role) =>
    new pg.Pool({ connectionString: database.url(role), max: 4 }).on('error', () => undefined),
  ) as [pg.Pool, pg.Pool, pg.Pool];
  store = new PostgresEventStore(api);
  keys = new AuditKeys({ folder: temporary('chiavi'), origin: 'prova.localhost' });
  await tell(33);
  await sealFrom(0, 30);
  const notes = [];
  for await (const { note } of checkpointsOf(api, SCOPE)) notes.push(note);
  kept = notes.map((note, n) => file(`tenuto-${n}`, note));
  policy = file('politica', (await policyTextOf(api, SCOPE))!);
  for (const table of TABLES) await admin.query(`create table saved.${table.replace('.', '_')} as table ${table}`);
  // An owner who changes rows does not stop at what the table asks of them.
  const constraints = `select conname from pg_constraint where conrelid = 'log.events'::regclass and contype in ('c', 'u')`;
  for (const { conname } of await rows(constraints)) {
    await admin.query(`alter table log.events drop constraint "${conname}"`);
  }
});
afterAll(async () => {
  await Promise.all([admin, api, projector].map((pool) => pool.end()));
  await database.drop();
});
afterEach(async () => {
  for (const table of TABLES) {
    await admin.query(`truncate ${table}; insert into ${table} table saved.${table.replace('.', '_')}`);
  }
});

const TABLES = ['log.events', 'log.heads', 'read.tessere', 'audit.checkpoints', 'platform.testi'];
const file = (name: string, content: string) => {
  const found = path.join(temporary('tenuto'), name);
  writeFileSync(found, content);
  return found;
};
const rows = async (sql: string) => (await admin.query<Record<string, string>>(sql)).rows;

/** Reports with words, one command an event; every fifth by an act, every seventh caused by another. */
async function tell(count: number): Promise<void> {
  await admin.query('create schema saved');
  const testi = new Testi(api);
  for (let n = 0; n < count; n++) {
    const stream = `${SCOPE}-Consuntivo.${idOf('consuntivo', n % 4)}`;
    const context = commandContext(`evento ${n}`, { causationId: n % 7 === 5 ? idOf('causa') : null });
    const words = await testi.perComando(SCOPE, context.commandId);
    const testo: TestoRef = words.ref('testo', `Relazione numero ${n}`);
    await words.salva(stream);
    const data = { pianoId: idOf('p'), obiettivoId: idOf('o'), centroId: idOf('c'), anno: 2024, testo };
    const act = n % 5 === 0 ? { act: { organo: 'cda', numero: String(n), data: '2024-01-31' } as const } : {};
    const write: StreamWrite = {
      ...{ stream, expectedRevision: Math.floor(n / 4) - 1 },
      events: [{ type: 'RelazioneRegistrata', data, ...act }],
    };
    await store.append(SCOPE, [write], context);
  }
}

async function sealFrom(size: number, to: number): Promise<void> {
  for (; size < to; size += 10) {
    const page = await store.readScope(SCOPE, size - 1, 10);
    expect(await seal(projector, keys, SCOPE, page, new Date(Date.UTC(2024, 8, 20, 0, size)))).toBe('sigillato');
  }
}

async function verified(...args: readonly string[]) {
  const out = path.join(temporary('fascicolo'), 'fascicolo');
  await exportBundle({ pool: api, store, scope: SCOPE, out, now: new Date('2024-10-01T00:00:00.000Z') });
  return runVerifier(out, ...args);
}

/** The verdict names the position, or an interval that holds it. */
async function foundAt(position: number, ...args: readonly string[]) {
  const { code, verdict } = await verified(...args);
  expect(code).toBe(1);
  const { firstBadPosition, interval } = verdict;
  if (interval) expect(interval.from <= position && position <= interval.to).toBe(true);
  else expect(firstBadPosition).toBe(position);
  return verdict;
}

it('finds nothing in a log that nobody touched, also against all that was kept', async () => {
  const args = ['--policy', policy, ...kept.flatMap((one) => ['--kept', one])];
  const { code, verdict, words } = await verified(...args);
  expect(verdict).toMatchObject({
    ...{ ok: true, events: 33, checkpoints: 3, policyFrom: 'file', reason: null },
    consistentUpTo: { size: 30, time: '2024-09-20T00:20:00.000Z' },
  });
  expect(code).toBe(0);
  expect(words).toContain('3 eventi vengono dopo l’ultimo checkpoint');
  expect(words).toContain('33 testi hanno le parole registrate allora');
});

/** A value that is another one, by the type of the column. */
const OTHER: Record<string, string> = {
  text: `coalesce($c, '') || 'x'`,
  uuid: `'00000000-0000-4000-8000-000000000000'`,
  bigint: '$c + 1000',
  integer: '$c + 1',
  json: `'{"altro":true}'`,
};

it('finds every field of a stored event, changed one at a time', async () => {
  const columns = await rows(
    "select column_name, data_type from information_schema.columns where table_schema = 'log' and table_name = 'events'",
  );
  expect(columns.length).toBeGreaterThanOrEqual(18);
  const found: Record<string, unknown> = {};
  for (const { column_name: column, data_type: type } of columns) {
    const other = OTHER[type!]?.replaceAll('$c', `"${column}"`);
    if (!other) throw new Error(`no other value for ${column}, a ${type}`);
    const { rowCount } = await admin.query(
      `update log.events set "${column}" = ${other} where scope = '${SCOPE}' and position = ${AT}`,
    );
    expect(rowCount).toBe(1);
    const { reason, interval } = await foundAt(AT);
    expect(interval).toBeNull();
    found[column!] = reason;
    await admin.query('truncate log.events; insert into log.events table saved.log_events');
  }
  expect(found).toMatchObject({
    ...{ scope: 'EVENTO_MANCANTE', position: 'EVENTO_MANCANTE', data: 'PAYLOAD_ALTERATO' },
    ...{ payload_hash: 'PAYLOAD_ALTERATO', act: 'EVENTO_ALTERATO', persona_id: 'EVENTO_ALTERATO' },
  });
});

it('finds a payload that was given its own hash again, and one that no log of ours can hold', async () => {
  await rewritePayload(AT, AT);
  expect(await foundAt(AT)).toMatchObject({ reason: 'EVENTO_ALTERATO', firstBadPosition: AT });
  await admin.query(`update log.events set data = '{"anno":2024.5}' where position = ${AT}`);
  expect(await foundAt(AT)).toMatchObject({ reason: 'RIGA_ILLEGGIBILE', firstBadPosition: AT });
});

it('finds a deleted row, in the middle, at the end, and with all that follow moved up', async () => {
  await admin.query(`delete from log.events where position = ${AT}`);
  expect(await foundAt(AT)).toMatchObject({ reason: 'EVENTO_MANCANTE' });
  await admin.query(`update log.events set position = position + 1000 where position > ${AT};
    update log.events set position = position - 1001 where position > 1000;
    update log.heads set position = position - 1`);
  expect(await foundAt(AT)).toMatchObject({ reason: 'EVENTO_ALTERATO', firstBadPosition: AT });
});

it('finds a log cut after a checkpoint, head and tiles moved back, checkpoints deleted', async () => {
  await admin.query(`delete from log.events where position >= 15; update log.heads set position = 14`);
  expect(await foundAt(15)).toMatchObject({ reason: 'CODA_TAGLIATA', firstBadPosition: 15 });
  await admin.query(`delete from audit.checkpoints where size > 10;
    update read.tessere set hashes = substring(hashes for 10 * 32)`);
  expect((await verified()).verdict).toMatchObject({ ok: true, events: 15, consistentUpTo: { size: 10 } });
  expect(await foundAt(15, '--kept', kept[2]!)).toMatchObject({
    ...{ reason: 'CODA_TAGLIATA', interval: { from: 10, to: 29 }, consistentUpTo: { size: 10 } },
  });
});

it('finds a swapped pair', async () => {
  await admin.query(`update log.events set position = -1 where position = ${AT};
    update log.events set position = ${AT} where position = ${AT + 1};
    update log.events set position = ${AT + 1} where position = -1`);
  expect(await foundAt(AT)).toMatchObject({ reason: 'EVENTO_ALTERATO', firstBadPosition: AT });
});

it('finds an inserted row, in the middle and beyond the end that the log gives itself', async () => {
  const copyTo = (position: string) =>
    admin.query(`insert into log.events select scope, ${position}, stream, 999, gen_random_uuid(), type, schema_version,
      recorded_at, occurred_at, persona_id, role, command_id, body_hash, correlation_id, causation_id, act, data,
      payload_hash from saved.log_events where position = 20`);
  await copyTo('33');
  expect(await foundAt(33)).toMatchObject({ reason: 'MANIFESTO_FALSO', firstBadPosition: 33 });
  await admin.query(`delete from log.events where position = 33;
    update log.events set position = position + 1001 where position >= ${AT};
    update log.events set position = position - 1000 where position > 1000; update log.heads set position = 33`);
  await copyTo(String(AT));
  expect(await foundAt(AT)).toMatchObject({ reason: 'EVENTO_ALTERATO', firstBadPosition: AT });
});

it('finds the interval where the tree was made again over changed events', async () => {
  await rewritePayload(AT, AT);
  await retile(10);
  expect(await foundAt(AT)).toMatchObject({
    ...{ reason: 'STORIA_ALTERATA', interval: { from: 10, to: 19 }, consistentUpTo: { size: 10 } },
  });
});

it('finds a tail written again and signed with the log’s real key, against what was kept', async () => {
  await rewritePayload(AT, 32);
  await admin.query(`delete from audit.checkpoints where size > 10;
    update read.tessere set hashes = substring(hashes for 10 * 32)`);
  await sealFrom(10, 30);
  expect((await verified('--policy', policy)).verdict).toMatchObject({ ok: true, checkpoints: 3 });
  expect(await foundAt(AT, '--policy', policy, '--kept', kept[2]!)).toMatchObject({
    ...{ reason: 'CODA_RISCRITTA', interval: { from: 0, to: 29 } },
    detail: expect.stringContaining('due storie'),
  });
  expect(await foundAt(AT, '--kept', kept[2]!, '--kept', kept[0]!)).toMatchObject({
    ...{ reason: 'CODA_RISCRITTA', interval: { from: 10, to: 29 }, consistentUpTo: { size: 10 } },
  });
});

it('finds words that are others, or gone without anybody having erased them', async () => {
  const id = (await rows(`select data->'testo'->>'testoId' as id from log.events where position = ${AT}`))[0]!['id']!;
  await admin.query(`update platform.testi set testo = 'altro' where id = '${id}'`);
  expect(await foundAt(AT)).toMatchObject({ reason: 'TESTO_ALTERATO', detail: expect.stringContaining(id) });
  await admin.query(`delete from platform.testi where id = '${id}'`);
  expect(await foundAt(AT)).toMatchObject({ reason: 'TESTO_MANCANTE', detail: expect.stringContaining(id) });
  const erased = { testoId: id, motivo: 'inserito_per_errore', oggettoId: null };
  const event = { type: 'TestoCancellato', schemaVersion: 2, data: erased };
  const write = { stream: `${SCOPE}-Testo.${id}`, expectedRevision: -1, events: [event] };
  await store.append(SCOPE, [write], commandContext('cancella'));
  expect(await verified()).toMatchObject({ code: 0, words: expect.stringContaining(`1 testi cancellati: ${id}`) });
});

it('leaves a folder alone that holds something, and leaves nothing behind where there is nothing to export', async () => {
  const out = temporary('piena');
  writeFileSync(path.join(out, 'mio'), '');
  const options = { pool: api, store, now: new Date() };
  await expect(exportBundle({ ...options, scope: SCOPE, out })).rejects.toMatchObject({ code: 'CARTELLA_NON_VUOTA' });
  const fresh = path.join(temporary('vuota'), 'fascicolo');
  await expect(exportBundle({ ...options, scope: 'nessuno', out: fresh })).rejects.toMatchObject({
    code: 'ENTE_SCONOSCIUTO',
  });
  await expect(exportBundle({ ...options, scope: SCOPE, out: fresh })).resolves.toMatchObject({ events: 33 });
});

/** Changes payloads and gives each its own hash again, so that every event agrees with itself. */
async function rewritePayload(from: number, to: number): Promise<void> {
  for (const event of await store.readScope(SCOPE, from - 1, to - from + 1)) {
    const data = { ...event.data, anno: 1999 };
    await admin.query('update log.events set data = $1, payload_hash = $2 where position = $3', [
      JSON.stringify(data),
      hashOf(data),
      event.position,
    ]);
  }
}

/** Makes the leaves from a size on again, as the events give them now. */
async function retile(size: number): Promise<void> {
  const leaves = (await store.readScope(SCOPE, size - 1, 30 - size)).map(eventLeafHash);
  await admin.query('update read.tessere set hashes = substring(hashes for $1) || $2 where level = 0', [
    size * 32,
    Buffer.concat(leaves),
  ]);
}
