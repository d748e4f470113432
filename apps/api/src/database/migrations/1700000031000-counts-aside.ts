import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['conteggi', 'conteggi_versioni'] as const;

/** The ids that an objective's counts are made from, beside the counts that a plan's tree reads. */
export class CountsAside1700000031000 implements MigrationInterface {
  readonly name = 'CountsAside1700000031000';

  async up(queries: QueryRunner): Promise<void> {
    for (const table of TABLES) await queries.query(`alter table read.${table} add column aside json`);
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const table of TABLES) await queries.query(`alter table read.${table} drop column aside`);
  }
}
