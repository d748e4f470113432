// Before all specs of a Jest run: compiled code, one PostgreSQL with a migrated template database to copy, a folder for
// the platform that whole-system specs share.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { build } from '../build.mjs';
import { root } from '../root.mjs';
import { stopSharedPlatform } from './shared-platform.mjs';

export default async function setup() {
  if (process.env.CONSORZI_SPEC_SERVER) return;
  await build({ root, quiet: true, web: false });
  const { startPostgres } = await import('../dist/local/embedded-postgres.js');
  const { ensureRoles, ensureDatabase, LOGIN_ROLES } = await import('../dist/postgres/roles.js');
  const { migrate } = await import('../../apps/api/dist/database/data-source.js');

  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-spec-'));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const server = await startPostgres({
    directory: path.join(folder, 'pg'),
    password: 'spec',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  globalThis.endSpecRun = async () => {
    await stopSharedPlatform(folder);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  // Ctrl+C ends Jest without its tear-down.
  process.once('SIGINT', () => void globalThis.endSpecRun().finally(() => process.exit(130)));

  const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, `spec-${role}`]));
  const admin = await server.admin();
  await ensureRoles(admin, passwords);
  await ensureDatabase(admin, 'consorzi_template');
  await admin.end();
  await migrate(server.url('consorzi_owner', passwords.consorzi_owner, 'consorzi_template'));

  process.env.CONSORZI_SPEC_PLATFORM = folder;
  process.env.CONSORZI_SPEC_SERVER = JSON.stringify({
    adminUrl: server.url('postgres', 'spec', 'postgres'),
    port: server.port,
    passwords,
  });
}
