import pg from 'pg';

import { BootRefused } from './entry-point.js';

/**
 * The API's pool. A statement may take a minute at most.
 * @param variable where the address stands, for the message.
 * @throws BootRefused as `admitPool`.
 */
export function openPool(url: string, variable: string): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    // Rows of one read are parsed while the database works on the next one of the same query.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'consorzi',
    keepAlive: true,
  });
  // An idle connection that breaks is replaced at the next use; unheard, its error would end the process.
  pool.on('error', () => undefined);
  return admitPool(pool, variable);
}

/**
 * Gives the pool back once its database answers and its role turns out to be one that row security binds.
 * @throws BootRefused where the database does not answer within `patienceMs`, or the role has too much power.
 */
export async function admitPool(pool: pg.Pool, variable: string, patienceMs = 30_000): Promise<pg.Pool> {
  try {
    await reach(pool, variable, Date.now() + patienceMs);
    await refusePowerfulRole(pool, variable);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function reach(pool: pg.Pool, variable: string, deadline: number): Promise<void> {
  for (;;) {
    try {
      await pool.query('select 1');
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      // Class 28: wrong role or password; 3D000: no such database. Waiting mends neither.
      if (code?.startsWith('28') || code === '3D000' || Date.now() > deadline) {
        throw new BootRefused(
          `La base dati di ${variable} non si lascia aprire (${code ?? (error as Error).message}).`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/**
 * Row security protects only from roles that it binds: a process whose role is a superuser, can bypass row security, or
 * owns a table (or is a member of such a role) must not run.
 */
async function refusePowerfulRole(pool: pg.Pool, variable: string): Promise<void> {
  const { rows } = await pool.query<{ role: string; superuser: boolean; bypasses: boolean; owns: string | null }>(`
    select current_user as role, bool_or(rolsuper) as superuser, bool_or(rolbypassrls) as bypasses,
      (select min(c.oid::regclass::text) from pg_class c
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't' and pg_has_role(c.relowner, 'member')
      ) as owns
    from pg_roles r where pg_has_role(r.oid, 'member')`);
  const { role, superuser, bypasses, owns } = rows[0]!;
  const reason =
    (superuser && 'è un superutente') ||
    (bypasses && 'può scavalcare la sicurezza per riga') ||
    (owns !== null && `possiede tabelle (${owns})`);
  if (reason) throw new BootRefused(`Il ruolo «${role}» di ${variable} ${reason}: la piattaforma non parte.`);
}
