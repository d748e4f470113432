import { replayDigests } from '@consorzi/projections/projecting';

import { projectionStatus } from './checkpoints.js';
import { digest } from './digest.js';
import { compareWithReplay } from './replay-check.js';
import { ProjectionRunner } from './runner.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { models, scatolaEvent } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';

/** Beyond the BMP the order of UTF-8 bytes and that of JavaScript's strings part. */
const NAMES = ['\u{1F4E6}', '\uFFFD', 'è', 'e\u0300', 'Z'];
/** What `fragile` cannot take. */
const VELENO = { piano: 'piano1', stato: 'scaffale1', centesimi: 5, veleno: 'evolve' };
const shelf = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const { box, event } = scatolaEvent(n);
    return { box: `${box}${NAMES[n % NAMES.length]}`, event };
  });

describe('a replay in memory', () => {
  let db: Stage;
  beforeEach(async () => (db = await stage()));
  afterEach(() => db.close());

  const project = async (store: MemoryEventStore, position: number) => {
    const runner = new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50, batch: 37 });
    await runner.start();
    await eventually(async () => {
      const all = await projectionStatus(db.api, 'inrete');
      return all.length === models.length && all.every((one) => one.parked || one.position === position);
    }, 'projected');
    await runner.stop();
  };
  const tables = async () => {
    const { each } = await digest(db.projector, models, ['inrete']);
    return each.map(({ projection, position, sha256 }) => ({ projection, position, sha256 }));
  };
  const replayed = async (store: MemoryEventStore, batch?: number) => {
    const { digests } = await replayDigests(models, store.log('inrete'), batch);
    return digests
      .map(({ projection, position, sha256 }) => ({ projection, position, sha256 }))
      .sort((a, b) => (a.projection < b.projection ? -1 : 1));
  };

  it('gives the digests of the tables that the runner filled', async () => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(700));
    await project(store, 699);
    const ofTables = await tables();
    expect(ofTables.map(({ position }) => position)).toEqual([699, 699, 699, 699]);
    expect(await replayed(store)).toEqual(ofTables);
    expect(await replayed(store, 13)).toEqual(ofTables);
  });

  it('stops where the runner stopped, and tells a table that somebody altered', async () => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(60));
    store.put('inrete', [{ box: 'b1', event: { type: 'ScatolaMossa', data: VELENO } }, ...shelf(20)]);
    await project(store, 80);
    expect(await replayed(store)).toEqual(await tables());

    await db.admin.query(`update read.saldi set position = position - 1 where key = 'piano1/scaffale1'`);
    const altered = await tables();
    const differ = (await replayed(store)).filter(({ sha256 }, index) => sha256 !== altered[index]!.sha256);
    expect(differ.map(({ projection }) => projection)).toEqual(['saldi']);
  });

  it('compared with the tables says which read model is not what its log comes to, each as far as it went', async () => {
    const store = new MemoryEventStore();
    store.put('inrete', shelf(60));
    store.put('inrete', [{ box: 'b1', event: { type: 'ScatolaMossa', data: VELENO } }]);
    await project(store, 60);
    store.put('inrete', shelf(5)); // Recorded since: the tables do not have it, and nothing is wrong with that.
    const compared = () => compareWithReplay(store, db.projector, models, 'inrete');
    expect((await compared()).map(({ projection, position, equal }) => [projection, position, equal])).toEqual([
      ['fragile', 59, true],
      ['registro', 60, true],
      ['saldi', 60, true],
      ['scatole', 60, true],
    ]);
    await db.admin.query(`update read.scatole_versioni set position = 1 where key = 'b0\u{1F4E6}' and position = 0`);
    const found = (await compared()).filter(({ equal }) => !equal);
    expect(found.map(({ projection, otherVersion }) => [projection, otherVersion])).toEqual([['scatole', false]]);
    await db.admin.query(`update read.checkpoints set version = 9 where projection = 'scatole'`);
    expect((await compared()).find(({ equal }) => !equal)?.otherVersion).toBe(true);
  });
});
