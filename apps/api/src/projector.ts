import { allProjections } from '@consorzi/projections/all';
import { admitPool } from './boot/database-pool.js';
import { runEntryPoint, type Stop } from './boot/entry-point.js';
import { createLogger } from './boot/logging.js';
import { readConfig } from './config.js';
import { PostgresEventStore } from './event-sourcing/index.js';
import { ProjectionRunner, projectorPool } from './projections/index.js';

/** Folds the logs into the read models, in a process of its own: a rebuild never slows a request. */
async function start(): Promise<Stop> {
  const config = readConfig(['DATABASE_PROJECTOR_URL', 'LOG_LEVEL']);
  const logger = createLogger('projector', config.LOG_LEVEL);
  const pool = await admitPool(projectorPool(config.DATABASE_PROJECTOR_URL), 'DATABASE_PROJECTOR_URL');
  const store = new PostgresEventStore(pool);
  const runner = new ProjectionRunner({ store, pool, projections: allProjections, logger });
  await runner.start();
  logger.info('running');
  // The runner's own timers do not keep a process alive.
  const heart = setInterval(() => undefined, 60_000);

  return async () => {
    logger.info('stopping');
    await runner.stop();
    clearInterval(heart);
    await pool.end();
  };
}

await runEntryPoint(start);
