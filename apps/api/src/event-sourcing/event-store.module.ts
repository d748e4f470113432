import { Global, Module } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_POOL } from '../boot/platform.module.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { RememberedStreams } from './remembered-streams.js';

/** Injection token of the port `EventStore`: nothing above it knows which adapter runs. */
export const EVENT_STORE = Symbol('EventStore');

/** The log of every scope. */
@Global()
@Module({
  providers: [
    {
      provide: EVENT_STORE,
      useFactory: (pool: Pool) => new RememberedStreams(new PostgresEventStore(pool)),
      inject: [API_POOL],
    },
  ],
  exports: [EVENT_STORE],
})
export class EventStoreModule {}
