import { TABLES_WITHOUT_TENANT, tenantTable } from './tables.js';

/**
 * The runner's own tables. A checkpoint is one generation of one projection in one scope:
 * `attiva` is read, `in_costruzione` is being built beside it, `dismessa` is waiting to be deleted. One whose
 * `parked_position` is set stopped before that event and takes no more until it is retried.
 */
export function bookkeepingTables(): string[] {
  return [
    'create schema read',
    'grant usage on schema read to consorzi_api, consorzi_projector',

    `create table read.checkpoints (
      scope text collate "C" not null, projection text collate "C" not null, generation int not null,
      version int not null, position bigint not null default -1,
      status text not null check (status in ('attiva', 'in_costruzione', 'dismessa')),
      parked_position bigint, parked_event text, parked_error text, parked_since timestamptz,
      attempts int not null default 0,
      primary key (scope, projection, generation)) with (fillfactor = 50)`,
    `create unique index checkpoints_attiva_key on read.checkpoints (scope, projection) where status = 'attiva'`,
    ...tenantTable('read.checkpoints', { api: 'select', projector: 'select, insert, update, delete' }),

    `create table read.leases (
      scope text collate "C" not null, work text not null check (work in ('front', 'build')),
      owner uuid not null, expires_at timestamptz not null,
      primary key (scope, work)) with (fillfactor = 50)`,
    ...tenantTable('read.leases', { projector: 'select, insert, update, delete' }),

    `create table read.log_heads (
      single boolean primary key default true check (single), seen_at timestamptz not null, heads json not null)`,
    `insert into read.log_heads (seen_at, heads) values ('-infinity', '{}')`,
    `comment on table read.log_heads is 'No tenant: ${TABLES_WITHOUT_TENANT['log_heads']}'`,
    'grant select on read.log_heads to consorzi_api',
    'grant select, update on read.log_heads to consorzi_projector',

    STANDINGS,
    'revoke all on function read.standings(text[]) from public',
    'grant execute on function read.standings(text[]) to consorzi_api, consorzi_projector',
  ];
}

/**
 * Where other scopes stand: numbers only. The owner is under row security too, so the function sets each tenant in
 * turn and puts the caller's back. `front`: newest position of `registro` (null before its first row).
 */
const STANDINGS = `
  create function read.standings(scopes text[])
    returns table (scope text, front bigint, behind bigint, parked bigint, building bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare
    caller text := pg_catalog.current_setting('app.scope', true);
    asked text;
  begin
    foreach asked in array scopes loop
      perform pg_catalog.set_config('app.scope', asked, true);
      return query
        select asked,
          max(c.position) filter (where c.status = 'attiva' and c.projection = 'registro'),
          count(*) filter (where c.status = 'attiva' and c.position < f.newest),
          count(*) filter (where c.status <> 'dismessa' and c.parked_position is not null),
          count(*) filter (where c.status = 'in_costruzione')
        from read.checkpoints c,
          (select max(m.position) as newest from read.checkpoints m where m.scope = asked and m.status = 'attiva') f
        where c.scope = asked;
    end loop;
    perform pg_catalog.set_config('app.scope', coalesce(caller, ''), true);
  end $$`;
