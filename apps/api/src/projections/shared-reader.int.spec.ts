import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { adesioni, ats as reti, condivisioni } from '@consorzi/projections/ats';
import type { AnyProjection, SharedReader } from '@consorzi/projections/projecting';
import fc from 'fast-check';

import { projectionStatus } from './checkpoints.js';
import { rebuild } from './rebuild.js';
import { ProjectionRunner } from './runner.js';
import { readShared, readSharedOf } from './shared-reader.js';
import { sharedWithAts } from './sharing.js';
import { projectionTables } from './tables.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import {
  counts,
  logOf,
  logOfAts,
  PROGETTI,
  prove,
  SHARED_MODELS,
  sharedRows,
  type Appartenenza,
  type Fatto,
} from './testing/shared-shelf.js';
import { countedAs } from './testing/counted-as.js';
import { eventually, stage, type Stage } from './testing/stage.js';
import { inScope } from './transaction.js';

const MESI = ['2024-11', '2024-12', '2025-01', '2025-02'];

let db: Stage;
beforeAll(async () => {
  db = await stage();
  for (const sql of [...projectionTables('prove', prove.filters), ...sharedWithAts('prove', 'spese')]) {
    await db.owner.query(sql);
  }
});
afterAll(() => db.close());

/** Projects the logs to their ends, then leaves a rebuild of some models where it is after so many batches. */
async function project(
  logs: readonly (readonly PositionedEvent[])[],
  halfBuilt: readonly AnyProjection[] = [],
  batches = 1,
) {
  const store = new MemoryEventStore();
  for (const events of logs) store.load(events[0]!.scope, events);
  const runner = new ProjectionRunner({ store, pool: db.projector, projections: SHARED_MODELS, pollMs: 20, batch: 7 });
  await runner.start();
  for (const events of logs) {
    await eventually(
      async () =>
        (await projectionStatus(db.api, events[0]!.scope)).filter((one) => one.position === events.length - 1)
          .length === SHARED_MODELS.length,
    );
  }
  await runner.stop();
  if (halfBuilt.length === 0) return store;
  const stop = new AbortController();
  let left = batches;
  await rebuild({
    ...{ store, pool: db.projector, all: SHARED_MODELS, projections: halfBuilt.map(({ name }) => name), batch: 2 },
    onProgress: () => --left <= 0 && stop.abort(),
    signal: stop.signal,
  });
  return store;
}

const progetto = fc.constantFrom(...PROGETTI);
const mese = fc.constantFrom(...MESI);
const appartenenza = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Appartenenza>('membro') },
  { weight: 2, arbitrary: fc.constantFrom<Appartenenza>('ultimo giorno', 'uscito', 'da domani', 'mai') },
);
const key = fc.tuple(progetto, mese, fc.constantFrom('s1', 's2')).map((parts) => parts.join('/'));
const fatto = (ats: readonly string[]): fc.Arbitrary<Fatto> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        ...{ tipo: fc.constant('riga' as const), da: fc.option(key), key },
        ...{ stato: fc.constantFrom('a', 'b'), centesimi: fc.constantFrom(0, 1, 2, 3, 4) },
      }),
    },
    {
      weight: 3,
      arbitrary: fc
        .record({
          ...{
            tipo: fc.constant('concedi' as const),
            ats: fc.constantFrom(...ats),
            progettoId: progetto,
            dalMese: mese,
          },
          tipi: fc.constantFrom<('spese' | 'liste')[]>(['spese'], ['liste'], ['spese', 'liste']),
          alMese: fc.option(mese),
        })
        .map((one) => (one.alMese !== null && one.alMese < one.dalMese ? { ...one, alMese: one.dalMese } : one)),
    },
    { weight: 1, arbitrary: fc.record({ tipo: fc.constant('revoca' as const), quale: fc.nat(5) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        tipo: fc.constantFrom('riconosci' as const, 'riconosci' as const, 'disconosci' as const),
        ats: fc.constantFrom(...ats),
      }),
    },
  );

let turn = 0;

