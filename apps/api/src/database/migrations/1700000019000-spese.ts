import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharedWithAts } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

/** The expenses of a consortium, their totals, and what tells that another consortium holds the same invoice. */
export class Spese1700000019000 implements MigrationInterface {
  readonly name = 'Spese1700000019000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('spese', { progettoId: true, mese: true, spesaId: true }),
      ...projectionTables('spese_totali', { progettoId: true, mese: true }),
      ...projectionTables('spese_fatture'),
      ...projectionTables('spese_periodi'),
      ...sharedWithAts('spese', 'spese'),
      ...sharedWithAts('spese_totali', 'spese'),
      ...IMPRONTE,
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const signature of Object.keys(FUNCTIONS)) await queries.query(`drop function ${signature}`);
    await queries.query('drop table platform.impronte_spese');
    for (const name of ['spese', 'spese_totali', 'spese_fatture', 'spese_periodi']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}

const TENANT = `nullif(current_setting('app.scope', true), '')`;
const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';

const FUNCTIONS: Readonly<Record<string, string>> = {
  // The tenant holds the invoice from now on, or no more.
  'platform.impronta_spesa(bytea, boolean)': `
    create function platform.impronta_spesa(mark bytea, held boolean) returns void language plpgsql volatile ${DEFINER} as $$
    begin
      if ${TENANT} is null then raise exception 'no tenant'; end if;
      if held then
        insert into platform.impronte_spese (scope, impronta) values (${TENANT}, mark) on conflict do nothing;
      else
        delete from platform.impronte_spese where scope = ${TENANT} and impronta = mark;
      end if;
    end $$`,
  // Which of the marks another tenant holds too: which one, and how many, is never said.
  'platform.impronte_altrove(bytea[])': `
    create function platform.impronte_altrove(marks bytea[]) returns setof bytea language sql stable ${DEFINER} as $$
      select distinct i.impronta from platform.impronte_spese i where i.impronta = any(marks) and i.scope <> ${TENANT} $$`,
};

/**
 * Keyed hashes of invoices: without the key, which the database never sees, nobody can try out invoices against them.
 * No role that runs may read or write the table: one function puts the tenant's own, one says "somebody else too".
 */
const IMPRONTE: readonly string[] = [
  `create table platform.impronte_spese (
    scope text collate "C" not null, impronta bytea not null check (length(impronta) = 32),
    primary key (impronta, scope))`,
  'alter table platform.impronte_spese enable row level security',
  'alter table platform.impronte_spese force row level security',
  // For the functions of the owner alone: no process runs as it.
  'create policy of_functions on platform.impronte_spese to consorzi_owner using (true) with check (true)',
  ...Object.values(FUNCTIONS),
  ...Object.keys(FUNCTIONS).map((signature) => `revoke all on function ${signature} from public`),
  'grant execute on function platform.impronta_spesa(bytea, boolean) to consorzi_projector',
  'grant execute on function platform.impronte_altrove(bytea[]) to consorzi_api',
];
