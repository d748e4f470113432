import { stage, type Stage } from './testing/stage.js';
import { projectionTables } from './tables.js';
import { countedAs } from './testing/counted-as.js';
import { sharedWithAts } from './sharing.js';

const CONSORTIA = 60;
const PROJECTS = 20;
const MONTHS = 12;

/** What the policy costs for the totals of a large ATS: 60 consortia, 20 projects each, a row a month, all shared. */
describe('the policy of shared rows', () => {
  let db: Stage;
  beforeAll(async () => {
    db = await stage();
    for (const sql of [...projectionTables('totali', { progettoId: true }), ...sharedWithAts('totali', 'spese')]) {
      await db.owner.query(sql);
    }
    await db.admin.query(`
      create temp view things as select 'membro' || c as scope, md5(p::text)::uuid::text as progetto
        from generate_series(1, ${CONSORTIA}) c, generate_series(1, ${PROJECTS}) p;
      insert into read.checkpoints (scope, projection, generation, version, position, status)
        select distinct scope, m, 1, 1, 100, 'attiva' from things, unnest(array['registro', 'condivisioni', 'totali']) m;
      insert into read.condivisioni (scope, generation, key, position, removed, row,
          "f_ats", "f_progettoId", "f_tipo", "f_dalMese", "f_alMeseEscluso")
        select scope, 1, progetto || '/' || tipo, 1, false, '{}', 'atsdiprova', progetto, tipo, '2025-01', '9999-12'
        from things, unnest(array['spese', 'documenti', 'liste', 'avanzamento']) tipo;
      insert into read.totali (scope, generation, key, position, removed, row, "f_progettoId")
        select scope, 1, progetto || '/2025-' || lpad(m::text, 2, '0'), 50, false, '{"centesimi": 100}', progetto
        from things, generate_series(1, ${MONTHS}) m;
      analyze read.totali; analyze read.condivisioni; analyze read.checkpoints;`);
    await countedAs(
      db,
      'atsdiprova',
      Array.from({ length: CONSORTIA }, (_, n) => `membro${n + 1}`),
    );
  });
  afterAll(() => db.close());

  it('costs little for each of 14,400 rows', async () => {
    const client = await db.api.connect();
    const read = async (tenant: string) => {
      await client.query('begin');
      await client.query(`select set_config('app.scope', $1, true)`, [tenant]);
      const times: number[] = [];
      let rows = 0;
      for (let n = 0; n < 7; n++) {
        const { rows: plan } = await client.query<{
          'QUERY PLAN': { Plan: { 'Actual Rows': number }; 'Execution Time': number }[];
        }>(
          `explain (analyze, format json) select scope, key, row from read.totali where scope = any($1) and generation = 1`,
          [Array.from({ length: CONSORTIA }, (_, n) => `membro${n + 1}`)],
        );
        times.push(plan[0]!['QUERY PLAN'][0]!['Execution Time']);
        rows = plan[0]!['QUERY PLAN'][0]!.Plan['Actual Rows'];
      }
      if (process.env['EXPLAIN']) {
        const { rows: text } = await client.query(
          `explain (analyze, buffers, verbose) select scope, key, row from read.totali where scope = any($1) and generation = 1`,
          [Array.from({ length: CONSORTIA }, (_, n) => `membro${n + 1}`)],
        );
        console.log(text.map((r) => r['QUERY PLAN']).join('\n'));
      }
      await client.query('rollback');
      return { rows, ms: times.sort((a, b) => a - b)[3]! };
    };
    const shared = await read('atsdiprova');
    const nobody = await read('unaltro');
    client.release();
    console.log(JSON.stringify({ shared, nobody }));
    expect(shared.rows).toBe(CONSORTIA * PROJECTS * MONTHS);
    expect(nobody.rows).toBe(0);
    expect(shared.ms).toBeLessThan(100);
  });
});
