import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharedWithAts } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

/** The closed months of projects, of which an ATS is shown those whose expenses it is shown. */
export class MesiChiusi1700000028000 implements MigrationInterface {
  readonly name = 'MesiChiusi1700000028000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('mesi_chiusi', { progettoId: true }),
      ...sharedWithAts('mesi_chiusi', 'spese'),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table read.mesi_chiusi, read.mesi_chiusi_versioni');
  }
}
