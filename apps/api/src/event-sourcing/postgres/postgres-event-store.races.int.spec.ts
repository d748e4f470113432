import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { NO_STREAM, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { prepareAppend } from '../prepared-append.js';
import { commandContext } from '../testing/command-context.js';
import type { RaceOrder } from '../testing/race-writer.js';
import { appendAlone } from './append-group.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: SpecDatabase;
let pool: pg.Pool;
let admin: pg.Client;
let store: PostgresEventStore;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createSpecDatabase();
  pool = new pg.Pool({ connectionString: database.url('consorzi_api'), max: 6, application_name: 'store' });
  store = new PostgresEventStore(pool);
  admin = new pg.Client({ connectionString: database.url('admin') });
  await admin.connect();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await pool.end();
  await admin.end();
  await database.drop();
});

/** Starts a compiled program of `testing/`; `output` resolves with what it prints until it ends. */
function start(program: string, ...args: string[]): { child: ChildProcess; output: Promise<string> } {
  const file = path.resolve(import.meta.dirname, '../../../dist/event-sourcing/testing', program);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const output = new Promise<string>((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`${program} ended with ${code}`))));
  });
  return { child, output };
}

/** Polls a scope all the while, as the projection runner does. @throws where a position is missing or out of order. */
function follow(scope: string): { stop(): Promise<readonly PositionedEvent[]> } {
  const seen: PositionedEvent[] = [];
  let stopped = false;
  const poll = async () => {
    for (const event of await store.readScope(scope, seen.length - 1, 100)) {
      if (event.position !== seen.length) throw new Error(`${scope}: ${event.position} after ${seen.length - 1}`);
      seen.push(event);
    }
  };
  const polling = (async () => {
    while (!stopped) {
      await poll();
      await sleep(2);
    }
    while (seen.length <= (await lastPosition(scope))) await poll();
  })();
  polling.catch(() => undefined);
  return {
    stop: async () => {
      stopped = true;
      await polling;
      return seen;
    },
  };
}

const lastPosition = async (scope: string) => (await store.scopes()).find((known) => known.scope === scope)?.last ?? -1;

const deadlocks = async () =>
  Number(
    (await admin.query('select deadlocks from pg_stat_database where datname = current_database()')).rows[0].deadlocks,
  );

const write = (scope: string, id: string, type = 'Scritto') => ({
  stream: `${scope}-Gara.${id}`,
  expectedRevision: NO_STREAM,
  events: [{ type, data: {} }],
});
const append = (scope: string, id: string, type?: string) =>
  store.append(scope, [write(scope, id, type)], commandContext(`${scope}.${id}`));

describe('many writers in two processes', () => {
  it.each([
    [1, 'uno', 20],
    [50, 'molti', 20],
  ])('64 writers on %i scopes leave one dense order, whoever reads meanwhile', async (scopes, prefix, appends) => {
    const readers = Array.from({ length: Math.min(scopes, 3) }, (_, n) => follow(`${prefix}${n}`));
    const order = { url: database.url('consorzi_api'), writers: 32, appends, prefix, scopes };
    const processes = ['a', 'b'].map((name) =>
      start('race-writer.js', JSON.stringify({ ...order, process: name } satisfies RaceOrder)),
    );
    const written = (await Promise.all(processes.map(({ output }) => output))).flatMap(
      (text) => JSON.parse(text) as string[],
    );
    for (const reader of readers) expect((await reader.stop()).length).toBeGreaterThan(0);

    const all: PositionedEvent[] = [];
    for (let n = 0; n < scopes; n++) all.push(...(await follow(`${prefix}${n}`).stop()));
    expect(all.map(({ eventId }) => eventId).sort()).toEqual(written.sort());
    expect(new Set(written).size).toBe(64 * appends);

    const next = new Map<string, number>();
    for (const { stream, revision } of all) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
    expect(await deadlocks()).toBe(0);
  });
});

