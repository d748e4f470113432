import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sharedWithAts } from '../../projections/sharing.js';
import { projectionTables } from '../../projections/tables.js';

const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/** The evidence of expenses, and the uploads that wait to become part of it. */
export class Fascicoli1700000020000 implements MigrationInterface {
  readonly name = 'Fascicoli1700000020000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      ...projectionTables('fascicoli', { spesaId: true, progettoId: true }),
      ...sharedWithAts('fascicoli', 'documenti'),
      `create table platform.file_caricati (
        scope text not null, id uuid not null, persona_id uuid not null, archivio_id uuid, percorso text not null,
        nome text not null, sha256 text not null, byte bigint not null, media_type text not null, indizi jsonb not null,
        caricato_il timestamptz not null default now(), primary key (scope, id))`,
      'create index file_caricati_archivio_idx on platform.file_caricati (scope, archivio_id)',
      'create index file_caricati_sha256_idx on platform.file_caricati (scope, sha256)',
      ...tenantTable('platform.file_caricati'),
      'grant select, insert on platform.file_caricati to consorzi_api',
      'grant select (scope, sha256, caricato_il), delete on platform.file_caricati to consorzi_projector',
      // Which command was about to name a file: whether it did, the log says.
      `create table platform.file_usi (
        scope text not null, sha256 text not null, command_id uuid not null, stream text not null,
        usato_il timestamptz not null default now(), primary key (scope, sha256, command_id))`,
      ...tenantTable('platform.file_usi'),
      'grant select, insert on platform.file_usi to consorzi_api',
      'grant select, delete on platform.file_usi to consorzi_projector',
      `create table platform.archivi (
        scope text not null, id uuid not null, persona_id uuid not null, nome text not null,
        stato text not null default 'inLettura' check (stato in ('inLettura', 'pronto', 'rifiutato')),
        letti int not null default 0, totale int not null default 0, rifiutati jsonb not null default '[]', errore jsonb,
        creato_il timestamptz not null default now(), aggiornato_il timestamptz not null default now(),
        primary key (scope, id))`,
      ...tenantTable('platform.archivi'),
      'grant select, insert, update (stato, letti, totale, rifiutati, errore, aggiornato_il), delete on platform.archivi to consorzi_api',
      'grant select (scope, creato_il), delete on platform.archivi to consorzi_projector',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table platform.archivi, platform.file_usi, platform.file_caricati');
    await queries.query('drop table read.fascicoli, read.fascicoli_versioni');
  }
}

function tenantTable(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (${OF_TENANT}) with check (${OF_TENANT})`,
  ];
}
