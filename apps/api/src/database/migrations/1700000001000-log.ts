import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Schema `log`: the events of every scope. Its owner `consorzi_log` can neither log in nor bypass row security, and has
 * itself given up changing what stands there. The runtime roles read through the tenant setting `app.scope` and append
 * through one function; nobody chooses a position.
 */
export class Log1700000001000 implements MigrationInterface {
  readonly name = 'Log1700000001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create schema log authorization consorzi_log');
    await queryRunner.query('set local role consorzi_log');
    await queryRunner.query(TABLES);
    await queryRunner.query(ROW_SECURITY);
    await queryRunner.query(APPEND);
    await queryRunner.query(READS);
    await queryRunner.query(GRANTS);
    await queryRunner.query('reset role');
  }

  down(): Promise<void> {
    throw new Error('the log is the only record of what happened: no migration drops it');
  }
}

/**
 * `json`, not `jsonb`: a payload comes back with the keys in the order in which it was given. Times are text for the same
 * reason: the envelope is data that audit hashes, not something to compute with.
 * `heads` is locked by every append of its scope, and that lock alone orders the scope's events.
 */
const TABLES = `
  create table log.heads (
    scope text primary key check (scope ~ '^[a-z][a-z0-9]{1,39}$'),
    position bigint not null,
    recorded_at text collate "C" not null
  ) with (fillfactor = 50);

  create table log.events (
    scope text not null,
    position bigint not null,
    stream text not null,
    revision integer not null,
    event_id uuid not null,
    type text not null,
    schema_version integer not null,
    recorded_at text not null,
    occurred_at text not null,
    persona_id uuid not null,
    role text not null,
    command_id uuid not null,
    body_hash text not null,
    correlation_id text not null,
    causation_id text,
    act json,
    data json not null,
    payload_hash text not null,
    primary key (scope, position),
    unique (scope, stream, revision),
    unique (scope, event_id)
  );
`;

/** FORCE binds the owner too: inside the append function a row of a scope other than the one set is refused. */
const ROW_SECURITY = `
  alter table log.heads enable row level security, force row level security;
  alter table log.events enable row level security, force row level security;

  create policy heads_of_the_log on log.heads to consorzi_log using (true) with check (true);

  create policy events_read on log.events for select to consorzi_log, consorzi_api, consorzi_projector
    using (scope = nullif(current_setting('app.scope', true), ''));
  create policy events_append on log.events for insert to consorzi_log
    with check (scope = nullif(current_setting('app.scope', true), ''));
`;

/**
 * A group of appends ("members") of many scopes in one transaction, each with its own outcome. Members come in order of
 * scope, so that two groups take the head rows in the same order and cannot deadlock. Arrays are per member, per write
 * (a stream of a member) or per event; `p_last_*` are running totals that say where a member's part ends.
 *
 * Outcomes: `appended` and `repeated` with the revision of each write's stream after the (first) append;
 * `wrong` with the revisions found; `overlap` where only some of the event ids stand there already.
 *
 * The settings: a plan made while the tables were empty would scan them for as long as the session lives; a lock
 * that does not come lets the group fail, so that its other members go on without it.
 */
