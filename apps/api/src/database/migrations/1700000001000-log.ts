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
 *
 * Each lookup has one index only that begins with its column. A session keeps the plan that it made while the table was
 * empty or not yet analysed, when all indexes that begin with the scope look equally good; the wrong one reads the whole
 * scope for one event. A stream's name begins with its scope, so the tenant loses nothing by standing last.
 */
const TABLES = `
  create table log.heads (
    scope text collate "C" primary key check (scope ~ '^[a-z][a-z0-9]{1,39}$'),
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
    unique (stream, revision, scope),
    unique (event_id, scope),
    check (starts_with(stream, scope || '-'))
  );
`;

/**
 * FORCE binds the owner too: the append function reaches the scopes of its group, as set in `app.scopes`, and no row of
 * another one. The runtime roles see one scope at a time. The policies compare in collation "C", which no index has:
 * they filter what a lookup found and never offer an index of their own to choose (see above).
 */
const ROW_SECURITY = `
  alter table log.heads enable row level security, force row level security;
  alter table log.events enable row level security, force row level security;

  create policy heads_of_the_log on log.heads to consorzi_log using (true) with check (true);

  create policy events_read on log.events for select to consorzi_api, consorzi_projector
    using (scope collate "C" = nullif(current_setting('app.scope', true), ''));
  create policy events_of_the_group on log.events for select to consorzi_log
    using (scope collate "C" = any (string_to_array(current_setting('app.scopes', true), ' ')));
  create policy events_append on log.events for insert to consorzi_log
    with check (scope collate "C" = any (string_to_array(current_setting('app.scopes', true), ' ')));
`;

/**
 * A group of appends ("members") of many scopes in one transaction, each with its own outcome. Parameters are arrays
 * per scope, member, stream, write (a stream in a member) or event; the plural of a thing that stands elsewhere is its
 * index there, and `p_last_*` says where a member's part ends. Scopes come in ascending order, each once: all groups
 * take the head rows in that order and cannot deadlock.
 *
 * Outcomes: `appended` and `repeated` with the revision of each write's stream after the (first) append;
 * `wrong` with the revisions found; `overlap` where only some of the event ids stand there already.
 *
 * Work is done for the whole group at once: a statement costs more than a row. What hardly ever happens fails the group,
 * and its members come again one by one with `p_careful`: a scope without a head, events that stand there although their
 * stream is where it was expected (a unique violation), a lock that does not come.
 */
