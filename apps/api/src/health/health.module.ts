import type { EventStore } from '@consorzi/domain/event-sourcing';
import { Module } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_CONFIG, API_POOL, type ApiConfig } from '../boot/platform.module.js';
import { EVENT_STORE, EVENT_STORE_HEALTH } from '../event-sourcing/event-store.module.js';
import { databaseCheck, identityCheck, schemaCheck, transparencyCheck } from './checks.js';
import { HealthController, READINESS_CHECKS } from './health.controller.js';
import { projectorCheck } from './projector-check.js';
import type { ReadinessCheck } from './readiness.js';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: READINESS_CHECKS,
      inject: [API_CONFIG, API_POOL, EVENT_STORE, EVENT_STORE_HEALTH],
      useFactory: (
        config: ApiConfig,
        pool: Pool,
        store: EventStore,
        logHealth: () => Promise<void>,
      ): readonly ReadinessCheck[] => [
        databaseCheck(pool),
        schemaCheck(pool),
        { name: 'log', check: logHealth },
        projectorCheck(pool, store),
        identityCheck(config),
        transparencyCheck(pool, store),
      ],
    },
  ],
})
export class HealthModule {}
