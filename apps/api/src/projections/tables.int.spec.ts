import { ProjectionRunner } from './runner.js';
import { projectionStatus } from './checkpoints.js';
import { TABLES_WITHOUT_TENANT } from './tables.js';
import { readStandings } from './standings.js';
import { MemoryEventStore } from './testing/memory-event-store.js';
import { models, scatolaEvent } from './testing/scatole.js';
import { eventually, stage, type Stage } from './testing/stage.js';
import { inScope } from './transaction.js';

const shelf = Array.from({ length: 3000 }, (_, n) => scatolaEvent(n, 1500));
/** The read models of which an ATS is shown what a consortium shares with it. */
const SHARED = [
  'avanzamenti',
  'fascicoli',
  'liste_di_controllo',
  'mesi_chiusi',
  'spese',
  'spese_mensili',
  'spese_totali',
];
const OPENED = new Set(shelf.filter(({ event }) => event.type === 'ScatolaAperta').map(({ box }) => box)).size;

describe('the tables of the read models', () => {
  let db: Stage;
  beforeAll(async () => {
    db = await stage();
    const store = new MemoryEventStore();
    for (const scope of ['inrete', 'alba']) {
      store.put(scope, shelf);
    }
    const runner = new ProjectionRunner({ store, pool: db.projector, projections: models });
    await runner.start();
    const done = async (scope: string) =>
      (await projectionStatus(db.api, scope)).every(({ position }) => position === 2999);
    await eventually(async () => (await done('inrete')) && (await done('alba')));
    await runner.stop();
  });
  afterAll(() => db.close());

  it('are under forced row security with the tenant in every policy, or listed with the reason', async () => {
    const { rows } = await db.owner.query<{ name: string; forced: boolean; policies: string[] | null }>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select array_agg(p.cmd || coalesce(p.qual, '') || coalesce(p.with_check, '')) from pg_policies p
         where p.schemaname = 'read' and p.tablename = c.relname and p.policyname like 'tenant%') as policies
      from pg_class c where c.relnamespace = 'read'::regnamespace and c.relkind in ('r', 'p', 'm')`);
    expect(rows.length).toBeGreaterThan(8);
    const open = rows.filter(({ forced }) => !forced).map(({ name }) => name);
    expect(open).toEqual(Object.keys(TABLES_WITHOUT_TENANT));
    for (const { name, policies } of rows.filter(({ forced }) => forced)) {
      expect([name, policies?.every((policy) => policy.includes('app.scope'))]).toEqual([name, true]);
      expect(policies?.length).toBe(4);
    }
  });

  it('are read by another tenant under the policies of sharing alone, which name it; never written', async () => {
    const { rows } = await db.owner.query<{ table: string; policy: string; cmd: string; roles: string; qual: string }>(`
      select tablename as table, policyname as policy, cmd, roles::text, qual from pg_policies
      where schemaname = 'read' and policyname not like 'tenant%'`);
    const tablesOf = (policy: string) => rows.filter((row) => row.policy === policy).map(({ table }) => table).sort(); // prettier-ignore
    expect(tablesOf('shared_read')).toEqual(SHARED.flatMap((name) => [name, `${name}_versioni`]).sort());
    expect(tablesOf('named_read')).toEqual(['condivisioni']);
    expect(tablesOf('member_read')).toEqual(['condivisioni']);
    expect(tablesOf('standing_read')).toEqual(['checkpoints', 'registro']);
    expect(tablesOf('recognised_read')).toEqual(['adesioni', 'checkpoints']);
    expect(tablesOf('naming_read')).toEqual(['ats', 'checkpoints']);
    // What is not of sharing itself is for the owner's functions alone.
    const TO_THE_API = ['shared_read', 'member_read'];
    expect(new Set(rows.map(({ policy }) => policy)).size).toBe(6);
    for (const { policy, cmd, roles, qual } of rows) {
      const to = TO_THE_API.includes(policy) ? '{consorzi_api}' : '{consorzi_owner}';
      expect([policy, cmd, roles]).toEqual([policy, 'SELECT', to]);
      expect(qual).toContain('app.scope');
    }
  });

  it('show a tenant its own rows, and nobody anything without one', async () => {
    const count = 'select count(*)::int as n, min(scope) as first, max(scope) as last from read.scatole';
    const seen = await inScope(db.api, 'alba', 'read', async (client) => (await client.query(count)).rows[0]);
    expect(seen).toEqual({ n: OPENED, first: 'alba', last: 'alba' });
    for (const pool of [db.api, db.projector, db.owner]) {
      expect((await pool.query(count)).rows[0]).toEqual({ n: 0, first: null, last: null });
    }
    const standings = `select scope from read.checkpoints where scope <> 'alba'`;
    for (const pool of [db.api, db.projector, db.owner]) {
      expect((await inScope(pool, 'alba', 'read', (client) => client.query(standings))).rows).toEqual([]);
    }
  });

  it('are written by the projector alone, within its tenant; versions are never changed', async () => {
    const attempt = (pool: Stage['api'], sql: string) =>
      inScope(pool, 'alba', 'write', (client) => client.query(sql)).then(
        ({ rowCount }) => rowCount,
        (error: Error) => error.message,
      );
    const denied = /permission denied/;
    expect(await attempt(db.api, `update read.scatole set row = '{}'`)).toMatch(denied);
    expect(await attempt(db.api, `delete from read.scatole_versioni`)).toMatch(denied);
    expect(await attempt(db.api, `select * from read.leases`)).toMatch(denied);
    expect(await attempt(db.projector, `update read.scatole_versioni set row = '{}'`)).toMatch(denied);
    const foreign = `insert into read.scatole values ('inrete', 1, 'nuova', 1, false, '{}')`;
    expect(await attempt(db.projector, foreign)).toMatch(/row-level security/);
    expect(await attempt(db.projector, `update read.scatole set scope = 'inrete' where key = 'b1'`)).toMatch(
      /row-level/,
    );
    expect(await attempt(db.projector, `delete from read.scatole where scope = 'inrete'`)).toBe(0);
  });

  it('give numbers of another scope through one function, which leaves the tenant as it was', async () => {
    const standings = await readStandings(db.api, ['inrete', 'alba', 'nessuno']);
    expect(standings.get('inrete')).toEqual({ front: 2999, behind: 0, parked: 0, building: 0 });
    expect(standings.has('nessuno')).toBe(false);
    await inScope(db.api, 'alba', 'read', async (client) => {
      await client.query(`select * from read.standings('{inrete}')`);
      const { rows } = await client.query(`select current_setting('app.scope') as scope`);
      expect(rows).toEqual([{ scope: 'alba' }]);
    });
  });

  it('find rows by a filter through its index, under the row security of the API', async () => {
    await db.owner.query('analyze');
    const plan = await inScope(db.api, 'alba', 'read', async (client) => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select key from read.scatole where scope = 'alba' and generation = 1 and "f_pianoId" = 'piano3'
           and "f_stato" = 'mai'`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/scatole_(stato|pianoId)_idx/i);
    expect(plan).toMatch(/Index Cond:.*f_(stato|pianoId)/);
  });
});
