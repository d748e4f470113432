import type { EventStore } from '@consorzi/domain/event-sourcing';
import { Module } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_CONFIG, API_POOL, type ApiConfig } from '../boot/platform.module.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';
import { databaseCheck, identityCheck, schemaCheck, transparencyCheck } from './checks.js';
import { HealthController, READINESS_CHECKS } from './health.controller.js';
import { projectorCheck } from './projector-check.js';
import type { ReadinessCheck } from './readiness.js';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: READINESS_CHECKS,
      inject: [API_CONFIG, API_POOL, EVENT_STORE],
      useFactory: (config: ApiConfig, pool: Pool, store: EventStore): readonly ReadinessCheck[] => [
        databaseCheck(pool),
        schemaCheck(pool),
        projectorCheck(pool, store),
        identityCheck(config),
        transparencyCheck(pool, store),
      ],
    },
  ],
})
export class HealthModule {}