describe('a writer that dies between lock and commit', () => {
  it.each([
    ['its process is killed', async (child: ChildProcess): Promise<unknown> => child.kill('SIGKILL')],
    [
      'its session is terminated',
      () =>
        admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where state = 'idle in transaction' and datname = current_database()`,
        ),
    ],
  ])('leaves no gap and holds nobody up: %s', async (how, kill) => {
    const scope = how.includes('process') ? 'ucciso' : 'terminato';
    await append(scope, 'prima');
    const reader = follow(scope);
    const holder = start('race-holder.js', database.url('consorzi_api'), scope);
    holder.output.catch(() => undefined);
    await new Promise((resolve) => holder.child.stdout!.once('data', resolve));

    let answered = false;
    const waiting = append(scope, 'dopo').then(() => (answered = true));
    await sleep(200);
    expect(answered).toBe(false);
    expect(await store.readScope(scope, 0, 10)).toEqual([]);

    await kill(holder.child);
    await waiting;
    expect((await reader.stop()).map(({ stream }) => stream)).toEqual([`${scope}-Gara.prima`, `${scope}-Gara.dopo`]);
  });
});

describe('a group whose call fails', () => {
  it('loses its bad member alone', async () => {
    await admin.query(`alter table log.events add constraint nessun_guasto check (type <> 'Guasto')`);
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => append(`gruppo${n % 3}`, `m${n}`, n === 7 ? 'Guasto' : 'Scritto')),
    );
    await admin.query('alter table log.events drop constraint nessun_guasto');
    expect(results.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([7]);
    expect(results[7]).toMatchObject({ reason: { code: '23514' } });
    expect([await lastPosition('gruppo0'), await lastPosition('gruppo1'), await lastPosition('gruppo2')]).toEqual([
      3, 2, 3,
    ]);
  });

  it('goes on without a member whose scope is locked', async () => {
    await append('bloccato', 'prima');
    await admin.query(`begin; select from log.heads where scope = 'bloccato' for update`);
    let answered = false;
    const stuck = append('bloccato', 'dopo').then(() => (answered = true));
    await Promise.all(Array.from({ length: 6 }, (_, n) => append('libero', `m${n}`)));
    await append('libero', 'ultimo');
    expect(answered).toBe(false);
    await admin.query('rollback');
    await stuck;
    expect(await lastPosition('bloccato')).toBe(1);
  });

  it('appends each event once, however often the sessions are cut', async () => {
    let done = false;
    const writing = Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let n = 0; n < 15; n++) await append('tagliato', `${writer}.${n}`);
      }),
    ).finally(() => (done = true));
    const reader = follow('tagliato');
    while (!done) {
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'store' and datname = current_database() and random() < 0.3`);
      await sleep(60);
    }
    await writing;
    const events = await reader.stop();
    expect(events).toHaveLength(16 * 15);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(16 * 15);
  });
});

describe('plans made while the log was empty or small', () => {
  it('still look up by the right index after 20,000 events, in the sessions that made them', async () => {
    const fresh = await createSpecDatabase();
    const owner = new pg.Client({ connectionString: fresh.url('admin') });
    owner.on('error', () => undefined);
    await owner.connect();
    // Statistics come late in life as well; a plan made again thanks to them would prove nothing.
    await owner.query('alter table log.events set (autovacuum_enabled = off)');
    const context = (n: number) => commandContext(`piano.${n}`);
    const events = Array.from({ length: 20 }, (_, n) => ({ type: 'Scritto', data: { n } }));
    const twenty = (n: number) => ({ stream: `piano-Gara.${n}`, expectedRevision: NO_STREAM, events });
    const useAll = async (store: PostgresEventStore, n: number) => {
      await store.append('piano', [twenty(n)], context(n));
      await store.append('piano', [twenty(n)], context(n));
      await store.readStream('piano', `piano-Gara.${n}`);
      await store.readScope('piano', 5, 10);
    };
    /** Sequential scans, and index entries read, of the whole log since the database was made. */
    const effort = async (pool: pg.Pool) => {
      await pool.query('select pg_stat_force_next_flush()');
      const { rows } = await owner.query<{ scans: number; entries: number }>(
        `select (select sum(seq_scan)::int from pg_stat_all_tables where schemaname = 'log') as scans,
          (select sum(idx_tup_read)::int from pg_stat_all_indexes where schemaname = 'log') as entries`,
      );
      return rows[0]!;
    };

    const sessions: { at: number; pool: pg.Pool; store: PostgresEventStore }[] = [];
    for (let n = 0; n < 1000; n += 50) {
      if ([0, 50, 100, 250, 500].includes(n)) {
        const pool = new pg.Pool({ connectionString: fresh.url('consorzi_api'), max: 1 });
        sessions.push({ at: n * 20, pool, store: new PostgresEventStore(pool) });
        for (let use = 0; use < 3; use++) await useAll(sessions.at(-1)!.store, 10_000 + n + use);
      }
      const { store } = sessions[0]!;
      await Promise.all(Array.from({ length: 50 }, (_, m) => store.append('piano', [twenty(n + m)], context(n + m))));
    }

    for (const { at, pool, store } of sessions) {
      const before = await effort(pool);
      for (let use = 0; use < 10; use++) await useAll(store, 20_000 + at + use);
      const after = await effort(pool);
      // Per use: an append of 20, its repetition, 30 events read. The scope holds 20,000 and more.
      expect({ at, scans: after.scans - before.scans }).toEqual({ at, scans: 0 });
      expect({ at, few: (after.entries - before.entries) / 10 < 300 }).toEqual({ at, few: true });
    }
    await Promise.all(sessions.map(({ pool }) => pool.end()));
    await owner.end();
    await fresh.drop();
  });
});

