import { idOf } from '@consorzi/domain/shared';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { inScope } from '../../database/in-scope.js';
import { AccessiRevisori, type AccessoDelRevisore } from './accessi-revisori.js';

let database: SpecDatabase;
let pool: pg.Pool;
let trail: AccessiRevisori;
beforeAll(async () => {
  database = await createSpecDatabase();
  pool = new pg.Pool({ connectionString: database.url('consorzi_api'), max: 4 });
  trail = new AccessiRevisori(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const access = (n: number, scope = 'inprova'): AccessoDelRevisore => ({
  ...{ scope, personaId: idOf('persona'), operazione: 'obiettivo', incarichi: [idOf('incarico')] },
  ...{ at: new Date(Date.UTC(2024, 0, 1) + n).toISOString(), oggetti: [idOf(n)], momenti: [`#${n}`, '2024-01-01'] },
});

it('keeps each access as it was, newest first, in pages', async () => {
  for (const n of [1, 2, 3]) await trail.record(access(n));
  const all = await trail.elenco('inprova', { first: 10 });
  expect(all.map(({ id: _id, ...one }) => one)).toEqual([access(3), access(2), access(1)]);
  const [newest, next] = all;
  const after = `${newest!.at}/${newest!.id}`;
  expect(await trail.elenco('inprova', { first: 1, after })).toEqual([next]);
  expect(await trail.elenco('inprova', { first: 10, fino: access(1).at })).toHaveLength(1);
});

it('writes what comes together in few transactions, each answered when its own row is there', async () => {
  const asked = pool.listenerCount('acquire');
  let taken = 0;
  const count = () => taken++;
  pool.on('acquire', count);
  await Promise.all(Array.from({ length: 200 }, (_, n) => trail.record(access(n, n % 2 ? 'insieme' : 'altrove'))));
  pool.off('acquire', count);
  expect(pool.listenerCount('acquire')).toBe(asked);
  expect(taken).toBeLessThanOrEqual(4);
  for (const scope of ['insieme', 'altrove']) expect(await trail.elenco(scope, { first: 500 })).toHaveLength(100);
});

it('is of its consortium alone, and at run time nobody changes or deletes it', async () => {
  await trail.record(access(1, 'chiuso'));
  const others = await inScope(pool, 'aperto', (client) => client.query('select 1 from platform.accessi_revisori'));
  expect(others.rows).toEqual([]);
  for (const statement of [
    "update platform.accessi_revisori set operazione = 'altro'",
    'delete from platform.accessi_revisori',
    'truncate platform.accessi_revisori',
  ])
    await expect(inScope(pool, 'chiuso', (client) => client.query(statement))).rejects.toThrow(/permission denied/);
});

it('costs a read little: measured, and said', async () => {
  const median = async (work: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < 200; n++) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[100]!;
  };
  const alone = await median(() => trail.record(access(1, 'misura')));
  const together = await median(() => Promise.all(Array.from({ length: 10 }, (_, n) => trail.record(access(n, 'misura'))))); // prettier-ignore
  console.log(`an access: ${alone.toFixed(2)} ms; ten at once: ${together.toFixed(2)} ms`);
  expect(alone).toBeLessThan(50);
  expect(together).toBeLessThan(150);
});
