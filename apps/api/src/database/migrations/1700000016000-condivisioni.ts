import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharing } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

/** What each consortium shares with an ATS, and how the rows of one become readable for the other. */
export class Condivisioni1700000016000 implements MigrationInterface {
  readonly name = 'Condivisioni1700000016000';

  async up(queries: QueryRunner): Promise<void> {
    const filters = { ats: true, progettoId: true, tipo: true, dalMese: true, alMeseEscluso: true };
    for (const statement of [
      ...projectionTables('condivisioni', filters),
      ...sharing(),
      ...projectionTables('concessioni', { ats: true }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query(
      'drop function read.shared_keys(text), read.sharing_standings(text[]), read.sharing_positions(text, timestamptz)',
    );
    for (const table of ['checkpoints', 'registro']) {
      await queries.query(`drop policy standing_read on read.${table}`);
    }
    for (const name of ['condivisioni', 'concessioni']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
    await queries.query('drop type read.key_range');
  }
}
