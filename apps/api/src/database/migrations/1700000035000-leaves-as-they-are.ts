import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['conteggi', 'conteggi_versioni'] as const;

/**
 * The leaves of a plan's tree, which stand in its ledger: the row is read as it is kept, the ids that it is counted from
 * go out of line where a version is too long for its page. As `OutlinesAsTheyAre` did when the tree read the sheets.
 */
export class LeavesAsTheyAre1700000035000 implements MigrationInterface {
  readonly name = 'LeavesAsTheyAre1700000035000';

  async up(queries: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queries.query(`alter table read.${table} alter column row set storage main`);
      await queries.query(`alter table read.${table} alter column aside set storage external`);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queries.query(`alter table read.${table} alter column row set storage extended`);
      await queries.query(`alter table read.${table} alter column aside set storage extended`);
    }
  }
}
