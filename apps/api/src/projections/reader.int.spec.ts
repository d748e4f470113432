import { positionAt, positionOf, registro, registroKey } from '@consorzi/projections/audit';
import { fold, touchesOf, ProjectionBehind, type AnyProjection, type Known } from '@consorzi/projections/projecting';
import fc from 'fast-check';

import { momentAt, readAt } from './reader.js';
import { ProjectionRunner } from './runner.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { fragile, models, saldi, scatolaEvent, scatole } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';
import { projectionStatus } from './checkpoints.js';

const LAST = 399;
const isBetween = (value: unknown, from: string, to: string) => String(value) >= from && String(value) <= to;
const at = (position: number) => new Date(Date.UTC(2024, 0, 1) + position * 1000);

describe('reading at a moment', () => {
  let db: Stage;
  const store = new MemoryEventStore();
  const project = async (scope: string, last: number) => {
    const runner = new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50, batch: 150 });
    await runner.start();
    await eventually(async () =>
      (await projectionStatus(db.api, scope)).some((one) => one.projection === 'registro' && one.position === last),
    );
    await runner.stop();
  };
  beforeAll(async () => {
    db = await stage();
    store.put(
      'inrete',
      Array.from({ length: LAST + 1 }, (_, n) => scatolaEvent(n)),
    );
    await project('inrete', LAST);
  });
  afterAll(() => db.close());

  /** What a projection knows after the events up to a position, folded here and now. */
  const replayed = (projection: AnyProjection, position: number): ReadonlyMap<string, Known> =>
    fold(projection, new Map(), touchesOf(projection, store.log('inrete').slice(0, position + 1))).current;
  const there = (rows: ReadonlyMap<string, Known>) =>
    [...rows].filter(([, { removed }]) => !removed).sort(([a], [b]) => (a < b ? -1 : 1));

  it('leaves out what stands aside where only outlines are asked for', async () => {
    for (const position of [LAST, 250]) {
      const outlines = await readAt(db.api, { scope: 'inrete', al: { inrete: position } }, (reader) =>
        reader.outlines(scatole, { pianoId: 'piano3' }),
      );
      const expected = there(replayed(scatole, position)).filter(([, { row }]) => row['pianoId'] === 'piano3');
      expect(expected.some(([, { row }]) => row['mosse'] !== 0)).toBe(true);
      expect(outlines).toEqual(
        expected.map(
          ([
            key,
            {
              position: at,
              row: { pianoId, stato },
            },
          ]) => ({
            ...{ key, position: at },
            row: { pianoId, stato },
          }),
        ),
      );
    }
  });

  it('gives at any position what a replay up to it gives, by key, by filter and page by page', async () => {
    const queries = fc.record({
      position: fc.integer({ min: -1, max: LAST }),
      piano: fc.constantFrom('piano0', 'piano3', 'nessuno'),
      stato: fc.constantFrom('aperta', 'scaffale0', 'scaffale2'),
      first: fc.integer({ min: 1, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(queries, async ({ position, piano, stato, first }) => {
        const known = there(replayed(scatole, position));
        const read = await readAt(db.api, { scope: 'inrete', al: { inrete: position } }, async (reader) => {
          const pages = [];
          for (let after: string | undefined; ;) {
            const page = await reader.where(scatole, { pianoId: piano }, { first, ...(after && { after }) });
            pages.push(...page);
            if (page.length < first) break;
            after = page.at(-1)!.key;
          }
          const bounds = { field: 'stato', from: 'scaffale0', to: stato };
          return {
            all: await reader.where(scatole, {}),
            byPiano: await reader.where(scatole, { pianoId: piano }),
            byStato: await reader.where(scatole, { stato }),
            byBoth: await reader.where(scatole, { stato, pianoId: piano }),
            between: await reader.where(scatole, { pianoId: piano }, undefined, bounds),
            pageBetween: await reader.where(scatole, {}, { first }, { ...bounds, to: null }),
            until: await reader.where(scatole, {}, undefined, { field: 'pianoId', from: null, to: piano }),
            many: await reader.many(scatole, ['b1', 'b2', 'b3', 'mai']),
            pages,
          };
        });
        const found = (check: (row: Known['row'], key: string) => boolean) =>
          known.filter(([key, { row }]) => check(row, key)).map(([key, { position, row }]) => ({ key, position, row }));
        expect(read).toEqual({
          all: found(() => true),
          byPiano: found(({ pianoId }) => pianoId === piano),
          byStato: found((row) => row['stato'] === stato),
          byBoth: found((row) => row['stato'] === stato && row['pianoId'] === piano),
          between: found((row) => row['pianoId'] === piano && isBetween(row['stato'], 'scaffale0', stato)),
          pageBetween: found((row) => isBetween(row['stato'], 'scaffale0', '~')).slice(0, first),
          until: found((row) => isBetween(row['pianoId'], '', piano)),
          many: found((_, key) => ['b1', 'b2', 'b3'].includes(key)),
          pages: found(({ pianoId }) => pianoId === piano),
        });
      }),
      { numRuns: 60, examples: [[{ position: LAST, piano: 'piano0', stato: 'aperta', first: 3 }]] },
    );
  });

  it('totals a ledger as the last balance of each account, whose versions are the movements', async () => {
    for (const position of [-1, 50, 133, LAST]) {
      const moved = store.log('inrete').slice(0, position + 1);
      const expected = moved.reduce((sum, { data }) => sum + Number(data['centesimi'] ?? 0), 0);
      await readAt(db.api, { scope: 'inrete', al: { inrete: position } }, async (reader) => {
        const accounts = await reader.where(saldi, {});
        expect(accounts.reduce((sum, { row }) => sum + row.saldo, 0)).toBe(expected);
        for (const { key, row } of accounts.slice(0, 3)) {
          const movements = await reader.versions(saldi, key);
          expect(movements.reduce((sum, movement) => sum + movement.row!.importo, 0)).toBe(row.saldo);
          expect(movements.every((movement) => movement.position <= position)).toBe(true);
        }
      });
    }
  });

  it('gives the versions of a row by pages, the newest first', async () => {
    await readAt(db.api, { scope: 'inrete', al: { inrete: LAST } }, async (reader) => {
      const accounts = await reader.where(saldi, {});
      for (const { key } of accounts.slice(0, 3)) {
        const all = await reader.versions(saldi, key);
        expect(all.length).toBeGreaterThan(3);
        expect(await reader.versions(saldi, key, { last: 3 })).toEqual(all.slice(-3));
        const before = all.at(-2)!.position;
        expect(await reader.versions(saldi, key, { last: 2, before })).toEqual(all.slice(-4, -2));
        expect(await reader.versions(saldi, key, { last: 2, before: 0 })).toEqual([]);
      }
    });
  });

  it('tells when a row was removed', async () => {
    const closed = store.log('inrete').find(({ type }) => type === 'ScatolaChiusa')!;
    const key = scatole.keys(closed)[0]!;
    await readAt(db.api, { scope: 'inrete', al: { inrete: closed.position } }, async (reader) => {
      expect(await reader.one(scatole, key)).toBeNull();
      expect((await reader.versions(scatole, key)).at(-1)).toEqual({ key, position: closed.position, row: null });
    });
  });

  it('turns dates into positions through registro, and an event id into its position', async () => {
    const cases: [Date, number][] = [
      [new Date(at(0).getTime() - 1), -1],
      [at(0), 0],
      [new Date(at(7).getTime() + 999), 7],
      [at(200), 200],
      [new Date('2024-06-01'), LAST],
    ];
    for (const [date, position] of cases) {
      expect(await momentAt(db.api, 'inrete', date)).toEqual({ inrete: position });
    }
    const reader = { scope: 'inrete', al: { inrete: 300 } };
    expect(await readAt(db.api, reader, (r) => positionOf(r, store.log('inrete')[299]!.eventId))).toBe(299);
    expect(await readAt(db.api, reader, (r) => positionOf(r, store.log('inrete')[301]!.eventId))).toBeNull();
    expect(await readAt(db.api, reader, (r) => positionAt(r, at(350)))).toBe(300);
    expect(await readAt(db.api, reader, async (r) => (await r.where(registro, {})).length)).toBe(301);
    expect(await readAt(db.api, reader, (r) => r.one(registro, registroKey(301)))).toBeNull();
  });

  it('refuses a date that is not settled, and a position not yet projected, with what it can offer', async () => {
    const offered = { name: 'MomentTooFresh', offered: LAST };
    const nothing = () => Promise.resolve();
    for (const al of [new Date(Date.now() + 60_000), new Date(), { inrete: LAST + 1 }]) {
      await expect(readAt(db.api, { scope: 'inrete', al }, nothing)).rejects.toMatchObject(offered);
    }
    expect(await momentAt(db.api, 'mai', at(5))).toEqual({ mai: -1 });

    // The runner has stopped: an event it has not projected may lie at the date, though the date is long gone.
    store.put('inrete', [scatolaEvent(LAST + 1)]);
    const heads = JSON.stringify({ inrete: LAST + 1 });
    await db.projector.query('update read.log_heads set seen_at = now(), heads = $1', [heads]);
    await expect(readAt(db.api, { scope: 'inrete', al: new Date('2024-06-01') }, nothing)).rejects.toMatchObject(
      offered,
    );
    expect(await momentAt(db.api, 'inrete', at(LAST - 1))).toEqual({ inrete: LAST - 1 });
  });

  it('offers the position of a projection that is behind', async () => {
    const veleno = { type: 'ScatolaMossa', data: { piano: 'piano0', stato: 'x', centesimi: 1, veleno: 'evolve' } };
    store.put('indietro', [scatolaEvent(0), scatolaEvent(1), { box: 'b0', event: veleno }, scatolaEvent(3)]);
    await project('indietro', 3);
    const behind = { name: 'ProjectionBehind', projection: 'fragile', offered: 1 };
    const read = { scope: 'indietro', projections: [scatole, fragile] };
    await expect(readAt(db.api, read, () => Promise.resolve())).rejects.toMatchObject(behind);
    await expect(readAt(db.api, { scope: 'indietro' }, (r) => r.where(fragile, {}))).rejects.toThrow(ProjectionBehind);
    const offered = { ...read, al: { indietro: 1 } };
    expect(await readAt(db.api, offered, async (r) => (await r.where(fragile, {})).length)).toBe(2);
    expect(await readAt(db.api, offered, async (r) => (await r.where(scatole, {})).length)).toBe(2);
  });

  it('gives nothing, and no error, for a scope without a log', async () => {
    const read = { scope: 'vuoto', projections: models };
    expect(await readAt(db.api, read, async (r) => [r.position, await r.where(scatole, {})])).toEqual([-1, []]);
  });

  it('refuses a filter that the projection does not declare, and pages over 100 rows', async () => {
    await expect(readAt(db.api, { scope: 'inrete' }, (r) => r.where(scatole, { mosse: '1' }))).rejects.toThrow('mosse');
    await expect(readAt(db.api, { scope: 'inrete' }, (r) => r.where(scatole, {}, { first: 101 }))).rejects.toThrow(
      RangeError,
    );
  });
});
