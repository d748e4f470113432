import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables, tenantTable } from '../../projections/tables.js';

/**
 * The projects of an ATS, its requests about them, and what a consortium knows of them. Schema `policies` is none of
 * the projections': a rebuild must not send commands again, so where the policies stand is kept away from what it makes.
 */
export class Progetti1700000018000 implements MigrationInterface {
  readonly name = 'Progetti1700000018000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('progetti', { programmaId: true }),
      ...projectionTables('istanze', { progettoId: true }),
      ...projectionTables('progetti_recepiti'),
      'create schema policies',
      'grant usage on schema policies to consorzi_projector',
      CHECKPOINTS,
      ...tenantTable('policies.checkpoints', { projector: 'select, insert, update' }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of ['progetti', 'istanze', 'progetti_recepiti']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
    await queries.query('drop schema policies cascade');
  }
}

/** Positions, ids and codes: what was refused is told by the rule's code, never by words of somebody. */
const CHECKPOINTS = `
  create table policies.checkpoints (
    scope text collate "C" not null, policy text collate "C" not null, position bigint not null,
    fermo_posizione bigint, fermo_evento uuid, fermo_destinazione text collate "C", fermo_codice text,
    tentativi int not null default 0, riprova_dal timestamptz, aggiornato_il timestamptz not null default now(),
    primary key (scope, policy)) with (fillfactor = 50)`;
