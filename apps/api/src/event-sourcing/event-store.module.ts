import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_CONFIG, API_POOL, type ApiConfig } from '../boot/platform.module.js';
import { openEventStore, type OpenedEventStore } from './open-event-store.js';
import { RememberedStreams } from './remembered-streams.js';

/** Injection token of the port `EventStore`: nothing above it knows which adapter runs. */
export const EVENT_STORE = Symbol('EventStore');

/** Injection token of what tells whether the log does all its work: `() => Promise<void>`. */
export const EVENT_STORE_HEALTH = Symbol('EventStore health');

const OPENED = Symbol('OpenedEventStore');

/** The log of every scope. */
@Global()
@Module({
  providers: [
    {
      provide: OPENED,
      useFactory: (config: ApiConfig, pool: Pool) => openEventStore(config, pool),
      inject: [API_CONFIG, API_POOL],
    },
    {
      provide: EVENT_STORE,
      useFactory: ({ store }: OpenedEventStore) => new RememberedStreams(store),
      inject: [OPENED],
    },
    {
      provide: EVENT_STORE_HEALTH,
      useFactory: (opened: OpenedEventStore) => () => opened.health(),
      inject: [OPENED],
    },
  ],
  exports: [EVENT_STORE, EVENT_STORE_HEALTH],
})
export class EventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(OPENED) private readonly opened: OpenedEventStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.opened.close();
  }
}
