import { registro } from '@consorzi/projections/audit';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { AnyProjection } from '@consorzi/projections/projecting';

import pg from 'pg';

import { advance } from './advance.js';
import { projectionStatus } from './checkpoints.js';
import { Leases } from './leases.js';
import { silent } from './logger.js';
import { readAt } from './reader.js';
import { ProjectionRunner } from './runner.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { fragile, models, saldi, scatolaEvent, scatole } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';

const shelf = (from: number, count: number) => Array.from({ length: count }, (_, n) => scatolaEvent(from + n));
const poisoned = (veleno: 'evolve' | 'database') => ({
  box: 'velenosa',
  event: { type: 'ScatolaMossa', data: { piano: 'piano1', stato: 'x', centesimi: 1, veleno } },
});

describe('the projection runner', () => {
  let db: Stage;
  beforeAll(async () => (db = await stage()));
  afterAll(() => db.close());

  const status = async (scope: string) => projectionStatus(db.api, scope);
  const positions = async (scope: string) =>
    Object.fromEntries((await status(scope)).map(({ projection, position }) => [projection, position]));
  const reach = (scope: string, position: number, projection = 'registro') =>
    eventually(async () => (await positions(scope))[projection] === position, `${projection} at ${position}`);
  const run = async (store: MemoryEventStore, work: (runner: ProjectionRunner) => Promise<void>, more = {}) => {
    const runner = new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50, ...more });
    await runner.start();
    await work(runner).finally(() => runner.stop());
  };

  it('feeds every projection of every scope, in batches, as events come', async () => {
    const store = new MemoryEventStore();
    store.put('uno', shelf(0, 250));
    store.put('due', shelf(0, 3));
    const work = async () => {
      await reach('uno', 249);
      store.put('uno', shelf(250, 1));
      await reach('uno', 250);
      await reach('due', 2);
    };
    await run(store, work, { batch: 100 });
    expect(await positions('uno')).toEqual({ registro: 250, scatole: 250, saldi: 250, fragile: 250 });
    const rows = await readAt(db.api, { scope: 'uno', projections: models }, (reader) => reader.where(registro, {}));
    expect(rows.map(({ row }) => row.position)).toEqual(Array.from({ length: 251 }, (_, n) => n));
    expect(await readAt(db.api, { scope: 'due' }, async (r) => (await r.where(scatole, {})).length)).toBe(3);
    expect(await readAt(db.api, { scope: 'due' }, async (r) => (await r.where(saldi, {})).length)).toBe(0);
  });

  it('folds an event of an older schema version in its newest shape', async () => {
    const store = new MemoryEventStore();
    const cancellato = { testoId: 't1', motivo: 'nomina_una_persona' };
    store.put('vecchio', [{ box: 'testo', event: { type: 'TestoCancellato', data: cancellato } }]);
    const seen: AnyProjection = {
      ...saldi,
      keys: ({ type }) => (type === 'TestoCancellato' ? ['t1'] : []),
      evolve: (_rows, { schemaVersion, data }) => new Map([['t1', { schemaVersion, data }]]),
    };
    const projections = models.map((one) => (one.name === saldi.name ? seen : one));
    await run(store, () => reach('vecchio', 0, saldi.name), { projections });
    const row = await readAt(db.api, { scope: 'vecchio' }, async (r) => (await r.one(seen, 't1'))?.row);
    expect(row).toEqual({ schemaVersion: 2, data: { ...cancellato, oggettoId: null } });
  });

  it('loses no event when every hint is lost', async () => {
    const store = new MemoryEventStore();
    store.hints = false;
    await run(store, async () => {
      store.put('muto', shelf(0, 5));
      await reach('muto', 4);
    });
  });

  it.each(['evolve', 'database'] as const)('stops only the projection that an event poisons (%s)', async (veleno) => {
    const store = new MemoryEventStore();
    const scope = `veleno${veleno}`;
    store.put(scope, [...shelf(0, 30), poisoned(veleno), ...shelf(31, 30)]);
    store.put(`${scope}altro`, shelf(0, 3));
    await run(store, async (runner) => {
      await reach(scope, 60);
      await reach(scope, 29, 'fragile');
      await reach(`${scope}altro`, 2, 'fragile');
      const [parked] = (await status(scope)).filter(({ projection }) => projection === 'fragile');
      const error = veleno === 'evolve' ? /cannot take this/ : /invalid byte sequence/;
      expect(parked?.parked).toMatchObject({ position: 30, eventId: store.log(scope)[30]!.eventId, attempts: 1 });
      expect(parked?.parked?.error).toMatch(error);

      store.put(scope, shelf(61, 5));
      await reach(scope, 65);
      expect((await positions(scope))['fragile']).toBe(29);

      await runner.retry('fragile', scope);
      await eventually(
        async () => (await status(scope)).some(({ parked }) => parked?.attempts === 2),
        'second attempt',
      );
    });
  });

  it('takes up a parked projection where it stopped, once a restart brings the cure', async () => {
    const store = new MemoryEventStore();
    store.put('guarito', [...shelf(0, 10), poisoned('evolve'), ...shelf(11, 10)]);
    await run(store, () => reach('guarito', 9, 'fragile'));
    const cured = {
      ...fragile,
      evolve: (_: unknown, { stream }: PositionedEvent) => new Map([[stream, { eventi: 1, nota: '' }]]),
    };
    const withCure = models.map((one) => (one === fragile ? (cured as AnyProjection) : one));
    await run(store, () => reach('guarito', 20, 'fragile'), { projections: withCure });
    expect((await status('guarito')).map(({ parked }) => parked)).toEqual([null, null, null, null]);
  });

  it('parks nothing while the log is out of reach, and goes on after it', async () => {
    const store = new MemoryEventStore();
    store.put('guasto', shelf(0, 3));
    await run(store, async () => {
      await reach('guasto', 2);
      store.outage = new Error('connection refused');
      store.put('guasto', shelf(3, 3));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await status('guasto')).every(({ parked }) => parked === null)).toBe(true);
      store.outage = undefined;
      await reach('guasto', 5);
    });
  });

  it('parks nothing while a table is locked and statements run into their time-out', async () => {
    const store = new MemoryEventStore();
    store.put('fermo', shelf(0, 50));
    await run(store, () => reach('fermo', 49));
    const settings = { connectionString: db.projectorUrl, max: 6, pipeline: true, statement_timeout: 100 };
    const impatient = new pg.Pool(settings).on('error', () => undefined);
    const locker = await db.owner.connect();
    await locker.query('begin; lock table read.saldi in access exclusive mode');
    const warned: string[] = [];
    const logger = { ...silent, warn: (_: object, message: string) => void warned.push(message) };
    const work = async () => {
      store.put('fermo', shelf(50, 3));
      await eventually(() => warned.length > 0, 'a warning');
      await locker.query('rollback');
      await reach('fermo', 52, 'saldi');
    };
    await run(store, work, { pool: impatient, logger }).finally(() => locker.release(true));
    expect((await status('fermo')).map(({ parked, position }) => [parked, position])).toEqual(
      Array(4).fill([null, 52]),
    );
    await impatient.end();
  });

  it('shares the scopes of many processes without doing anything twice', async () => {
    const store = new MemoryEventStore();
    const runners = [1, 2, 3].map(
      () => new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50, batch: 7 }),
    );
    await Promise.all(runners.map((runner) => runner.start()));
    const scopes = ['terzo', 'quarto', 'quinto'];
    for (let n = 0; n < 60; n++) {
      for (const scope of scopes) store.put(scope, shelf(n, 1));
      if (n === 30) await runners[0]!.stop();
      if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    for (const scope of scopes) await reach(scope, 59);
    await Promise.all(runners.map((runner) => runner.stop()));
    for (const scope of scopes) {
      expect(await positions(scope)).toEqual({ registro: 59, scatole: 59, saldi: 59, fragile: 59 });
      const total = await readAt(db.api, { scope }, async (reader) => {
        const rows = await reader.where(saldi, {});
        return rows.reduce((sum, { row }) => sum + row.saldo, 0);
      });
      const moved = store.log(scope).filter(({ type }) => type === 'ScatolaMossa');
      expect(total).toBe(moved.reduce((sum, { data }) => sum + Number(data['centesimi']), 0));
    }
  });

  it('lets a holder that was paused write nothing, whether its lease or its position is the old one', async () => {
    const store = new MemoryEventStore();
    store.put('pausa', shelf(0, 10));
    await run(store, () => reach('pausa', 9));
    store.put('pausa', shelf(10, 1));
    const leases = new Leases(db.projector);
    expect(await leases.hold('pausa', 'front')).toBe(true);
    const members = [{ projection: saldi, generation: 1 }];
    const cohort = { scope: 'pausa', work: 'front', owner: leases.owner, position: 9, members } as const;
    const events = await store.readScope('pausa', 9, 10);

    const stranger = { ...cohort, owner: 'd3b07384-d9a0-4c9b-8f3e-0123456789ab' };
    expect(await advance(db.projector, stranger, events)).toEqual([]);
    expect((await positions('pausa'))['saldi']).toBe(9);
    expect(await advance(db.projector, cohort, events)).toEqual(members);
    expect(await advance(db.projector, cohort, events)).toEqual([]);
    expect((await positions('pausa'))['saldi']).toBe(10);
    await expect(advance(db.projector, { ...cohort, position: 8 }, events)).rejects.toThrow('gap');
  });
});
