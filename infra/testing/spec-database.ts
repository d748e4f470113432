import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { ensureDatabase, type LoginRole } from '../postgres/roles.js';

/** What the global set-up leaves in the environment for the specs: the test server and its passwords. */
export interface SpecServer {
  readonly adminUrl: string;
  readonly port: number;
  readonly passwords: Readonly<Record<LoginRole, string>>;
}

/** A migrated database of this spec alone. */
export interface SpecDatabase {
  readonly name: string;
  url(role: LoginRole | 'admin'): string;
  drop(): Promise<void>;
}

/** Copies the migrated template. Call it in `beforeAll`, `drop` in `afterAll`. */
export async function createSpecDatabase(): Promise<SpecDatabase> {
  const server = JSON.parse(process.env['CONSORZI_SPEC_SERVER'] ?? 'null') as SpecServer | null;
  if (!server) throw new Error('no test server: run through jest.config.mjs');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const withAdmin = async (work: (admin: pg.Client) => Promise<unknown>) => {
    const admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
    await work(admin).finally(() => admin.end());
  };
  await withAdmin((admin) => ensureDatabase(admin, name, 'consorzi_template'));
  return {
    name,
    url: (role) => {
      const url = new URL(server.adminUrl);
      if (role !== 'admin') [url.username, url.password] = [role, server.passwords[role]];
      url.pathname = `/${name}`;
      return url.href;
    },
    drop: () => withAdmin((admin) => admin.query(`drop database ${name} with (force)`)),
  };
}
