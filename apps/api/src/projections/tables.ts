/** Rows of the tenant that the transaction has set, and no others; unset or reset (`''`) means none. */
const OF_TENANT = `scope = nullif(current_setting('app.scope', true), '')`;

/** Tables of schema `read` that carry no tenant, and why. A spec compares it with the catalogue. */
export const TABLES_WITHOUT_TENANT: Readonly<Record<string, string>> = {
  log_heads: 'one row: when the end of each log was last seen, slugs and numbers only; dates are resolved against it',
};

/**
 * Current rows are changed over and over, and never in a column that an index holds: with room on its page the new row
 * stays there and no index hears of it. A rebuild over full pages spends a sixth more of the server's time.
 */
export const FILLFACTOR = 50;

export interface TableOptions {
  /** As the projection says of itself: no table of versions is made. */
  readonly insertOnly?: boolean;
  /** As the projection says of itself: some of its fields stand in a column of their own. */
  readonly aside?: boolean;
}

/**
 * The SQL that a migration runs for a new read model: current rows, versions, row security, grants, indexes.
 *
 * Rows are `json`, not `jsonb`: they are written once per event and looked into only by fields that `filters` names,
 * and Postgres stores the text 1.4 times as fast. Those fields stand in columns `f_<field>` beside the row. An index on
 * an expression would not do: `->>` is not leakproof, so under row security the planner may not use it for the API's
 * role; and columns generated from the row would parse it once more for each. The digest watches that both agree.
 *
 * The filter comes first in its index: one that began with scope and generation would tempt the planner to read a whole
 * generation through it while its statistics say that the generation is small, which a rebuild makes them say.
 */
export function projectionTables(
  name: string,
  filters: Readonly<Record<string, boolean>> = {},
  options: TableOptions = {},
): string[] {
  const fields = Object.keys(filters).map(identifier);
  const table = `read.${identifier(name)}`;
  const aside = options.aside ? ', aside json' : '';
  const columns = `${fields.map((field) => `, "f_${field}" text collate "C"`).join('')}${aside}`;
  const current = [
    `create table ${table} (
      scope text collate "C" not null, generation int not null, key text collate "C" not null,
      position bigint not null, removed boolean not null, row json not null${columns},
      primary key (scope, generation, key))${options.insertOnly ? '' : ` with (fillfactor = ${FILLFACTOR})`}`,
    ...fields.map((field) => `create index ${name}_${field}_idx on ${table} ("f_${field}", scope, generation)`),
    ...tenantTable(table, { api: 'select', projector: 'select, insert, update, delete' }),
  ];
  if (options.insertOnly) return current;
  return [
    ...current,
    `create table ${table}_versioni (
      scope text collate "C" not null, generation int not null, key text collate "C" not null,
      position bigint not null, row json, removed boolean generated always as (row is null) stored${aside},
      primary key (scope, generation, key, position))`,
    ...tenantTable(`${table}_versioni`, { api: 'select', projector: 'select, insert, delete' }),
  ];
}

/** Row security for a table of schema `read` with a `scope`: one policy a verb, so that sharing can widen reading alone. */
export function tenantTable(table: string, grants: { api?: string; projector: string }): string[] {
  const writers = 'consorzi_projector, consorzi_owner';
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant_read on ${table} for select to consorzi_api, ${writers} using (${OF_TENANT})`,
    `create policy tenant_insert on ${table} for insert to ${writers} with check (${OF_TENANT})`,
    `create policy tenant_update on ${table} for update to ${writers} using (${OF_TENANT}) with check (${OF_TENANT})`,
    `create policy tenant_delete on ${table} for delete to ${writers} using (${OF_TENANT})`,
    ...(grants.api ? [`grant ${grants.api} on ${table} to consorzi_api`] : []),
    `grant ${grants.projector} on ${table} to consorzi_projector`,
  ];
}

/** Names go into SQL unquoted or in quotes: anything but a plain identifier is a mistake of the migration. */
function identifier(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(name)) throw new Error(`not a plain name: ${name}`);
  return name;
}
