import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables } from '../../projections/tables.js';

const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/**
 * Reconciliation with an export of the Ministry's platform: mappings and explained lines are read models; a file under
 * work and what was found in it are rows of a day, outside the log.
 */
export class Riconciliazione1700000023000 implements MigrationInterface {
  readonly name = 'Riconciliazione1700000023000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('mappature_regis', { tabella: true }),
      ...projectionTables('righe_spiegate', { progettoId: true }),
      `create table platform.riconciliazioni (
        scope text not null, id uuid not null, persona_id uuid not null, progetto_id uuid not null,
        tabella text not null, nome text not null, sha256 text not null, file bytea not null,
        stato text not null default 'inLettura'
          check (stato in ('inLettura', 'daMappare', 'inConfronto', 'pronta', 'rifiutata')),
        percento int not null default 0, errore jsonb, foglio jsonb, mappatura jsonb, riassunto jsonb, condivise text,
        creata_il timestamptz not null default now(), scade_il timestamptz not null, primary key (scope, id))`,
      'create index riconciliazioni_scadenza_idx on platform.riconciliazioni (scope, scade_il)',
      ...tenantTable('platform.riconciliazioni'),
      `grant select, insert, delete,
        update (stato, percento, errore, foglio, mappatura, riassunto, condivise) on platform.riconciliazioni to consorzi_api`,
      `create table platform.riconciliazioni_righe (
        scope text not null, riconciliazione_id uuid not null, numero int not null, esito text not null,
        firma text not null, riga jsonb not null, primary key (scope, riconciliazione_id, numero),
        foreign key (scope, riconciliazione_id) references platform.riconciliazioni (scope, id) on delete cascade)`,
      `create index riconciliazioni_righe_esito_idx
        on platform.riconciliazioni_righe (scope, riconciliazione_id, esito, numero)`,
      ...tenantTable('platform.riconciliazioni_righe'),
      'grant select, insert, delete on platform.riconciliazioni_righe to consorzi_api',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table platform.riconciliazioni_righe, platform.riconciliazioni');
    for (const name of ['mappature_regis', 'righe_spiegate']) {
      await queries.query(`drop table read.${name}, read.${name}_versioni`);
    }
  }
}

function tenantTable(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (${OF_TENANT}) with check (${OF_TENANT})`,
  ];
}
