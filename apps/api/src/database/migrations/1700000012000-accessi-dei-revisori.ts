import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/**
 * Who was called to audit, and what every auditor looked at. The trail is the API's to write and to show, and nobody's
 * at run time to change or delete; it holds ids only.
 */
export class AccessiDeiRevisori1700000012000 implements MigrationInterface {
  readonly name = 'AccessiDeiRevisori1700000012000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('revisioni'),
      `create table platform.accessi_revisori (
        scope text not null, id uuid not null, at timestamptz not null, persona_id uuid not null,
        incarichi uuid[] not null, operazione text not null, oggetti text[] not null, momenti text[] not null,
        primary key (scope, id))`,
      'create index accessi_revisori_at_idx on platform.accessi_revisori (scope, at desc, id desc)',
      'alter table platform.accessi_revisori enable row level security',
      'alter table platform.accessi_revisori force row level security',
      `create policy tenant on platform.accessi_revisori using (${OF_TENANT}) with check (${OF_TENANT})`,
      'grant select, insert on platform.accessi_revisori to consorzi_api',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table platform.accessi_revisori, read.revisioni, read.revisioni_versioni');
  }
}