describe('what the runtime roles may do', () => {
  const as = async (role: 'consorzi_api' | 'consorzi_projector', sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: database.url(role) });
    await client.connect();
    return client.query(sql, values).finally(() => client.end());
  };
  const row = `'altrui', 99, 'altrui-Gara.x', 0, gen_random_uuid(), 'T', 1, 't', 't', gen_random_uuid(), 'r',
    gen_random_uuid(), 'h', 'c', null, null, '{}', 'h'`;

  it.each(['consorzi_api', 'consorzi_projector'] as const)(
    '%s neither writes nor changes nor empties',
    async (role) => {
      await append('altrui', role);
      const refused = { code: '42501' };
      const tenant = `select set_config('app.scope', 'altrui', false);`;
      await expect(as(role, `${tenant} insert into log.events values (${row})`)).rejects.toMatchObject(refused);
      await expect(as(role, `${tenant} update log.events set type = 'x'`)).rejects.toMatchObject(refused);
      await expect(as(role, `${tenant} delete from log.events`)).rejects.toMatchObject(refused);
      await expect(as(role, 'truncate log.events')).rejects.toMatchObject(refused);
      await expect(as(role, 'drop table log.events')).rejects.toMatchObject(refused);
      for (const sql of ['select from log.heads', 'update log.heads set position = 0', 'delete from log.heads']) {
        await expect(as(role, sql)).rejects.toMatchObject(refused);
      }
      await expect(as(role, 'set role consorzi_log')).rejects.toMatchObject(refused);
    },
  );

  it('the owner of the log has given up changing it as well', async () => {
    const owner = new pg.Client({ connectionString: database.url('consorzi_owner') });
    await owner.connect();
    await owner.query(`set role consorzi_log; set app.scopes = 'altrui'`);
    for (const sql of [`update log.events set type = 'x'`, 'delete from log.events', 'truncate log.events']) {
      await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(
      owner.query(`insert into log.events values (${row.replace('altrui', 'nonmio')})`),
    ).rejects.toMatchObject({ code: '42501' });
    await owner.end();
  });

  it('nobody else may call the functions', async () => {
    const { rows } = await admin.query(
      `select p.oid::regprocedure::text as function from pg_proc p where p.pronamespace = 'log'::regnamespace
       and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`,
    );
    expect(rows).toEqual([]);
  });

  it('a scope that is not set shows nothing, and one set shows only itself', async () => {
    await append('altrui', 'visto');
    await append('mio', 'visto');
    const count = 'select count(*)::int as n, min(scope) as scope from log.events';
    expect((await as('consorzi_api', count)).rows).toEqual([{ n: 0, scope: null }]);
    const set = await as(
      'consorzi_api',
      `with t as materialized (select set_config('app.scope', 'mio', false)) select from t; `,
    );
    expect(set.rowCount).toBe(1);
    const both = (await as('consorzi_api', `set app.scope = 'mio'; ${count}`)) as unknown as pg.QueryResult[];
    expect(both.at(-1)!.rows).toEqual([{ n: 1, scope: 'mio' }]);
  });

  it('a pooled connection forgets the scope after each call, also after one that failed', async () => {
    const one = new pg.Pool({ connectionString: database.url('consorzi_api'), max: 1 });
    const alone = new PostgresEventStore(one);
    const left = async () =>
      (
        await one.query(`select nullif(current_setting('app.scope', true), '') as scope,
        nullif(current_setting('app.scopes', true), '') as scopes, (select count(*)::int from log.events) as n`)
      ).rows[0];
    const nothing = { scope: null, scopes: null, n: 0 };
    await alone.append('mio', [write('mio', 'y')], commandContext('y'));
    expect(await left()).toEqual(nothing);
    expect(await alone.readStream('mio', 'mio-Gara.y')).toHaveLength(1);
    expect(await left()).toEqual(nothing);
    await alone.readScope('mio', -1, 5);
    expect(await left()).toEqual(nothing);

    const client = await one.connect();
    await client.query('begin');
    await client.query(`select from log.read_scope('mio', -1, 5)`);
    expect((await client.query('select count(*)::int as n from log.events')).rows).toEqual([{ n: 0 }]);
    await appendAlone(client, prepareAppend('mio', [write('mio', 'z')], commandContext('z')));
    expect((await client.query('select count(*)::int as n from log.events')).rows).toEqual([{ n: 0 }]);
    await expect(client.query(`select from log.read_scope('mio', -1, -5)`)).rejects.toMatchObject({ code: '2201W' });
    await client.query('rollback');
    client.release();
    expect(await left()).toEqual(nothing);
    await one.end();
  });
});
