import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../infra/testing/spec-database.js';
import { hasTenant, readCatalog, RUNTIME_ROLES, type RuntimeRole, type Table, type Verb } from './catalog.js';
import { FIRST, sampleRow } from './sample-row.js';
import { TABLES_WITHOUT_TENANT } from './tables-without-tenant.js';

const OURS = 'consorzioa';
const THEIRS = 'consorziob';

/** Who tries: the tenant that a transaction sets, and what the same connection did before. */
const STANCES = {
  'another tenant': { tenant: THEIRS, before: null },
  'no tenant': { tenant: null, before: null },
  'another tenant, on a connection that was ours': { tenant: THEIRS, before: OURS },
  'no tenant, on a connection that was ours': { tenant: null, before: OURS },
} as const;
type Stance = (typeof STANCES)[keyof typeof STANCES];

let database: SpecDatabase;
let admin: pg.Pool;
let tables: readonly Table[];
/** One connection for each role: what one transaction leaves behind, the next one finds. */
let connections: Readonly<Record<RuntimeRole, pg.Pool>>;
let attempts = 0;

beforeAll(async () => {
  database = await createSpecDatabase();
  const pool = (role: Parameters<SpecDatabase['url']>[0]) =>
    new pg.Pool({ connectionString: database.url(role), max: 1 }).on('error', () => undefined);
  admin = pool('admin');
  connections = { consorzi_api: pool('consorzi_api'), consorzi_projector: pool('consorzi_projector') };
  tables = await readCatalog(admin);
  for (const table of tables.filter(hasTenant)) {
    for (const sql of FIRST[table.name] ?? []) await admin.query(sql);
    for (const [scope, n] of [[OURS, 1], [THEIRS, 2]] as const) await admin.query(...insertion(table, scope, n)); // prettier-ignore
  }
});
afterAll(async () => {
  await Promise.all([admin, ...Object.values(connections)].map((pool) => pool.end()));
  await database.drop();
});

/** A statement that puts the `n`th row of the scope. */
function insertion(table: Table, scope: string, n: number): [string, string[]] {
  const { columns, values } = sampleRow(table, scope, n);
  const names = columns.map((name) => `"${name}"`).join(', ');
  return [
    `insert into ${table.name} (${names}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values,
  ];
}

/** Does something as a tenant, in a transaction that comes to nothing. What it gave, or the error's SQLSTATE. */
async function as(
  role: RuntimeRole,
  tenant: string | null,
  [sql, values]: [string, string[]],
): Promise<pg.QueryResult | string> {
  const client = await connections[role].connect();
  try {
    await client.query('begin');
    if (tenant !== null) await client.query(`select set_config('app.scope', $1, true)`, [tenant]);
    return await client.query(sql, values);
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The connection serves a tenant to the end, as in a request before ours. */
async function serveBefore(role: RuntimeRole, tenant: string): Promise<void> {
  const client = await connections[role].connect();
  await client.query('begin');
  await client.query(`select set_config('app.scope', $1, true)`, [tenant]);
  await client.query('commit');
  client.release();
}

const DENIED = '42501';
const mine = [OURS];

/** The statement of a verb on our row. Where the role has the verb for some columns only, it uses those. */
function statement(table: Table, verb: Verb, granted: readonly string[]): [string, string[]] {
  const column = granted[0] ?? 'scope';
  switch (verb) {
    case 'select':
      return [
        `select ${granted.length > 0 ? granted.map((name) => `"${name}"`).join(', ') : '*'} from ${table.name} where scope = $1`,
        mine,
      ];
    case 'insert':
      return insertion(table, OURS, 3);
    case 'update':
      return [`update ${table.name} set "${column}" = "${column}" where scope = $1`, mine];
    case 'delete':
      return [`delete from ${table.name} where scope = $1`, mine];
  }
}

const VERBS: readonly Verb[] = ['select', 'insert', 'update', 'delete'];

it('covers every table: those of tenants, and those in the list with its reason', () => {
  const without = tables.filter((table) => !hasTenant(table)).map(({ name }) => name);
  expect(without).toEqual(Object.keys(TABLES_WITHOUT_TENANT).sort());
  expect(tables.length - without.length).toBeGreaterThan(25);
});

it('gives the runtime roles on tables without a tenant exactly what the list says', () => {
  for (const table of tables.filter((one) => !hasTenant(one))) {
    const granted = Object.fromEntries(
      RUNTIME_ROLES.flatMap((role) => {
        const verbs = VERBS.filter((verb) => table.grants[role][verb].length > 0);
        return verbs.length > 0 ? [[role, verbs]] : [];
      }),
    );
    expect([table.name, granted]).toEqual([table.name, TABLES_WITHOUT_TENANT[table.name]!.grants]);
  }
});

it('binds owners too, carries the tenant in every key, and belongs to no runtime role', () => {
  for (const { name, forced, keys, owner } of tables.filter(hasTenant)) {
    expect([name, forced]).toEqual([name, true]);
    expect([name, keys.filter((columns) => !columns.includes('scope'))]).toEqual([name, []]);
    expect(['consorzi_owner', 'consorzi_log']).toContain(owner);
  }
});

it('keeps the rows of a tenant from everybody else, whatever they try', async () => {
  for (const table of tables.filter(hasTenant)) {
    const before = await everything(table);
    for (const role of RUNTIME_ROLES) {
      for (const verb of VERBS) {
        await ourselves(table, role, verb);
        for (const [name, stance] of Object.entries(STANCES)) await attempt(table, role, verb, name, stance);
      }
    }
    expect(await everything(table)).toEqual(before);
  }
  console.log(`${tables.filter(hasTenant).length} tables, ${attempts} attempts`);
  expect(attempts).toBe(tables.filter(hasTenant).length * RUNTIME_ROLES.length * VERBS.length * 4);
});

const everything = async ({ name }: Table) =>
  (await admin.query(`select * from ${name} where scope in ($1, $2) order by scope`, [OURS, THEIRS])).rows;

/** The positive control: what the role may do at all, it does to our row when it serves us. */
async function ourselves(table: Table, role: RuntimeRole, verb: Verb): Promise<void> {
  const granted = table.grants[role][verb];
  const wanted = verb === 'insert' ? sampleRow(table, OURS, 3).columns : [];
  const may = granted.length > 0 && wanted.every((column) => granted.includes(column));
  const outcome = await as(role, OURS, statement(table, verb, granted));
  const told = typeof outcome === 'string' ? outcome : outcome.rowCount;
  expect([table.name, role, verb, told]).toEqual([table.name, role, verb, may ? 1 : DENIED]);
}

async function attempt(table: Table, role: RuntimeRole, verb: Verb, name: string, { tenant, before }: Stance) {
  attempts++;
  if (before !== null) await serveBefore(role, before);
  const outcome = await as(role, tenant, statement(table, verb, table.grants[role][verb]));
  const refused = outcome === DENIED || (verb !== 'insert' && typeof outcome !== 'string' && outcome.rowCount === 0);
  expect([table.name, role, verb, name, refused]).toEqual([table.name, role, verb, name, true]);
}