describe('what the members share with an ATS', () => {
  it('is what a model of their logs says, at any moments, whatever is being rebuilt', async () => {
    const history = fc.array(fatto(['rete', 'altra']), { minLength: 10, maxLength: 40, size: 'max' });
    const cases = fc.record({
      members: fc.tuple(history, history, history),
      /** Of each member, in the one ATS and in the other. */
      della: fc.tuple(...[0, 1, 2].map(() => fc.tuple(appartenenza, appartenenza))),
      then: fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)),
      halfBuilt: fc.constantFrom([], [condivisioni], [prove], [adesioni, condivisioni, prove], [adesioni, reti]),
      batches: fc.integer({ min: 1, max: 6 }),
    });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ members, della, then, halfBuilt, batches }) => {
        const n = ++turn;
        const named = (ats: string) => `${ats}${n}`;
        const recognise = ['rete', 'altra'].map((ats): Fatto => ({ tipo: 'riconosci', ats }));
        const logs = members.map((fatti, index) =>
          logOf(
            `membro${n}x${index}`,
            [...recognise, ...fatti].map((one) => ('ats' in one ? { ...one, ats: named(one.ats) } : one)),
          ),
        );
        const membersOf = (which: 0 | 1) =>
          Object.fromEntries(della.map((one, index) => [`membro${n}x${index}`, one[which]]));
        const ofAts = { [named('rete')]: membersOf(0), [named('altra')]: membersOf(1) };
        const atsLogs = Object.entries(ofAts).map(([ats, one]) => logOfAts(ats, one));
        await project([...logs, ...atsLogs], halfBuilt, batches);
        const newest = Object.fromEntries(logs.map((events) => [events[0]!.scope, events.length - 1]));
        const past = Object.fromEntries(
          logs.map((events, index) => [events[0]!.scope, (then[index]! % (events.length + 1)) - 1]),
        );
        for (const ats of [named('rete'), named('altra'), named('nessuna')]) {
          for (const [al, moment] of [
            [undefined, newest],
            [past, past],
          ] as const) {
            const expected = logs.map((events) => {
              const { scope } = events[0]!;
              return sharedRows(events, ats, moment[scope]!, counts(ofAts[ats]?.[scope] ?? 'mai'));
            });
            const rows = expected.flatMap((one) => one.rows);
            const sharing = logs.flatMap((events, index) => (expected[index]!.shares ? [events[0]!.scope] : []));
            const read = await readShared(db.api, { ats, al, projections: [prove] }, everything);
            expect(read.moment).toEqual(Object.fromEntries(sharing.map((scope) => [scope, moment[scope]])));
            expect(read.all).toEqual(rows);
            expect(read.ofOne).toEqual(rows.filter(({ row }) => row.progettoId === PROGETTI[0]));
            expect(read.b).toEqual(rows.filter(({ row }) => row.stato === 'b'));
            expect(read.months).toEqual(
              rows.filter(
                ({ key }) =>
                  key.startsWith(PROGETTI[1]!) && key.split('/')[1]! >= '2024-12' && key.split('/')[1]! <= '2025-01',
              ),
            );
            expect(read.pages).toEqual(rows);
            for (const [index, events] of logs.entries()) {
              const { scope } = events[0]!;
              const own = await readSharedOf(db.api, { ats, scope, al, projections: [prove] }, (reader) =>
                reader.where(prove, {}),
              );
              expect(own).toEqual(expected[index]!.rows);
            }
            seen += rows.length;
          }
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 30) },
    );
    expect(seen).toBeGreaterThan(100);
  });

  async function everything(reader: SharedReader) {
    const pages = [];
    for (let after: { scope: string; key: string } | undefined; ;) {
      const page = await reader.where(prove, {}, { first: 2, after });
      pages.push(...page);
      if (page.length < 2) break;
      after = page.at(-1)!;
    }
    const [one, two] = PROGETTI as [string, string];
    return {
      moment: reader.moment,
      pages,
      all: await reader.where(prove, {}),
      ofOne: await reader.where(prove, { progettoId: one }),
      b: await reader.where(prove, { stato: 'b' }),
      months: await reader.ofProject(prove, { progettoId: two, dal: '2024-12', al: '2025-01' }),
    };
  }
});

