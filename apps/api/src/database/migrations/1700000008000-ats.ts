import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

/** The read models of an ATS: its members and capofila, its agreements. */
export class Ats1700000008000 implements MigrationInterface {
  readonly name = 'Ats1700000008000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [...projectionTables('ats'), ...projectionTables('convenzioni')]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of ['ats', 'convenzioni']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}
