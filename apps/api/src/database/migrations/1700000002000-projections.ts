import type { MigrationInterface, QueryRunner } from 'typeorm';

import { bookkeepingTables } from '../../projections/bookkeeping-tables.js';
import { projectionTables } from '../../projections/tables.js';

/** Schema `read`: what the projection runner keeps for itself, and `registro`, the first read model. */
export class Projections1700000002000 implements MigrationInterface {
  readonly name = 'Projections1700000002000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...bookkeepingTables(),
      ...projectionTables('registro', { eventId: true, stream: true }, { insertOnly: true }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop schema read cascade');
  }
}
