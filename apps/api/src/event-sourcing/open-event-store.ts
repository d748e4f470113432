import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { BootRefused } from '../boot/entry-point.js';
import type { Config } from '../config.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

/** What says where the log is kept. */
export const EVENT_STORE_VARIABLES = [
  'EVENT_STORE',
  'KURRENTDB_URL',
  'KURRENTDB_PREFIX',
  'NODE_ENV',
] as const satisfies readonly (keyof Config)[];

export interface OpenedEventStore {
  readonly store: EventStore;
  /** Rejects where appends do not come to those who read the log; the message says why (English, no secrets). */
  health(): Promise<void>;
  /** Lets go of connections of its own; a pool that was given stays open. */
  close(): Promise<void>;
}

/**
 * The log that the configuration names; nothing above the port knows which.
 * @param use `process` for what stays up: it looks harder before it begins.
 * @throws BootRefused where the log cannot be used, with the reason and what mends it.
 */
export async function openEventStore(
  config: Pick<Config, (typeof EVENT_STORE_VARIABLES)[number]>,
  pool: Pool | (() => Promise<Pool>),
  use: 'process' | 'command' = 'process',
): Promise<OpenedEventStore> {
  if (config.EVENT_STORE === 'postgres') {
    const store = new PostgresEventStore(typeof pool === 'function' ? await pool() : pool);
    // An append and its place in the order are one transaction.
    return { store, health: () => Promise.resolve(), close: () => Promise.resolve() };
  }
  if (!config.KURRENTDB_URL) {
    throw new BootRefused('Manca la variabile KURRENTDB_URL: con EVENT_STORE=kurrentdb dice dove sta il server.');
  }
  // Not before it is wanted: the client brings a native library of its own.
  const { LogRefused, openKurrent } = await import('./kurrentdb/index.js');
  try {
    return opened(
      await openKurrent({
        url: config.KURRENTDB_URL,
        ...(config.KURRENTDB_PREFIX && { prefix: config.KURRENTDB_PREFIX }),
        production: config.NODE_ENV === 'production',
        probes: use === 'process',
      }),
    );
  } catch (error) {
    if (error instanceof LogRefused) throw new BootRefused(`KurrentDB (KURRENTDB_URL): ${error.message}`);
    throw error;
  }
}

const opened = (store: EventStore & Pick<OpenedEventStore, 'health' | 'close'>): OpenedEventStore => ({
  store,
  health: () => store.health(),
  close: () => store.close(),
});
