import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register is listed by kind, by person and by act. The columns are filled from the rows that stand there, as the
 * runner would have filled them: no rebuild is needed. The tenant comes after the filters in each index, the key last, so
 * that a page of the list is a walk along the index from either end. Acts are few: theirs holds their rows alone.
 */
export class RegistroFilters1700000014000 implements MigrationInterface {
  readonly name = 'RegistroFilters1700000014000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...FIELDS.map((field) => `alter table read.registro add column "f_${field}" text collate "C"`),
      // The owner sees the rows of every tenant for the length of this transaction.
      'alter table read.registro no force row level security',
      `update read.registro set ${FIELDS.map((field) => `"f_${field}" = row->>'${field}'`).join(', ')}`,
      'alter table read.registro force row level security',
      'create index registro_type_idx on read.registro ("f_type", scope, generation, key)',
      'create index "registro_personaId_idx" on read.registro ("f_personaId", "f_type", scope, generation, key)',
      'create index registro_act_idx on read.registro (scope, generation, key) where "f_act" is not null',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const field of FIELDS) await queries.query(`alter table read.registro drop column "f_${field}"`);
  }
}

const FIELDS = ['type', 'personaId', 'act'];
