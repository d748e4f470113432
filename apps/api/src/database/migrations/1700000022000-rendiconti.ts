import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

const WITH_VERSIONS = ['rendiconti', 'righe_rendiconto', 'richieste', 'cassa', 'rendicontate'];

/** What an ATS reports and the money it gets; in a consortium, what it was told of both. */
export class Rendiconti1700000022000 implements MigrationInterface {
  readonly name = 'Rendiconti1700000022000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('rendiconti', { progettoId: true }),
      ...projectionTables('righe_rendiconto', { rendicontoId: true, progettoId: true, consorzio: true }),
      ...projectionTables('richieste', { progettoId: true }),
      ...projectionTables('cassa', { progettoId: true }),
      ...projectionTables('rendicontate', { progettoId: true, spesaId: true, ats: true }),
      ...projectionTables('somme_ricevute', { progettoId: true }, { insertOnly: true }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of WITH_VERSIONS) await queries.query(`drop table read.${name}, read.${name}_versioni`);
    await queries.query('drop table read.somme_ricevute');
  }
}
