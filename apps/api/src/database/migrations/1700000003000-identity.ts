import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who people are, outside the log. `persone` and `sessioni` have no tenant: a person and their session may belong to
 * several consortia or, for the moment, to none. Names do have one: each consortium keeps, and may erase, its own.
 */
export class Identity1700000003000 implements MigrationInterface {
  readonly name = 'Identity1700000003000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create schema if not exists platform');
    await queryRunner.query('grant usage on schema platform to consorzi_api');
    await queryRunner.query(PEOPLE);
    await queryRunner.query(NAMES);
    await queryRunner.query(SESSIONS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table platform.sessioni, platform.persone_nomi, platform.persone');
  }
}

/** The platform's own random id of a person, and the subject under which an issuer knows them. */
const PEOPLE = `
  create table platform.persone (
    persona_id uuid primary key,
    issuer text not null,
    subject text not null,
    username text not null,
    created timestamptz not null default now(),
    unique (issuer, subject)
  );
  comment on table platform.persone is
    'senza scope: una persona può appartenere a più consorzi e ha un solo identificativo';
  grant select, insert, update (username) on platform.persone to consorzi_api;
`;

const NAMES = `
  create table platform.persone_nomi (
    scope text not null check (scope ~ '^[a-z][a-z0-9]{1,39}$'),
    persona_id uuid not null references platform.persone,
    nome text not null,
    primary key (scope, persona_id)
  );
  alter table platform.persone_nomi enable row level security, force row level security;
  create policy persone_nomi_lettura on platform.persone_nomi for select to consorzi_api
    using (scope = nullif(current_setting('app.scope', true), ''));
  create policy persone_nomi_inserimento on platform.persone_nomi for insert to consorzi_api
    with check (scope = nullif(current_setting('app.scope', true), ''));
  create policy persone_nomi_modifica on platform.persone_nomi for update to consorzi_api
    using (scope = nullif(current_setting('app.scope', true), ''))
    with check (scope = nullif(current_setting('app.scope', true), ''));
  create policy persone_nomi_cancellazione on platform.persone_nomi for delete to consorzi_api
    using (scope = nullif(current_setting('app.scope', true), ''));
  grant select, insert, update, delete on platform.persone_nomi to consorzi_api;
`;

/** The columns are those that connect-pg-simple writes. */
const SESSIONS = `
  create table platform.sessioni (
    sid text primary key,
    sess jsonb not null,
    expire timestamptz not null
  );
  create index sessioni_expire on platform.sessioni (expire);
  comment on table platform.sessioni is
    'senza scope: una sessione è di una persona, che sceglie il consorzio a ogni operazione';
  grant select, insert, update, delete on platform.sessioni to consorzi_api;
`;
