import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharedWithAts } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

/** How far projects got, of which an ATS may be shown its members' figures, and the indicators that say so. */
export class Avanzamenti1700000024000 implements MigrationInterface {
  readonly name = 'Avanzamenti1700000024000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('avanzamenti', { progettoId: true }),
      ...sharedWithAts('avanzamenti', 'avanzamento'),
      ...projectionTables('collegamenti_indicatori', { obiettivoId: true, progettoId: false }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of ['avanzamenti', 'collegamenti_indicatori']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}
