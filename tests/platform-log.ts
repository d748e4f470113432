import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { PostgresEventStore } from '../apps/api/src/event-sourcing/postgres/postgres-event-store.js';
import { prefixOf } from '../infra/testing/launch.js';

const opened = new Map<string, EventStore>();

/** The log of a running platform, for specs that write or look behind the API: the one it was told to keep. */
export function platformLog(dataFolder: string, pool: Pool): EventStore {
  if (process.env['EVENT_STORE'] !== 'kurrentdb') return new PostgresEventStore(pool);
  const prefix = prefixOf(dataFolder);
  const store = opened.get(prefix) ?? later(() => openKurrent(prefix));
  opened.set(prefix, store);
  return store;
}

async function openKurrent(prefix: string): Promise<EventStore> {
  const { KurrentEventStore, parseAddress } = await import('../apps/api/src/event-sourcing/kurrentdb/index.js');
  return new KurrentEventStore(parseAddress(process.env['KURRENTDB_URL'] ?? ''), { prefix });
}

/** Loaded at the first use: the client takes most of a second, and most runs keep their log in PostgreSQL. */
function later(open: () => Promise<EventStore>): EventStore {
  let store: Promise<EventStore> | undefined;
  const get = () => (store ??= open());
  return {
    append: async (...args) => (await get()).append(...args),
    readStream: async (...args) => (await get()).readStream(...args),
    readScope: async (...args) => (await get()).readScope(...args),
    watch: async (...args) => (await get()).watch(...args),
    scopes: async () => (await get()).scopes(),
  };
}
