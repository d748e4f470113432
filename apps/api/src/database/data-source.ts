import { DataSource } from 'typeorm';

import { migrations } from './migrations/index.js';

/** A pool for one database role. `url` carries role and password; statements never run longer than a minute. */
export function dataSource(url: string, poolSize = 16): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    entities: [],
    synchronize: false,
    extra: { statement_timeout: 60_000, application_name: 'consorzi' },
  });
}

/** Brings the schema up to date, as the owner role, in one transaction. Returns the names of what was run. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const owner = await new DataSource({
    type: 'postgres',
    url: ownerUrl,
    poolSize: 1,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
  }).initialize();
  try {
    const run = await owner.runMigrations();
    // Every process asks before it says that it is ready.
    if (migrations.length > 0) await owner.query('grant select on migrations to consorzi_api, consorzi_projector');
    return run.map((migration) => migration.name);
  } finally {
    await owner.destroy();
  }
}
