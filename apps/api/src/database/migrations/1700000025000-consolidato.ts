import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharedWithAts } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

/** Added up, never looked up: columns without an index, so that a change of them stays on its page. */
const BALANCES = ['numero', 'costoCentesimi', 'quotaCentesimi', 'pagatoCentesimi'];

/** What the consolidated view of an ATS adds up: members' expenses by project and month, and what was reported of them. */
export class Consolidato1700000025000 implements MigrationInterface {
  readonly name = 'Consolidato1700000025000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('spese_mensili', { progettoId: true, mese: true }, { aside: true }),
      `alter table read.spese_mensili ${BALANCES.map((field) => `add column "f_${field}" text collate "C"`).join(', ')}`,
      ...sharedWithAts('spese_mensili', 'spese'),
      ...projectionTables('rendicontato_mensile', { genere: true }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of ['spese_mensili', 'rendicontato_mensile']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}
