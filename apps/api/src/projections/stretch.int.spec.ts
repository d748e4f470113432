import { registro, registroKey } from '@consorzi/projections/audit';
import type { Stretch } from '@consorzi/projections/projecting';
import fc from 'fast-check';

import { RegistroFilters1700000014000 } from '../database/migrations/1700000014000-registro-filters.js';
import { projectionStatus } from './checkpoints.js';
import { digest } from './digest.js';
import { readAt } from './reader.js';
import { ProjectionRunner } from './runner.js';
import { stretchQuery } from './stretch-query.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { models, saldi, scatolaEvent } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';
import { inScope } from './transaction.js';

const act = { organo: 'cda', numero: '7', data: '2024-03-01' } as const;
const EVENTS = 400;

describe('a stretch of the register', () => {
  let db: Stage;
  const store = new MemoryEventStore();
  beforeAll(async () => {
    db = await stage();
    for (const scope of ['inrete', 'alba']) {
      const shelf = Array.from({ length: EVENTS }, (_, n) => scatolaEvent(n));
      store.put(
        scope,
        shelf.map(({ box, event }, n) => ({ box, event: n % 9 === 0 ? { ...event, act } : event })),
      );
    }
    const runner = new ProjectionRunner({ store, pool: db.projector, projections: models, pollMs: 50 });
    await runner.start();
    await eventually(async () => {
      const all = [...(await projectionStatus(db.api, 'inrete')), ...(await projectionStatus(db.api, 'alba'))];
      return all.length === 2 * models.length && all.every(({ position }) => position === EVENTS - 1);
    });
    await runner.stop();
  });
  afterAll(() => db.close());

  const read = (stretch: Stretch, position = EVENTS - 1) =>
    readAt(db.api, { scope: 'inrete', al: { inrete: position } }, (reader) => reader.stretch(registro, stretch));
  const whole = { from: registroKey(0), until: registroKey(EVENTS), newestFirst: false, first: EVENTS };

  it('gives the rows that suit, from the end that is asked for, at any moment', async () => {
    const asked = fc.record({
      from: fc.integer({ min: 0, max: EVENTS }),
      until: fc.integer({ min: 0, max: EVENTS }),
      newestFirst: fc.boolean(),
      first: fc.integer({ min: 1, max: 60 }),
      position: fc.integer({ min: 0, max: EVENTS - 1 }),
      types: fc.option(fc.subarray(['ScatolaAperta', 'ScatolaChiusa', 'ScatolaMossa', 'Altro'])),
      personaId: fc.option(fc.constantFrom('p1', 'p2')),
      conAtto: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ from, until, newestFirst, first, position, types, personaId, conAtto }) => {
        const found = await read(
          {
            ...{ from: registroKey(from), until: registroKey(until), newestFirst, first },
            ...(types && { any: { field: 'type', values: types } }),
            ...(personaId && { where: { personaId } }),
            ...(conAtto && { present: 'act' }),
          },
          position,
        );
        const suits = store
          .log('inrete')
          .filter((event) => event.position >= from && event.position <= Math.min(until, position))
          .filter((event) => !types || types.includes(event.type))
          .filter((event) => !personaId || event.personaId === personaId)
          .filter((event) => !conAtto || event.act !== null)
          .map((event) => event.position);
        expect(found.map(({ row }) => row.position)).toEqual((newestFirst ? suits.reverse() : suits).slice(0, first));
      }),
      { numRuns: 150 },
    );
  });

  it('refuses a field that is no filter, a page without end and a model whose rows change', async () => {
    await expect(read({ ...whole, where: { role: 'x' } })).rejects.toThrow('declares no filter role');
    await expect(read({ ...whole, first: 1_001 })).rejects.toThrow(RangeError);
    const ofSaldi = readAt(db.api, { scope: 'inrete' }, (reader) => reader.stretch(saldi, whole));
    await expect(ofSaldi).rejects.toThrow('changes its rows');
  });

  it('walks indexes under the row security of the API, whatever is asked', async () => {
    await db.owner.query('analyze');
    const plan = (stretch: Partial<Stretch>) =>
      inScope(db.api, 'inrete', 'read', async (client) => {
        // A few hundred rows are soon looked through: a row that is read in vain costs here what it does among a million.
        await client.query('set local enable_seqscan = off; set local cpu_tuple_cost = 1');
        const { text, values } = stretchQuery(registro, { ...whole, newestFirst: true, first: 20, ...stretch });
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [
          ...['inrete', 1, EVENTS - 1],
          ...values,
        ]);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
    const any = { field: 'type', values: ['ScatolaAperta', 'ScatolaChiusa'] };
    expect(await plan({})).toMatch(/Index Scan Backward using registro_pkey/);
    expect(await plan({ any })).toMatch(/Index Cond: .*f_type.*key >= .*key <= /);
    expect(await plan({ any, where: { personaId: 'p1' } })).toMatch(/Index Cond: .*f_(type|personaId).*f_?/);
  });

  it('finds rows that stood there before its columns did: the migration fills them as the runner would', async () => {
    const before = await digest(db.projector, models, ['inrete', 'alba']);
    const migration = new RegistroFilters1700000014000();
    const queries = { query: (sql: string) => db.owner.query(sql) } as never;
    const acts = { ...whole, present: 'act' };
    const found = await read(acts);
    expect(found).toHaveLength(Math.ceil(EVENTS / 9));
    await migration.down(queries);
    await migration.up(queries);
    expect(await digest(db.projector, models, ['inrete', 'alba'])).toEqual(before);
    expect(await read(acts)).toEqual(found);
  });
});
