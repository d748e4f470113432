import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

/** The ledger of what each plan holds and how much of it is reported on. */
export class Conteggi1700000013000 implements MigrationInterface {
  readonly name = 'Conteggi1700000013000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of projectionTables('conteggi', { pianoId: true })) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table read.conteggi, read.conteggi_versioni');
  }
}
