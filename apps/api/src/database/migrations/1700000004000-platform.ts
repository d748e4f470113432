import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/** What people write and upload outside the log: free texts that can be erased, proposals of imports that expire. */
export class Platform1700000004000 implements MigrationInterface {
  readonly name = 'Platform1700000004000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      'create schema if not exists platform',
      'grant usage on schema platform to consorzi_api, consorzi_projector',
      // Text and salt go together when a text is erased; id and hash stay, so that a repeated command finds its hash.
      `create table platform.testi (
        scope text not null, id uuid not null, command_id uuid not null, stream text not null, hash text not null,
        sale bytea, testo text, salvato_il timestamptz not null default now(), cancellato_il timestamptz,
        primary key (scope, id),
        check ((sale is null) = (testo is null)), check ((testo is null) = (cancellato_il is not null)))`,
      'create index testi_command_idx on platform.testi (scope, command_id)',
      ...tenantTable('platform.testi'),
      'grant select, insert, update (sale, testo, cancellato_il) on platform.testi to consorzi_api',
      'grant select (scope, id, command_id, stream, salvato_il), delete on platform.testi to consorzi_projector',

      // What was read from an upload, until a person accepts or discards it: progress while it is read, then the proposal.
      `create table platform.proposte (
        scope text not null, id uuid not null, persona_id uuid not null, nome text not null, sha256 text not null,
        stato text not null default 'inLettura' check (stato in ('inLettura', 'pronta', 'rifiutata')),
        percento int not null default 0, errore jsonb, proposta jsonb, esclusi int[] not null default '{}',
        creata_il timestamptz not null default now(), scade_il timestamptz not null, primary key (scope, id))`,
      'create index proposte_scadenza_idx on platform.proposte (scope, scade_il)',
      ...tenantTable('platform.proposte'),
      'grant select, insert, update (stato, percento, errore, proposta, esclusi), delete on platform.proposte to consorzi_api',
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table platform.proposte, platform.testi');
  }
}

function tenantTable(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (${OF_TENANT}) with check (${OF_TENANT})`,
  ];
}
