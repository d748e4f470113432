import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The lines of rendiconti are asked for by their months. The column is filled from the rows that stand there, as the
 * runner would have filled it: no rebuild is needed.
 */
export class RighePerMese1700000033000 implements MigrationInterface {
  readonly name = 'RighePerMese1700000033000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      'alter table read.righe_rendiconto add column "f_mese" text collate "C"',
      // The owner sees the rows of every tenant for the length of this transaction.
      'alter table read.righe_rendiconto no force row level security',
      `update read.righe_rendiconto set "f_mese" = row->>'mese'`,
      'alter table read.righe_rendiconto force row level security',
      'create index righe_rendiconto_mese_idx on read.righe_rendiconto ("f_mese", scope, generation)',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('alter table read.righe_rendiconto drop column "f_mese"');
  }
}
