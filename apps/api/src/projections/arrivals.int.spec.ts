import pg from 'pg';

import { PostgresEventStore } from '../event-sourcing/index.js';
import { Arrivals } from './arrivals.js';
import { ProjectionRunner } from './runner.js';
import { shelfAppender } from './testing/append-shelf.js';
import { models } from './testing/scatole.js';
import { stage, type Stage } from './testing/stage.js';

describe('waiting for what one has written', () => {
  let db: Stage;
  let pools: pg.Pool[];
  let store: PostgresEventStore;
  let runner: ProjectionRunner;
  let arrivals: Arrivals;
  beforeAll(async () => {
    db = await stage();
    pools = [db.apiUrl, db.projectorUrl].map((connectionString) => new pg.Pool({ connectionString, max: 4 }));
    store = new PostgresEventStore(pools[0]!);
    const log = new PostgresEventStore(pools[1]!);
    runner = new ProjectionRunner({ store: log, pool: db.projector, projections: models });
    await runner.start();
    arrivals = new Arrivals(db.api);
  });
  afterAll(async () => {
    await arrivals.close();
    await runner.stop();
    await Promise.all(pools.map((pool) => pool.end()));
    await db.close();
  });

  it('ends when registro holds the events, soon after the append', async () => {
    const append = shelfAppender(store, 'inrete');
    const start = performance.now();
    for (let n = 0; n < 20; n++) expect(await arrivals.waitFor('inrete', await append(3))).toBe(true);
    // Told, not looked for: half a second each would be the poll.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(await arrivals.waitFor('inrete', 59)).toBe(true);
    expect(await arrivals.waitFor('inrete', 60, 100)).toBe(false);
    expect(await arrivals.waitFor('inrete', [])).toBe(true);
  });

  it('asks the database once for all who wait, not once each', async () => {
    const append = shelfAppender(store, 'alba');
    let questions = 0;
    const counting = Object.assign(Object.create(db.api) as pg.Pool, {
      query: (text: string) => {
        questions++;
        return db.api.query(text);
      },
    });
    const own = new Arrivals(counting);
    const ids = await append(50);
    const all = await Promise.all(ids.map((id) => own.waitFor('alba', [id])));
    await own.close();
    expect(all).toEqual(ids.map(() => true));
    expect(questions).toBeGreaterThan(0);
    expect(questions).toBeLessThanOrEqual(5);
  });

  it('says false in time for what does not come, and true for a scope that does not wait for it', async () => {
    const start = performance.now();
    const never = arrivals.waitFor('inrete', ['7f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a'], 300);
    expect(await arrivals.waitFor('inrete', 10)).toBe(true);
    expect(await never).toBe(false);
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('goes on when the connection that listens is cut', async () => {
    const append = shelfAppender(store, 'caluso');
    expect(await arrivals.waitFor('caluso', await append(1))).toBe(true);
    await db.owner.query(`select pg_notify('consorzi_read', 'x')`);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'consorzi-arrivals' and datname = current_database()`;
    expect((await db.admin.query(cut)).rowCount).toBe(1);
    expect(await arrivals.waitFor('caluso', await append(1))).toBe(true);
    expect(await arrivals.waitFor('caluso', await append(1))).toBe(true);
  });

  it('answers those who wait when it closes', async () => {
    const own = new Arrivals(db.api);
    const waiting = own.waitFor('inrete', 1_000_000, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await own.close();
    expect(await waiting).toBe(false);
  });

  it('refuses what is not a scope or an id before it reaches any SQL', async () => {
    await expect(arrivals.waitFor(`x'; drop`, 1)).rejects.toThrow('not a scope');
    await expect(arrivals.waitFor('inrete', [`'); drop`])).rejects.toThrow('UUID');
  });
});
