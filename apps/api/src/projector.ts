import { allProjections } from '@consorzi/projections/all';

import { startImpronte, sweepRiconciliazioni } from './ats/index.js';
import { startTransparency } from './audit/index.js';
import { admitPool } from './boot/database-pool.js';
import { runEntryPoint, type Stop } from './boot/entry-point.js';
import { createLogger } from './boot/logging.js';
import { readConfig } from './config.js';
import { EVENT_STORE_VARIABLES, openEventStore } from './event-sourcing/index.js';
import { FILE_VARIABLES, openStore, sweepFiles } from './files/index.js';
import { startPolicies } from './policies/index.js';
import { ProjectionRunner, projectorPool } from './projections/index.js';
import { sweepProposte, sweepTesti } from './testi/sweep.js';

/** Texts saved for a command that never came are looked for this often. */
const SWEEP_EVERY_MS = 3_600_000;

/** Folds the logs into the read models, in a process of its own: a rebuild never slows a request. */
async function start(): Promise<Stop> {
  const config = readConfig([
    'DATABASE_PROJECTOR_URL',
    ...EVENT_STORE_VARIABLES,
    'LOG_LEVEL',
    'AUDIT_KEYS_DIR',
    'IMPRONTE_KEY_FILE',
    'AUDIT_ORIGIN',
    'AUDIT_SEAL_SECONDS',
    'OUTBOX_DIR',
    ...FILE_VARIABLES,
  ]);
  const logger = createLogger('projector', config.LOG_LEVEL);
  const pool = await admitPool(projectorPool(config.DATABASE_PROJECTOR_URL), 'DATABASE_PROJECTOR_URL');
  const log = await openEventStore(config, pool);
  const { store } = log;
  const runner = new ProjectionRunner({ store, pool, projections: allProjections, logger });
  await runner.start();
  // Connections of its own: signing waits for the disk, and the read models must not wait for that.
  const signing = projectorPool(config.DATABASE_PROJECTOR_URL, 6);
  const stopTransparency = startTransparency({
    ...{ store, pool: signing, logger, origin: config.AUDIT_ORIGIN },
    maxAgeMs: config.AUDIT_SEAL_SECONDS * 1_000,
    ...{ keysFolder: config.AUDIT_KEYS_DIR, outboxFolder: config.OUTBOX_DIR },
  });
  // Commands hold a connection here while they use those of the log.
  const stopPolicies = startPolicies({ store, pool: signing, logger });
  const stopImpronte = startImpronte({ store, pool: signing, logger, keyFile: config.IMPRONTE_KEY_FILE });
  logger.info('running');
  const files = openStore(config);
  // The runner's own timers do not keep a process alive; this one does.
  const sweeping = setInterval(() => {
    sweepTesti(pool, store).then(
      (swept) => swept > 0 && logger.info({ swept }, 'texts that no event names'),
      (error: unknown) => logger.warn({ err: error }, 'could not sweep texts'),
    );
    sweepProposte(pool, store).then(
      (swept) => swept > 0 && logger.info({ swept }, 'proposals that have expired'),
      (error: unknown) => logger.warn({ err: error }, 'could not sweep proposals'),
    );
    sweepRiconciliazioni(pool, store).then(
      (swept) => swept > 0 && logger.info({ swept }, 'reconciliations that have expired'),
      (error: unknown) => logger.warn({ err: error }, 'could not sweep reconciliations'),
    );
    sweepFiles(pool, store, files).then(
      (swept) => swept > 0 && logger.info({ swept }, 'evidence files that no event names'),
      (error: unknown) => logger.warn({ err: error }, 'could not sweep evidence files'),
    );
  }, SWEEP_EVERY_MS);

  return async () => {
    logger.info('stopping');
    await Promise.all([runner.stop(), stopTransparency(), stopPolicies(), stopImpronte()]);
    clearInterval(sweeping);
    await Promise.all([log.close(), pool.end(), signing.end()]);
  };
}

await runEntryPoint(start);