const APPEND = `
  create function log.append(
    p_careful boolean, p_scopes text[],
    p_member_scopes integer[], p_last_writes integer[], p_last_events integer[], p_command_ids uuid[],
    p_body_hashes text[], p_persona_ids uuid[], p_roles text[], p_correlation_ids text[], p_causation_ids text[],
    p_recorded_ats text[],
    p_streams text[], p_write_streams integer[], p_expected_revisions integer[],
    p_event_members integer[], p_event_streams integer[], p_event_ids uuid[], p_types text[],
    p_schema_versions integer[], p_occurred_ats text[], p_acts text[], p_datas text[], p_payload_hashes text[]
  ) returns table (outcome text, revisions integer[])
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set lock_timeout = '3s'
  as $$
  declare
    v_before text := coalesce(current_setting('app.scopes', true), '');
    v_set text;
    v_locked text[];
    v_positions bigint[];
    v_recorded_ats text[];
    v_revisions integer[];
    v_event_positions bigint[] := array_fill(null::bigint, array[cardinality(p_event_ids)]);
    v_event_revisions integer[] := array_fill(null::integer, array[cardinality(p_event_ids)]);
    v_scope integer;
    v_stream integer;
    v_revision integer;
    v_known integer;
    v_end bigint;
    v_first_write integer := 1;
    v_first_event integer := 1;
    v_moved boolean := false;
  begin
    v_set := set_config('app.scopes', array_to_string(p_scopes, ' '), true);
    if p_careful then
      insert into log.heads select s.scope, -1, '' from unnest(p_scopes) s(scope) on conflict do nothing;
    end if;
    select array_agg(h.scope), array_agg(h.position), array_agg(h.recorded_at)
      into v_locked, v_positions, v_recorded_ats
      from (select * from log.heads where scope = any (p_scopes) order by scope collate "C" for update) h;
    if v_locked is distinct from p_scopes then
      raise exception 'a scope is new, or they do not come in ascending order, each once';
    end if;

    select array_agg(coalesce((
        select e.revision from log.events e where e.stream = s.stream order by e.revision desc limit 1
      ), -1) order by s.n) into v_revisions
      from unnest(p_streams) with ordinality s(stream, n);

    for m in 1 .. cardinality(p_member_scopes) loop
      v_scope := p_member_scopes[m];
      outcome := 'appended';
      v_end := null;
      for w in v_first_write .. p_last_writes[m] loop
        if v_revisions[p_write_streams[w]] <> p_expected_revisions[w] then
          outcome := 'wrong';
        end if;
      end loop;

      if (p_careful or outcome = 'wrong') and p_last_events[m] >= v_first_event then
        select count(k.position), max(k.position) into v_known, v_end from (
          select (select e.position from log.events e where e.event_id = x.event_id) as position
          from unnest(p_event_ids[v_first_event : p_last_events[m]]) x(event_id)
        ) k;
        if v_known > 0 then
          outcome := case when v_known > p_last_events[m] - v_first_event then 'repeated' else 'overlap' end;
        end if;
      end if;

      if outcome = 'appended' then
        for e in v_first_event .. p_last_events[m] loop
          v_stream := p_event_streams[e];
          v_revisions[v_stream] := v_revisions[v_stream] + 1;
          v_event_revisions[e] := v_revisions[v_stream];
          v_positions[v_scope] := v_positions[v_scope] + 1;
          v_event_positions[e] := v_positions[v_scope];
          v_moved := true;
        end loop;
        v_recorded_ats[v_scope] := greatest(v_recorded_ats[v_scope] collate "C", p_recorded_ats[m] collate "C");
      end if;

      revisions := '{}';
      for w in v_first_write .. p_last_writes[m] loop
        v_revision := v_revisions[p_write_streams[w]];
        if v_end is not null then
          select e.revision into v_revision from log.events e
            where e.stream = p_streams[p_write_streams[w]] and e.position + 0 <= v_end
            order by e.revision desc limit 1;
        end if;
        revisions := revisions || coalesce(v_revision, -1);
      end loop;
      return next;
      v_first_write := p_last_writes[m] + 1;
      v_first_event := p_last_events[m] + 1;
    end loop;

    if v_moved then
      insert into log.events
        select p_scopes[p_member_scopes[x.member]], x.position, p_streams[x.stream], x.revision, x.event_id, x.type,
          x.schema_version, p_recorded_ats[x.member], x.occurred_at, p_persona_ids[x.member], p_roles[x.member],
          p_command_ids[x.member], p_body_hashes[x.member], p_correlation_ids[x.member], p_causation_ids[x.member],
          x.act::json, x.data::json, x.payload_hash
        from unnest(
          v_event_positions, v_event_revisions, p_event_members, p_event_streams, p_event_ids, p_types,
          p_schema_versions, p_occurred_ats, p_acts, p_datas, p_payload_hashes
        ) x(position, revision, member, stream, event_id, type, schema_version, occurred_at, act, data, payload_hash)
        where x.position is not null;
      update log.heads h set position = s.position, recorded_at = s.recorded_at
        from unnest(p_scopes, v_positions, v_recorded_ats) s(scope, position, recorded_at)
        where h.scope = s.scope and h.position < s.position;
    end if;
    v_set := set_config('app.scopes', v_before, true);
  end
  $$;
`;

/**
 * Many streams, or a stretch of one scope. Reads as the caller, under its row policies. The tenant is set for the length
 * of the call alone: what stood there is put back, and after an error the rollback does it, so nothing is left for the
 * next borrower of the connection. `scopes` is the one function that sees all tenants: slugs and numbers, nothing else.
 */
const READS = `
  create function log.read_streams(p_scopes text[], p_streams text[], p_froms integer[])
  returns table (
    reading integer, scope text, revision integer, event_id uuid, type text, schema_version integer, recorded_at text,
    occurred_at text, persona_id uuid, role text, command_id uuid, body_hash text, correlation_id text,
    causation_id text, act json, data json, payload_hash text
  )
  language plpgsql stable security invoker
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
  declare
    v_before text := coalesce(current_setting('app.scope', true), '');
    v_set text;
  begin
    for r in 1 .. cardinality(p_scopes) loop
      v_set := set_config('app.scope', p_scopes[r], true);
      return query
        select r, e.scope, e.revision, e.event_id, e.type, e.schema_version, e.recorded_at, e.occurred_at,
          e.persona_id, e.role, e.command_id, e.body_hash, e.correlation_id, e.causation_id, e.act, e.data,
          e.payload_hash
        from log.events e
        where e.stream = p_streams[r] and e.revision >= p_froms[r] order by e.revision;
    end loop;
    v_set := set_config('app.scope', v_before, true);
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
    v_set text;
  begin
    v_set := set_config('app.scope', p_scope, true);
    return query select * from log.events e
      where e.scope = p_scope and e.position > p_after order by e.position limit p_limit;
    v_set := set_config('app.scope', v_before, true);
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
