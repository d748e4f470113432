import { registro } from '@consorzi/projections/audit';

import { projectionStatus } from './checkpoints.js';
import { readAt } from './reader.js';
import { ProjectionRunner } from './runner.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { models, saldi, scatolaEvent, scatole } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';

const shelf = (from: number, count: number) => Array.from({ length: count }, (_, n) => scatolaEvent(from + n));

describe('the projection runner', () => {
  let db: Stage;
  beforeAll(async () => (db = await stage()));
  afterAll(() => db.close());

  const positions = async (scope: string) =>
    Object.fromEntries(
      (await projectionStatus(db.api, scope)).map(({ projection, position }) => [projection, position]),
    );
  const run = async <T>(store: MemoryEventStore, work: (runner: ProjectionRunner) => Promise<T>, more = {}) => {
    const runner = new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50, ...more });
    await runner.start();
    try {
      return await work(runner);
    } finally {
      await runner.stop();
    }
  };

  it('feeds every projection of every scope, in batches, as events come', async () => {
    const store = new MemoryEventStore();
    store.put('uno', shelf(0, 250));
    store.put('due', shelf(0, 3));
    await run(
      store,
      async () => {
        await eventually(async () => (await positions('uno'))['registro'] === 249);
        store.put('uno', shelf(250, 1));
        await eventually(async () => (await positions('uno'))['registro'] === 250);
        await eventually(async () => (await positions('due'))['registro'] === 2);
      },
      { batch: 100 },
    );
    expect(await positions('uno')).toEqual({ registro: 250, scatole: 250, saldi: 250, fragile: 250 });
    const rows = await readAt(db.api, { scope: 'uno', projections: models }, (reader) => reader.where(registro, {}));
    expect(rows.map(({ row }) => row.position)).toEqual(Array.from({ length: 251 }, (_, n) => n));
    expect(await readAt(db.api, { scope: 'due' }, async (r) => (await r.where(scatole, {})).length)).toBe(3);
    expect(await readAt(db.api, { scope: 'due' }, async (r) => (await r.where(saldi, {})).length)).toBe(0);
  });
});
