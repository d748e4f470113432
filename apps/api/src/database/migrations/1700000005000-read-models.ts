import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

/** The read models of tenancy, planning, consuntivo, importing and audit. */
export class ReadModels1700000005000 implements MigrationInterface {
  readonly name = 'ReadModels1700000005000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('consorzio'),
      ...projectionTables('centri'),
      ...projectionTables('accessi'),
      ...projectionTables('piani'),
      ...projectionTables('progetti_peg', { pianoId: true }),
      ...projectionTables('albero_obiettivi', { pianoId: true }),
      ...projectionTables('variazioni', { pianoId: true }),
      ...projectionTables('consuntivi', { pianoId: true, obiettivoId: true }),
      ...projectionTables('importazioni', { pianoId: true }),
      ...projectionTables('storia', { oggettoId: true }, { insertOnly: true }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of [
      'consorzio',
      'centri',
      'accessi',
      'piani',
      'progetti_peg',
      'albero_obiettivi',
      'variazioni',
      'consuntivi',
      'importazioni',
    ]) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
    await queries.query('drop table read.storia');
  }
}
