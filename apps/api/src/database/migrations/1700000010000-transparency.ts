import type { MigrationInterface, QueryRunner } from 'typeorm';

import { projectionTables, tenantTable } from '../../projections/tables.js';

const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/**
 * Schema `audit`: what was signed, and what was found wrong. Facts, never rebuilt: they are put there once and no role
 * that runs can change or take one away; the owner of the tables has given it up too. `read.tessere` holds the tree
 * itself and can be made again from the log at any time.
 */
export class Transparency1700000010000 implements MigrationInterface {
  readonly name = 'Transparency1700000010000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      'create schema audit',
      'grant usage on schema audit to consorzi_api, consorzi_projector',
      ...Object.entries(FACTS).flatMap(([name, columns]) => factTable(`audit.${name}`, columns)),
      OPEN_ALARMS,
      'revoke all on function audit.open_alarms(text[]) from public',
      'grant execute on function audit.open_alarms(text[]) to consorzi_api, consorzi_projector',
      ...TILES,
      ...tenantTable('read.tessere', { api: 'select', projector: 'select, insert, update, delete' }),
      ...projectionTables('testimonianze', { verso: true }),
    ]) {
      await queries.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('signed checkpoints are facts: no migration drops them');
  }
}

const FACTS: Readonly<Record<string, string>> = {
  // A log's checkpoints. One of a size there is once: the key refuses a second one, whatever its root.
  checkpoints: `size bigint not null check (size > 0), root bytea not null, testo text not null, firma text not null,
    firmato_il timestamptz not null, primary key (scope, size)`,
  // The lines that witnesses added to a checkpoint of this log.
  controfirme: `size bigint not null, testimone text collate "C" not null, riga text not null,
    firmata_il timestamptz not null, primary key (scope, size, testimone)`,
  // What this scope, as a witness, has seen of the log of another one, with the line by which it signed it.
  visti: `log text collate "C" not null, size bigint not null, root bytea not null, riga text not null,
    visto_il timestamptz not null, primary key (scope, log, size)`,
  // Keys by which signatures are checked. uso: registro or testimone, of this scope; nominato: of a witness of its log;
  // visto: of a log that it witnesses, as it was first seen.
  chiavi: `vkey text collate "C" not null, uso text not null, titolare text collate "C" not null,
    dal timestamptz not null default now(), primary key (scope, vkey, uso)`,
  // oggetto: what must not be signed until the alarm is resolved (see alarms.ts).
  allarmi: `id uuid not null, oggetto text collate "C" not null, motivo text not null, dettagli json not null,
    rilevato_il timestamptz not null default now(), primary key (scope, id)`,
  risoluzioni: `allarme uuid not null, nota text not null, risolto_il timestamptz not null default now(),
    primary key (scope, allarme)`,
  // What went out to whom: checkpoints up to a size, or keys and witnesses by the hash of what was told of them.
  invii: `destinatario text not null, oggetto text not null, inviato_il timestamptz not null, size bigint not null,
    impronta text not null, primary key (scope, destinatario, oggetto, inviato_il)`,
};

/** Row security with policies for reading and adding alone: what has no policy touches no row, whoever asks. */
function factTable(table: string, columns: string): string[] {
  return [
    `create table ${table} (scope text collate "C" not null, ${columns})`,
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant_read on ${table} for select to consorzi_api, consorzi_projector, consorzi_owner
      using (${OF_TENANT})`,
    `create policy tenant_insert on ${table} for insert to consorzi_projector with check (${OF_TENANT})`,
    `revoke insert, update, delete, truncate on ${table} from consorzi_owner`,
    `grant select on ${table} to consorzi_api`,
    `grant select, insert on ${table} to consorzi_projector`,
  ];
}

/**
 * The hashes do not compress, and are read whole. A row is a tile of up to 8 KiB and not a hash, and the table is none
 * of the runner's: a version for every event would store the whole tile again each time, 8 KiB for 32 bytes, while
 * what a tree was at any size is read from the tiles as they are now.
 */
const TILES = [
  `create table read.tessere (
    scope text collate "C" not null, level int not null, index bigint not null, hashes bytea not null,
    primary key (scope, level, index)) with (fillfactor = 50)`,
  'alter table read.tessere alter column hashes set storage external',
];

/** How many alarms of each scope are open: numbers only, for who watches over the platform. */
const OPEN_ALARMS = `
  create function audit.open_alarms(scopes text[]) returns table (scope text, aperti bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare
    caller text := pg_catalog.current_setting('app.scope', true);
    asked text;
  begin
    foreach asked in array scopes loop
      perform pg_catalog.set_config('app.scope', asked, true);
      return query
        select asked, count(*) from audit.allarmi a
        where a.scope = asked
          and not exists (select 1 from audit.risoluzioni r where r.scope = asked and r.allarme = a.id);
    end loop;
    perform pg_catalog.set_config('app.scope', coalesce(caller, ''), true);
  end $$`;
