import pg from 'pg';

import { createSpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { projectorPool } from '../transaction.js';
import { projectionTables } from '../tables.js';
import { models } from './scatole.js';

/** A database with the tables of the spec's models, and a pool for each role that matters. */
export interface Stage {
  readonly projector: pg.Pool;
  readonly api: pg.Pool;
  readonly owner: pg.Pool;
  /** A superuser, to do what no role of ours may. */
  readonly admin: pg.Pool;
  readonly projectorUrl: string;
  readonly apiUrl: string;
  close(): Promise<void>;
}

export async function stage(): Promise<Stage> {
  const database = await createSpecDatabase();
  const pool = (role: 'consorzi_owner' | 'consorzi_api' | 'admin') => {
    const made = new pg.Pool({ connectionString: database.url(role), max: 6 });
    return made.on('error', () => undefined);
  };
  const [owner, api, admin] = [pool('consorzi_owner'), pool('consorzi_api'), pool('admin')];
  for (const { name, filters, insertOnly = false, aside } of models) {
    if (name === 'registro') continue;
    for (const sql of projectionTables(name, filters, { insertOnly, aside: !!aside })) await owner.query(sql);
  }
  const projector = projectorPool(database.url('consorzi_projector'));
  return {
    ...{ projector, api, owner, admin, projectorUrl: database.url('consorzi_projector') },
    apiUrl: database.url('consorzi_api'),
    close: async () => {
      await Promise.all([projector.end(), api.end(), owner.end(), admin.end()]);
      await database.drop();
    },
  };
}

/** Waits until `check` holds. @throws Error after ten seconds. */
export async function eventually(check: () => Promise<boolean> | boolean, what = 'the condition'): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${what} did not come true`);
}
