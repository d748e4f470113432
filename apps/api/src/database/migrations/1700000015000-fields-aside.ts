import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an objective's sheet says at length, beside the row that lists read: half of its bytes. */
export class FieldsAside1700000015000 implements MigrationInterface {
  readonly name = 'FieldsAside1700000015000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('alter table read.albero_obiettivi add column aside json');
    await queries.query('alter table read.albero_obiettivi_versioni add column aside json');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('alter table read.albero_obiettivi drop column aside');
    await queries.query('alter table read.albero_obiettivi_versioni drop column aside');
  }
}
