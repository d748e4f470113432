import pg from 'pg';

import { PostgresEventStore } from '../../event-sourcing/index.js';
import { projectorPool } from '../../projections/index.js';
import { allPolicies } from '../index.js';
import { Policies } from '../policies.js';

/**
 * Follows the logs until the first event that asked for something: its commands are in the other logs, and nothing of
 * it is noted here yet when the process is gone. Its argument is the projector's URL.
 */
const url = process.argv[2]!;
const store = new PostgresEventStore(new pg.Pool({ connectionString: url, max: 2 }));
new Policies({
  ...{ store, pool: projectorPool(url, 2), policies: allPolicies, pollMs: 20 },
  onReacted: () => process.kill(process.pid, 'SIGKILL'),
}).start();
