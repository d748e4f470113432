import { setTimeout as sleep } from 'node:timers/promises';

import { NO_STREAM } from '@consorzi/domain/event-sourcing';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { commandContext } from '../testing/command-context.js';
import { PostgresEventStore } from './postgres-event-store.js';

describe('hints', () => {
  let database: SpecDatabase;
  let pool: pg.Pool;
  let admin: pg.Client;
  beforeAll(async () => {
    database = await createSpecDatabase();
    pool = new pg.Pool({ connectionString: database.url('consorzi_api'), max: 4 });
    admin = new pg.Client({ connectionString: database.url('admin') });
    await admin.connect();
  });
  afterAll(async () => {
    await pool.end();
    await admin.end();
    await database.drop();
  });

  const append = (store: PostgresEventStore, scope: string, id: string) => {
    const write = {
      stream: `${scope}-Prova.${id}`,
      expectedRevision: NO_STREAM,
      events: [{ type: 'Accaduto', data: {} }],
    };
    return store.append(scope, [write], commandContext(`${scope}.${id}`));
  };
  const until = async (condition: () => boolean) => {
    for (let waited = 0; waited < 10_000 && !condition(); waited += 20) await sleep(20);
    expect(condition()).toBe(true);
  };

  it('are few under load, one of them after the last append', async () => {
    const store = new PostgresEventStore(pool);
    const hints: string[] = [];
    const watch = await store.watch((scope) => hints.push(scope));
    for (let n = 0; n < 60; n++) await append(store, `carico${n % 2}`, `m${n}`);
    const sent = hints.length;
    await until(() => hints.length > sent || hints.length >= 2);
    expect(new Set(hints)).toEqual(new Set(['carico0', 'carico1']));
    expect(hints.length).toBeLessThan(60);
    await watch.close();
  });

  it('come back after the listening session was lost, and say again what was not heard', async () => {
    const store = new PostgresEventStore(pool);
    await append(store, 'perso', 'prima');
    const hints: string[] = [];
    const watch = await store.watch((scope) => hints.push(scope));
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where query ilike 'listen %' and datname = current_database()`,
    );
    await until(() => hints.includes('perso'));
    hints.length = 0;
    await append(store, 'perso', 'dopo');
    await until(() => hints.includes('perso'));
    await watch.close();
  });
});