describe('one story of sharing', () => {
  const [p1] = PROGETTI as [string, string];
  const riga = (mese: string, centesimi: number, stato = 'a'): Fatto => ({
    tipo: 'riga',
    da: null,
    key: `${p1}/${mese}/s1`,
    stato,
    centesimi,
  });
  const concedi: Fatto = {
    tipo: 'concedi',
    ats: 'storiaats',
    progettoId: p1,
    tipi: ['spese'],
    dalMese: '2025-01',
    alMese: null,
  };
  const events = logOf('storia', [
    riga('2024-12', 5),
    riga('2025-01', 7),
    concedi,
    riga('2025-01', 9),
    riga('2025-01', 0),
  ]);
  const rowsAt = (al?: Date | Record<string, number>, ats = 'storiaats') =>
    readShared(db.api, { ats, al, projections: [prove] }, async (reader) =>
      (await reader.where(prove, {})).map(({ row }) => row.centesimi),
    );
  const noteHeads = (seenAt: string, last: number) =>
    db.admin.query('update read.log_heads set seen_at = $1, heads = $2', [
      seenAt,
      JSON.stringify({ storia: last, storiaats: -1 }),
    ]);

  beforeAll(async () => {
    await project([events]);
    for (const ats of ['storiaats', 'vecchiaats', 'listeats']) await countedAs(db, ats, ['storia']);
  });

  it('shows what was known before the sharing too, and no older version of what is gone', async () => {
    expect(await rowsAt()).toEqual([]);
    expect(await rowsAt({ storia: 3 })).toEqual([9]);
    expect(await rowsAt({ storia: 1 })).toEqual([7]);
    expect(await rowsAt({ storia: 0 })).toEqual([]);
  });

  it('takes a date for each member, where it is settled, and offers what can be had where it is not', async () => {
    await noteHeads('2025-01-02T00:00:00Z', 4);
    expect(await rowsAt(new Date(events[3]!.recordedAt))).toEqual([9]);
    expect(await rowsAt(new Date(Date.parse(events[3]!.recordedAt) - 1))).toEqual([7]);
    expect(await rowsAt(new Date('2025-01-01T12:00:00Z'))).toEqual([]);
    await noteHeads('2025-01-02T00:00:00Z', 5);
    await expect(
      readSharedOf(
        db.api,
        { ats: 'storiaats', scope: 'storia', al: new Date('2025-01-01T12:00:00Z'), projections: [prove] },
        (reader) => Promise.resolve(reader.moment),
      ),
    ).rejects.toMatchObject({ name: 'MembersBehind', scopes: ['storia'], offered: { storia: 4 } });
    await expect(rowsAt({ storia: 5 })).rejects.toMatchObject({ name: 'MembersBehind', offered: { storia: 4 } });
  });

  it('says which member is behind, and from where all can be read', async () => {
    await db.admin.query(`update read.checkpoints set position = 2 where scope = 'storia' and projection = 'prove'`);
    await expect(rowsAt()).rejects.toMatchObject({ name: 'MembersBehind', scopes: ['storia'], offered: { storia: 2 } });
    await db.admin.query(`update read.checkpoints set position = 4 where scope = 'storia' and projection = 'prove'`);
    expect(await rowsAt()).toEqual([]);
  });

  it('counts neither a generation that is dismissed nor the grants of another kind of data', async () => {
    await db.admin.query(
      `insert into read.condivisioni (scope, generation, key, position, removed, row, "f_ats", "f_progettoId", "f_tipo", "f_dalMese", "f_alMeseEscluso")
       values ('storia', 99, 'x/spese', 0, false, '{}', 'vecchiaats', $1, 'spese', '2020-01', '9999-12'),
         ('storia', 1, 'y/liste', 0, false, '{}', 'listeats', $1, 'liste', '2020-01', '9999-12')`,
      [p1],
    );
    await db.admin.query(
      `insert into read.checkpoints (scope, projection, generation, version, position, status) values ('storia', 'condivisioni', 99, 1, 4, 'dismessa')`,
    );
    expect(await rowsAt({ storia: 3 }, 'vecchiaats')).toEqual([]);
    expect(await rowsAt({ storia: 3 }, 'listeats')).toEqual([]);
    expect(
      await readShared(db.api, { ats: 'listeats', projections: [prove] }, (reader) => Promise.resolve(reader.scopes)),
    ).toEqual(['storia']);
  });

  it('is read-only for the ATS, and tells nothing of the member but numbers', async () => {
    const asAts = (sql: string) =>
      inScope(db.api, 'storiaats', 'read', async (client) => (await client.query(sql)).rows as object[]);
    expect(await asAts(`select scope from read.checkpoints where scope = 'storia'`)).toEqual([]);
    expect(await asAts(`select scope from read.registro where scope = 'storia'`)).toEqual([]);
    expect(await asAts(`select "f_tipo" from read.condivisioni where scope = 'storia'`)).toEqual([{ f_tipo: 'spese' }]);
    expect(await asAts(`select key from read.condivisioni_versioni where scope = 'storia'`)).toEqual([]);
    const standings = await asAts(`select * from read.sharing_standings(array['registro', 'prove'])`);
    expect(standings.map((one) => Object.keys(one))).toEqual(
      standings.map(() => ['scope', 'projection', 'generation', 'version', 'status', 'position']),
    );
    await expect(asAts(`update read.prove set position = 1 where scope = 'storia'`)).rejects.toMatchObject({
      code: /42501|25006/,
    });
  });
});
