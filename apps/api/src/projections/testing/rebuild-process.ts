import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { PostgresEventStore } from '../../event-sourcing/index.js';
import { rebuild } from '../rebuild.js';
import { projectorPool } from '../transaction.js';
import { models } from './scatole.js';

/** Rebuilds all, slowly enough to be killed half-way. Its argument is the projector's URL. */
const url = process.argv[2]!;
const log = new PostgresEventStore(new pg.Pool({ connectionString: url, max: 2 }));
const store = Object.assign(Object.create(log) as PostgresEventStore, {
  readScope: async (scope: string, after: number, limit: number) => {
    await sleep(50);
    return log.readScope(scope, after, limit);
  },
});
await rebuild({ store, pool: projectorPool(url), all: models, batch: 100 });
process.exit(0);
