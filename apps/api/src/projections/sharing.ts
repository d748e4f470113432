import { TIPI_CONDIVISI, type TipoCondiviso } from '@consorzi/domain/ats';

/** The tenant that the transaction has set. */
export const TENANT = `nullif(current_setting('app.scope', true), '')`;

/**
 * The SQL that a migration runs so that an ATS may read the rows of a read model that a consortium shares with it, beside
 * `projectionTables`. The keys of the model begin with `<progettoId>/<mese>/`, so that all versions of one key are shared
 * or none: were the removal of a row out of sight, an older version would show through "the last one at or before".
 *
 * What is shared is asked for once a query, in a subquery that names nothing of the row: ranges of keys, in which the
 * row's is then looked up by halving.
 */
export function sharedWithAts(table: string, tipoDato: TipoCondiviso): string[] {
  if (!/^[a-z][a-z_]{0,40}$/.test(table)) throw new Error(`not a plain name: ${table}`);
  if (!TIPI_CONDIVISI.includes(tipoDato)) throw new Error(`not a kind of shared data: ${tipoDato}`);
  return [table, `${table}_versioni`].map(
    (name) => `create policy shared_read on read.${name} for select to consorzi_api using (
      scope <> (select ${TENANT}) and (select read.shared_keys('${tipoDato}')) @> (scope || '/' || key))`,
  );
}

/**
 * What `sharedWithAts` stands on. An ATS may read the condivisioni that name it, and nothing else of their scope:
 * which generation of them is the active one, and where the read models stand, is told by functions of the owner that
 * return numbers only. Only the active generation counts: one that is being built holds grants whose revocation it has
 * not come to, a dismissed one misses the revocations after it.
 *
 * `read.shared_keys`: the ranges of `<scope>/<progettoId>/<mese>` of which that kind of data is shared with the tenant.
 * In collation "C" `2025-03/...` lies from `2025-03` on and before `2025-04`, so that whole keys can be looked up.
 */
export function sharing(): string[] {
  return [
    `create type read.key_range as range (subtype = text, collation = "C")`,
    `create policy named_read on read.condivisioni for select to consorzi_api, consorzi_owner
      using ("f_ats" = ${TENANT} and not removed)`,
    // Rows of the scopes that name the tenant, for the functions of the owner alone: no process runs as it.
    ...['checkpoints', 'registro'].map(
      (table) => `create policy standing_read on read.${table} for select to consorzi_owner using (exists (
        select from read.condivisioni c where c."f_ats" = ${TENANT} and c.scope = ${table}.scope and not c.removed))`,
    ),
    ...ofTheOwner(sharingFunctions(NAMED)),
  ];
}

/** The SQL of functions by which the owner tells the API what row security keeps from it. */
export const ofTheOwner = (functions: Readonly<Record<string, string>>): string[] => [
  ...Object.values(functions),
  ...Object.keys(functions).flatMap((signature) => [
    `revoke all on function ${signature} from public`,
    `grant execute on function ${signature} to consorzi_api`,
  ]),
];

export const DEFINER = `security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off`;

/** The grants that name the tenant and are not revoked. */
export const NAMED = `read.condivisioni c
  join read.checkpoints a on a.scope = c.scope and a.projection = 'condivisioni' and a.status = 'attiva'
    and a.generation = c.generation
  where c."f_ats" = ${TENANT} and not c.removed`;

/** What the sharing is asked by, over the grants that count: `inForce` reads them as `c`. */
export const sharingFunctions = (inForce: string, create = 'create'): Readonly<Record<string, string>> => ({
  'read.shared_keys(text)': `
    ${create} function read.shared_keys(kind text) returns read.key_multirange language plpgsql stable ${DEFINER} as $$
    begin
      return (
        select range_agg(read.key_range(concat_ws('/', c.scope, c."f_progettoId", c."f_dalMese"),
          concat_ws('/', c.scope, c."f_progettoId", c."f_alMeseEscluso")))
        from ${inForce} and c."f_tipo" = kind and c."f_dalMese" < c."f_alMeseEscluso");
    end $$`,
  // Where the named read models stand in each scope that shares something with the tenant.
  'read.sharing_standings(text[])': `
    ${create} function read.sharing_standings(projections text[])
      returns table (scope text, projection text, generation int, version int, status text, "position" float8)
      language plpgsql stable ${DEFINER} as $$
    begin
      return query
        select g.scope, g.projection, g.generation, g.version, g.status, g.position::float8 from read.checkpoints g
        where g.projection = any(projections) and g.status <> 'dismessa'
          and g.scope in (select c.scope from ${inForce});
    end $$`,
  // For each of them the last position recorded at or before a time (ISO), and whether none can still come to lie there:
  // a later event is projected, or the log was seen to end here after the time had passed and settled.
  'read.sharing_positions(text, timestamptz)': `
    ${create} function read.sharing_positions(asked text, settled_at timestamptz)
      returns table (scope text, "position" float8, front float8, settled boolean)
      language plpgsql stable ${DEFINER} as $$
    declare
      g record;
      high bigint;
      low bigint;
      probe bigint;
      at text;
    begin
      for g in
        select k.scope, k.generation, k.position as last from read.checkpoints k
        where k.projection = 'registro' and k.status = 'attiva' and k.scope in (select c.scope from ${inForce})
      loop
        low := -1;
        high := g.last + 1;
        while high - low > 1 loop
          -- The end first: whether anything is later is asked of it.
          probe := case when high > g.last then g.last else (low + high) / 2 end;
          select r.row ->> 'recordedAt' into strict at from read.registro r
            where r.scope = g.scope and r.generation = g.generation and r.key = lpad(probe::text, 16, '0');
          if at collate "C" <= asked then low := probe; else high := probe; end if;
        end loop;
        scope := g.scope;
        position := low;
        front := g.last;
        settled := low < g.last or exists (
          select from read.log_heads h where h.seen_at > settled_at
            and coalesce((h.heads ->> g.scope)::bigint, -1) <= g.last);
        return next;
      end loop;
    end $$`,
});
