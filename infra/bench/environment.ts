import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startPostgres } from '../local/embedded-postgres.js';
import { serverSettings } from '../local/server-settings.js';
import { ensureDatabase, ensureRoles, LOGIN_ROLES, type RolePasswords } from '../postgres/roles.js';
import { compiledApi } from './compiled-api.js';

/** A migrated database of one measurement alone, on a server that keeps its promises to the disk. */
export interface BenchEnvironment {
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly projectorUrl: string;
}

export interface BenchServer {
  /** What the server says of itself: both must be `on`, or the figures mean nothing. */
  readonly durability: { readonly fsync: string; readonly synchronousCommit: string };
  /** A fresh database, so that no measurement runs on the bloat or the warm cache of another. */
  createEnvironment(name: string): Promise<BenchEnvironment>;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** Starts an embedded PostgreSQL in a temporary folder, with fsync and synchronous_commit on. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-bench-'));
  const server = await startPostgres({
    directory: path.join(folder, 'pg'),
    password: randomBytes(16).toString('hex'),
    settings: { ...serverSettings(), fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  });
  const secret = () => randomBytes(16).toString('hex');
  const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, secret()])) as RolePasswords;
  const admin = await server.admin();
  await ensureRoles(admin, passwords);
  const { rows } = await admin.query<{ fsync: string; synchronousCommit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit"`,
  );
  return {
    durability: rows[0]!,
    createEnvironment: async (name) => {
      await ensureDatabase(admin, name);
      const ownerUrl = server.url('consorzi_owner', passwords.consorzi_owner, name);
      const { migrate } =
        await compiledApi<typeof import('../../apps/api/src/database/data-source.js')>('database/data-source.js');
      await migrate(ownerUrl);
      return {
        adminUrl: server.url('postgres', server.password, name),
        ownerUrl,
        apiUrl: server.url('consorzi_api', passwords.consorzi_api, name),
        projectorUrl: server.url('consorzi_projector', passwords.consorzi_projector, name),
      };
    },
    stop: async () => {
      await admin.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
