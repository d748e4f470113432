import type { Stage } from './stage.js';

/**
 * Makes the read models say that these consortia recognise the ATS and are its members for good: without that nothing
 * that they grant to it counts. For specs that write rows themselves, of generation 1.
 */
export async function countedAs(db: Pick<Stage, 'admin'>, ats: string, members: readonly string[]): Promise<void> {
  const row = { membri: members.map((consorzio) => ({ consorzio, dal: '2020-01-01', alEscluso: null })) };
  await db.admin.query(
    `insert into read.ats (scope, generation, key, position, removed, row) values ($1, 1, $1, 0, false, $2)`,
    [ats, row],
  );
  await db.admin.query(
    `insert into read.adesioni (scope, generation, key, position, removed, row, "f_ats", "f_stato")
     select m, 1, $1, 0, false, '{}', $1, 'riconosciuto' from unnest($2::text[]) m`,
    [ats, members],
  );
  await db.admin.query(
    `insert into read.checkpoints (scope, projection, generation, version, position, status)
     select $1, 'ats', 1, 1, 0, 'attiva' union all select m, 'adesioni', 1, 1, 0, 'attiva' from unnest($2::text[]) m
     on conflict do nothing`,
    [ats, members],
  );
}
