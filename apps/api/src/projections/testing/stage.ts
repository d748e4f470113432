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
  readonly projectorUrl: string;
  close(): Promise<void>;
}

export async function stage(): Promise<Stage> {
  const database = await createSpecDatabase();
  const pool = (role: 'consorzi_owner' | 'consorzi_api') => {
    const made = new pg.Pool({ connectionString: database.url(role), max: 6 });
    return made.on('error', () => undefined);
  };
  const [owner, api] = [pool('consorzi_owner'), pool('consorzi_api')];
  for (const { name, filters, insertOnly } of models) {
    if (name === 'registro') continue;
    for (const sql of projectionTables(name, filters, { insertOnly: insertOnly ?? false })) await owner.query(sql);
  }
  const projector = projectorPool(database.url('consorzi_projector'));
  return {
    ...{ projector, api, owner, projectorUrl: database.url('consorzi_projector') },
    close: async () => {
      await Promise.all([projector.end(), api.end(), owner.end()]);
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
