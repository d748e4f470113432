import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharingAmongMembers, sharingOfAll } from '../../projections/sharing-among-members.js';
import { projectionTables, tenantTable } from '../../projections/tables.js';

/**
 * Which ATS a consortium recognises: only those may write into its log, and read what it shares. And how far each scope
 * is told what a policy tells it: one that waits, or refuses, holds back nobody else.
 */
export class Adesioni1700000026000 implements MigrationInterface {
  readonly name = 'Adesioni1700000026000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('adesioni', { ats: true, stato: false }),
      ...sharingAmongMembers(),
      TARGETS,
      ...tenantTable('policies.destinazioni', { projector: 'select, insert, update, delete' }),
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const statement of sharingOfAll()) await queries.query(statement);
    await queries.query('drop table policies.destinazioni');
    await queries.query('drop table read.adesioni, read.adesioni_versioni');
  }
}

/**
 * Targets that are behind the policy's own position: each from its own, at the event that it waits with. `riprova_dal`
 * is null where nothing is to be tried before the target itself says something.
 */
const TARGETS = `
  create table policies.destinazioni (
    scope text collate "C" not null, policy text collate "C" not null, destinazione text collate "C" not null,
    position bigint not null, fermo_posizione bigint not null, fermo_evento uuid not null,
    fermo_codice text not null, tentativi int not null, riprova_dal timestamptz,
    aggiornato_il timestamptz not null default now(),
    primary key (scope, policy, destinazione)) with (fillfactor = 50)`;
