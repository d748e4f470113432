import pg from 'pg';

import { createSpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { eventStoreContract } from '../event-store.contract.js';
import { PostgresEventStore } from './postgres-event-store.js';

eventStoreContract('PostgreSQL', async () => {
  const database = await createSpecDatabase();
  const pools: pg.Pool[] = [];
  const open = async () => {
    const pool = new pg.Pool({ connectionString: database.url('consorzi_api'), max: 8 });
    pools.push(pool);
    return new PostgresEventStore(pool);
  };
  return {
    store: await open(),
    freshProcessStore: open,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
});
