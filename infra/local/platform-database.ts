import { migrate } from '#api/database/data-source.js';

import { ensureDatabase, ensureRoles, type LoginRole } from '../postgres/roles.js';
import type { DataFolder, Secrets } from './data-folder.js';
import { startPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { freshLog } from './log-files.js';
import { rememberPort, rememberedPorts } from './ports.js';
import { serverSettings } from './server-settings.js';

/** The platform's database on its embedded server, migrated. */
export interface PlatformDatabase {
  readonly server: EmbeddedPostgres;
  /** Names of the migrations that this start has run. */
  readonly migrated: readonly string[];
}

const DATABASE = 'consorzi';

/** The addresses by which processes reach the database, each in its own role. */
export const databaseUrls = (server: EmbeddedPostgres, secrets: Secrets) => urlsAt(server.port, secrets);

/** The same for a server that another process has started. */
export function urlsAt(port: number, { roles }: Secrets) {
  const url = (role: LoginRole) => `postgresql://${role}:${roles[role]}@127.0.0.1:${port}/${DATABASE}`;
  return {
    DATABASE_API_URL: url('consorzi_api'),
    DATABASE_PROJECTOR_URL: url('consorzi_projector'),
    DATABASE_OWNER_URL: url('consorzi_owner'),
  };
}

/** Starts the server (on the port of last time, where it is free), makes what is missing and migrates. */
export async function startDatabase(data: DataFolder, secrets: Secrets): Promise<PlatformDatabase> {
  const server = await startPostgres({
    directory: data.inside('postgres'),
    password: secrets.postgres,
    port: rememberedPorts(data).postgres,
    log: freshLog(data.inside('log'), 'postgres'),
    settings: serverSettings(),
  });
  rememberPort(data, 'postgres', server.port);
  const admin = await server.admin();
  try {
    await ensureRoles(admin, secrets.roles);
    await ensureDatabase(admin, DATABASE);
  } finally {
    await admin.end();
  }
  return { server, migrated: await migrate(databaseUrls(server, secrets).DATABASE_OWNER_URL) };
}