const APPEND = `
  create function log.append(
    p_scopes text[], p_last_writes integer[], p_last_events integer[], p_command_ids uuid[], p_body_hashes text[],
    p_persona_ids uuid[], p_roles text[], p_correlation_ids text[], p_causation_ids text[], p_recorded_ats text[],
    p_streams text[], p_expected_revisions integer[],
    p_writes integer[], p_event_ids uuid[], p_types text[], p_schema_versions integer[], p_occurred_ats text[],
    p_acts text[], p_datas text[], p_payload_hashes text[]
  ) returns table (outcome text, revisions integer[])
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set lock_timeout = '3s'
  as $$
  declare
    v_before text := coalesce(current_setting('app.scope', true), '');
    v_scope text := '';
    v_position bigint;
    v_recorded_at text;
    v_first_write integer;
    v_last_write integer := 0;
    v_first_event integer;
    v_last_event integer := 0;
    v_known integer;
    v_end bigint;
    v_revision integer;
  begin
    for m in 1 .. cardinality(p_scopes) loop
      v_first_write := v_last_write + 1;
      v_last_write := p_last_writes[m];
      v_first_event := v_last_event + 1;
      v_last_event := p_last_events[m];

      if p_scopes[m] is distinct from v_scope then
        if p_scopes[m] collate "C" < v_scope collate "C" then
          raise exception 'members must come in order of scope';
        end if;
        if v_scope <> '' then
          update log.heads h set position = v_position, recorded_at = v_recorded_at where h.scope = v_scope;
        end if;
        v_scope := p_scopes[m];
        perform set_config('app.scope', v_scope, true);
        select h.position, h.recorded_at into v_position, v_recorded_at
          from log.heads h where h.scope = v_scope for update;
        if not found then
          insert into log.heads values (v_scope, -1, '') on conflict do nothing;
          select h.position, h.recorded_at into v_position, v_recorded_at
            from log.heads h where h.scope = v_scope for update;
        end if;
      end if;

      if v_last_event >= v_first_event then
        select count(*), max(e.position) into v_known, v_end from log.events e
          where e.scope = v_scope and e.event_id = any (p_event_ids[v_first_event : v_last_event]);
        if v_known > 0 then
          outcome := case when v_known > v_last_event - v_first_event then 'repeated' else 'overlap' end;
          revisions := '{}';
          for w in v_first_write .. v_last_write loop
            select e.revision into v_revision from log.events e
              where e.scope = v_scope and e.stream = p_streams[w] and e.position <= v_end
              order by e.revision desc limit 1;
            revisions := revisions || coalesce(v_revision, -1);
          end loop;
          return next;
          continue;
        end if;
      end if;

      outcome := 'appended';
      revisions := '{}';
      for w in v_first_write .. v_last_write loop
        select e.revision into v_revision from log.events e
          where e.scope = v_scope and e.stream = p_streams[w] order by e.revision desc limit 1;
        v_revision := coalesce(v_revision, -1);
        revisions := revisions || v_revision;
        if v_revision is distinct from p_expected_revisions[w] then
          outcome := 'wrong';
        end if;
      end loop;
      if outcome = 'wrong' then
        return next;
        continue;
      end if;

      for e in v_first_event .. v_last_event loop
        v_position := v_position + 1;
        v_revision := revisions[p_writes[e] - v_first_write + 1] + 1;
        revisions[p_writes[e] - v_first_write + 1] := v_revision;
        insert into log.events values (
          v_scope, v_position, p_streams[p_writes[e]], v_revision, p_event_ids[e], p_types[e], p_schema_versions[e],
          p_recorded_ats[m], p_occurred_ats[e], p_persona_ids[m], p_roles[m], p_command_ids[m], p_body_hashes[m],
          p_correlation_ids[m], p_causation_ids[m], p_acts[e]::json, p_datas[e]::json, p_payload_hashes[e]
        );
      end loop;
      v_recorded_at := greatest(v_recorded_at collate "C", p_recorded_ats[m] collate "C");
      return next;
    end loop;
    update log.heads h set position = v_position, recorded_at = v_recorded_at where h.scope = v_scope;
    perform set_config('app.scope', v_before, true);
  end
  $$;
`;

/**
 * Reads as the caller, under its row policies. The tenant is set for the length of the call alone: what stood there
 * is put back, and after an error the rollback does it, so nothing is left for the next borrower of the connection.
 */
const READS = `
  create function log.read_stream(p_scope text, p_stream text, p_from integer) returns setof log.events
  language plpgsql stable security invoker
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
  declare
    v_before text := coalesce(current_setting('app.scope', true), '');
  begin
    perform set_config('app.scope', p_scope, true);
    return query select * from log.events e
      where e.scope = p_scope and e.stream = p_stream and e.revision >= p_from order by e.revision;
    perform set_config('app.scope', v_before, true);
  end
  $$;

  create function log.read_scope(p_scope text, p_after bigint, p_limit integer) returns setof log.events
  language plpgsql stable security invoker
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
  declare
    v_before text := coalesce(current_setting('app.scope', true), '');
  begin
    perform set_config('app.scope', p_scope, true);
    return query select * from log.events e
      where e.scope = p_scope and e.position > p_after order by e.position limit p_limit;
    perform set_config('app.scope', v_before, true);
  end
  $$;

  create function log.scopes() returns table (scope text, last bigint)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select h.scope, h.position from log.heads h order by h.scope collate "C" $$;
`;

const GRANTS = `
  revoke update, delete, truncate, references, trigger on log.events from consorzi_log;
  revoke execute on all functions in schema log from public;
  grant usage on schema log to consorzi_api, consorzi_projector;
  grant select on log.events to consorzi_api, consorzi_projector;
  grant execute on all functions in schema log to consorzi_api, consorzi_projector;
`;
