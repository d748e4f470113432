import type pg from 'pg';

/** The two roles under which the platform runs. */
export const RUNTIME_ROLES = ['consorzi_api', 'consorzi_projector'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

export interface Column {
  readonly name: string;
  /** As `format_type` writes it: `text`, `integer[]`, `timestamp with time zone`. */
  readonly type: string;
  /** False where the database fills it in by itself, or it may stay empty. */
  readonly wanted: boolean;
  readonly generated: boolean;
}

export type Verb = 'select' | 'insert' | 'update' | 'delete';

/** An ordinary table as the catalogue of the database knows it. */
export interface Table {
  /** `schema.name` */
  readonly name: string;
  readonly forced: boolean;
  readonly owner: string;
  readonly columns: readonly Column[];
  /** Columns of each unique index, the primary key's included. */
  readonly keys: readonly (readonly string[])[];
  /** What a role may do: to the whole table, or to the columns that stand behind the verb. */
  readonly grants: Readonly<Record<RuntimeRole, Readonly<Record<Verb, readonly string[]>>>>;
}

/** Every table of the database but PostgreSQL's own, by name. Ask as a superuser. */
export async function readCatalog(admin: pg.Pool): Promise<readonly Table[]> {
  const { rows } = await admin.query<Table>(
    `
    select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner) as owner,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'wanted', a.attnotnull and not a.atthasdef and a.attidentity = '', 'generated', a.attgenerated <> '')
          order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg((select json_agg(a.attname) from pg_attribute a
          where a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])))
        from pg_index i where i.indrelid = c.oid and i.indisunique), '[]') as keys,
      (select json_object_agg(r.role, (select json_object_agg(v.verb, coalesce((select json_agg(a.attname order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and case v.verb when 'delete' then has_table_privilege(r.role, c.oid, 'delete')
              else has_column_privilege(r.role, c.oid, a.attnum, v.verb) end), '[]'))
        from unnest(array['select', 'insert', 'update', 'delete']) v(verb)))
       from unnest($1::text[]) r(role)) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    order by 1`,
    [RUNTIME_ROLES],
  );
  return rows;
}

/** A table belongs to tenants when its rows say to which. */
export const hasTenant = ({ columns }: Table): boolean => columns.some(({ name }) => name === 'scope');
