import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

/** The read models of fund programmes: each with its versions by name, and the versions in full. */
export class Programmi1700000017000 implements MigrationInterface {
  readonly name = 'Programmi1700000017000';

  async up(queries: QueryRunner): Promise<void> {
    const statements = [...projectionTables('programmi'), ...projectionTables('procedure', { programmaId: true })];
    for (const statement of statements) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of ['programmi', 'procedure']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}
