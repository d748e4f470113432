import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { registro } from '@consorzi/projections/audit';
import type { AnyProjection } from '@consorzi/projections/projecting';
import fc from 'fast-check';
import pg from 'pg';

import { PostgresEventStore } from '../event-sourcing/index.js';
import { projectionStatus } from './checkpoints.js';
import { digest } from './digest.js';
import { readAt } from './reader.js';
import { rebuild } from './rebuild.js';
import { ProjectionRunner } from './runner.js';
import { shelfAppender } from './testing/append-shelf.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { fragile, models, saldi, scatolaEvent, scatole } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';
import { inScope } from './transaction.js';

const shelf = (from: number, count: number) => Array.from({ length: count }, (_, n) => scatolaEvent(from + n));

describe('a rebuild', () => {
  let db: Stage;
  beforeEach(async () => (db = await stage()));
  afterEach(() => db.close());

  const runner = (store: ConstructorParameters<typeof ProjectionRunner>[0]['store'], more = {}) =>
    new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50, ...more });
  const front = async (scope: string) =>
    (await projectionStatus(db.api, scope)).find((one) => one.projection === 'registro' && one.status === 'attiva')
      ?.position;
  const project = async (store: MemoryEventStore, scope: string, more = {}) => {
    const one = runner(store, more);
    await one.start();
    await eventually(async () => (await front(scope)) === store.log(scope).length - 1);
    await one.stop();
  };

  it('gives the same digest at any size of the batches', async () => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(0, 150));
    await project(store, 'inrete', { batch: 11 });
    const before = await digest(db.projector, models, ['inrete']);
    expect(before.each.map(({ projection, position }) => [projection, position])).toEqual(
      ['fragile', 'registro', 'saldi', 'scatole'].map((name) => [name, 149]),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (batch) => {
        await rebuild({ store, pool: db.projector, all: models, batch });
        expect(await digest(db.projector, models, ['inrete'])).toEqual(before);
      }),
      { numRuns: 8, examples: [[1], [150], [2000]] },
    );
    const left = await projectionStatus(db.api, 'inrete');
    expect(left.map(({ status }) => status)).toEqual(['attiva', 'attiva', 'attiva', 'attiva']);
  });

  it.each([
    ['a current row', `update read.saldi set row = jsonb_set(row::jsonb, '{saldo}', '7')::json where key = $1`],
    ['a version', `update read.saldi_versioni set row = jsonb_set(row::jsonb, '{importo}', '7')::json where key = $1`],
    ['a position', `update read.saldi set position = position - 1 where key = $1`],
    ['a mark', `update read.saldi set removed = true where key = $1`],
    ['a filter', `update read.saldi set "f_pianoId" = 'altro' where key = $1`],
    ['a missing version', `delete from read.saldi_versioni where key = $1`],
  ])('brings back what the owner of the tables altered: %s', async (_, alter) => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(0, 100));
    store.put('alba', shelf(0, 100));
    await project(store, 'inrete');
    const before = await digest(db.projector, models, ['inrete', 'alba']);
    const altered = await inScope(db.owner, 'inrete', 'write', (client) => client.query(alter, ['piano1/scaffale1']));
    expect(altered.rowCount).toBeGreaterThan(0);

    const after = await digest(db.projector, models, ['inrete', 'alba']);
    const changed = after.each.filter((one, index) => one.sha256 !== before.each[index]!.sha256);
    expect(changed.map(({ scope, projection }) => [scope, projection])).toEqual([['inrete', 'saldi']]);
    expect(after.all).not.toBe(before.all);

    await rebuild({ store, pool: db.projector, all: models, projections: ['saldi'], scopes: ['inrete'] });
    expect(await digest(db.projector, models, ['inrete', 'alba'])).toEqual(before);
  });

  it('killed half-way goes on in another process; readers and writers notice nothing', async () => {
    const pool = new pg.Pool({ connectionString: db.projectorUrl, max: 4 });
    const store = new PostgresEventStore(pool);
    const apiPool = new pg.Pool({ connectionString: db.apiUrl, max: 4 });
    const append = shelfAppender(new PostgresEventStore(apiPool), 'inrete');
    for (let n = 0; n < 6_000; n += 100) await append(100);
    const feeding = runner(store);
    await feeding.start();
    await eventually(async () => (await front('inrete')) === 5_999, 'projected');

    let stop = false;
    const seen: number[] = [];
    const reading = (async () => {
      while (!stop) {
        await readAt(db.api, { scope: 'inrete', projections: [registro] }, async (reader) => {
          seen.push(reader.position);
          const lines = await reader.many(registro, [String(reader.position).padStart(16, '0')]);
          expect(lines[0]?.position).toBe(reader.position);
          expect((await reader.where(scatole, {})).length).toBeGreaterThan(0);
          await reader.where(saldi, {});
        });
      }
    })();
    const writing = (async () => {
      while (!stop) {
        await append(1);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    })();

    const child = spawn(process.execPath, [rebuildProcess, db.projectorUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
    const built = async () => {
      const all = await projectionStatus(db.api, 'inrete');
      return Math.max(-1, ...all.filter(({ status }) => status === 'in_costruzione').map(({ position }) => position));
    };
    await eventually(async () => (await built()) > 1_000, 'half of it built');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const halfWay = await built();
    expect(halfWay).toBeGreaterThan(1_000);
    expect(halfWay).toBeLessThan(5_999);

    let first: number | undefined;
    const outcome = await rebuild({
      ...{ store, pool: db.projector, all: models, batch: 500 },
      onProgress: ({ position }) => (first ??= position),
    });
    expect(outcome.parked).toEqual([]);
    expect(first).toBeGreaterThanOrEqual(halfWay);
    stop = true;
    await Promise.all([reading, writing]);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.every((position, index) => index === 0 || position >= seen[index - 1]!)).toBe(true);
    const checkpoints = await projectionStatus(db.api, 'inrete');
    expect(checkpoints.every(({ generation, status }) => generation === 2 && status === 'attiva')).toBe(true);
    // What was written last may still be on its way into the rows.
    const { last } = (await store.scopes()).find(({ scope }) => scope === 'inrete')!;
    await eventually(async () => (await front('inrete')) === last, 'all of it projected');
    await feeding.stop();

    const before = await digest(db.projector, models, ['inrete']);
    await rebuild({ store, pool: db.projector, all: models, batch: 700 });
    expect(await digest(db.projector, models, ['inrete'])).toEqual(before);
    const { rows } = await inScope(db.owner, 'inrete', 'read', (client) =>
      client.query('select distinct generation from read.scatole_versioni'),
    );
    expect(rows).toEqual([{ generation: 3 }]);
    await Promise.all([pool.end(), apiPool.end()]);
  });

  it('starts by itself where the code has a newer version, and leaves newer rows to newer code', async () => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(0, 80));
    await project(store, 'inrete');
    const doubled: AnyProjection = {
      ...saldi,
      version: 2,
      evolve: (rows, event) => {
        const changed = saldi.evolve(rows, event);
        return new Map([...changed].map(([key, row]) => [key, row && { ...row, stato: `${row.stato}!` }]));
      },
    };
    const newer = models.map((one) => (one === saldi ? doubled : one));
    const next = runner(store, { projections: newer });
    await next.start();
    const active = async () =>
      (await projectionStatus(db.api, 'inrete')).filter(({ projection }) => projection === 'saldi');
    await eventually(async () => (await active()).every(({ version }) => version === 2), 'switched');
    await next.stop();
    const rows = await readAt(db.api, { scope: 'inrete' }, (reader) => reader.where(doubled, {}));
    expect(rows.every(({ row }) => String(row['stato']).endsWith('!'))).toBe(true);

    store.put('inrete', shelf(80, 5));
    const older = runner(store);
    await older.start();
    await eventually(async () => (await front('inrete')) === 84);
    await older.stop();
    expect((await active()).map(({ position, version }) => [position, version])).toEqual([[79, 2]]);
    await expect(readAt(db.api, { scope: 'inrete' }, (reader) => reader.where(saldi, {}))).rejects.toMatchObject({
      name: 'ProjectionBehind',
      offered: -1,
    });
  });

  it('that meets a poison event leaves the rows read before as they are, and says so', async () => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(0, 50));
    await project(store, 'inrete');
    const before = await digest(db.projector, models, ['inrete']);
    const broken: AnyProjection = {
      ...fragile,
      evolve: (rows, event) => {
        if (event.position === 33) throw new Error('a mistake of today');
        return fragile.evolve(rows as never, event);
      },
    };
    const all = models.map((one) => (one === fragile ? broken : one));
    const { parked } = await rebuild({ store, pool: db.projector, all });
    expect(parked).toEqual([
      { scope: 'inrete', projection: 'fragile', error: expect.stringContaining('a mistake of today') },
    ]);
    expect(await digest(db.projector, models, ['inrete'])).toEqual(before);
    expect((await rebuild({ store, pool: db.projector, all: models })).parked).toEqual([]);
    expect(await digest(db.projector, models, ['inrete'])).toEqual(before);
  });
});

/** Compiled: a process of its own, to be killed. */
const rebuildProcess = new URL('../../dist/projections/testing/rebuild-process.js', import.meta.url).pathname;
