import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharedWithAts } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

/** Check lists, of which an ATS may be shown its members', and the statements that come back signed. */
export class ListeDiControllo1700000021000 implements MigrationInterface {
  readonly name = 'ListeDiControllo1700000021000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('liste_di_controllo', { listaId: true, progettoId: true }),
      ...sharedWithAts('liste_di_controllo', 'liste'),
      ...projectionTables('attestazioni', { progettoId: true }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of ['liste_di_controllo', 'attestazioni']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}
