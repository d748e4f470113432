import type { Client } from 'pg';

/**
 * The database roles of the platform. Only the owner runs migrations; the log's owner can neither log in nor bypass
 * row security; API and projector own nothing. `identity` keeps the sign-in state of the embedded provider.
 */
export const LOGIN_ROLES = ['consorzi_owner', 'consorzi_api', 'consorzi_projector', 'consorzi_identity'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
export type RolePasswords = Readonly<Record<LoginRole, string>>;

/** Creates the roles where they are missing and sets their passwords. Needs a superuser; safe to run again. */
export async function ensureRoles(admin: Client, passwords: RolePasswords): Promise<void> {
  await ensureRole(admin, 'consorzi_log', 'nologin');
  for (const role of LOGIN_ROLES) {
    await ensureRole(admin, role, 'login');
    await admin.query(`alter role ${role} password ${admin.escapeLiteral(passwords[role])}`);
  }
  await admin.query('grant consorzi_log to consorzi_owner with inherit false, set true');
}

async function ensureRole(admin: Client, role: string, login: 'login' | 'nologin'): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  const attributes = `${login} nosuperuser nocreatedb nocreaterole noinherit nobypassrls noreplication`;
  await admin.query(`${rowCount ? 'alter' : 'create'} role ${role} ${attributes}`);
}

/** Creates the database, owned by the owner role and closed to everyone else. `template` copies another one. */
export async function ensureDatabase(admin: Client, name: string, template?: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await admin.query(`create database ${name} owner consorzi_owner${template ? ` template ${template}` : ''}`);
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect on database ${name} to consorzi_api, consorzi_projector, consorzi_identity`);
}
