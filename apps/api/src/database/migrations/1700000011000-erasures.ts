import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/** Names that a scope erased stay erased at the next sign-in; the list of erasures; uploads that have expired go by themselves. */
export class Erasures1700000011000 implements MigrationInterface {
  readonly name = 'Erasures1700000011000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      // A name is put here when it is erased and taken away when it may be kept again; without a reference to the person,
      // for a list of erasures may know people whom a restored database does not.
      `create table platform.nomi_cancellati (
        scope text not null check (scope ~ '^[a-z][a-z0-9]{1,39}$'), persona_id uuid not null,
        cancellato_il timestamptz not null, primary key (scope, persona_id))`,
      'alter table platform.nomi_cancellati enable row level security',
      'alter table platform.nomi_cancellati force row level security',
      `create policy tenant on platform.nomi_cancellati using (${OF_TENANT}) with check (${OF_TENANT})`,
      'grant select, insert, delete on platform.nomi_cancellati to consorzi_api',

      ...projectionTables('cancellazioni', {}, { insertOnly: true }),

      // The projector sweeps what has expired, and can read no more of it than that.
      'grant select (scope, scade_il), delete on platform.proposte to consorzi_projector',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('revoke select (scope, scade_il), delete on platform.proposte from consorzi_projector');
    await queries.query('drop table read.cancellazioni, platform.nomi_cancellati');
  }
}
