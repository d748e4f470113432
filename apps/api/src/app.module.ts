import { Module, ValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

import { AtsModule } from './ats/ats.module.js';
import { AuditModule } from './audit/audit.module.js';
import { PlatformModule, type ApiConfig } from './boot/platform.module.js';
import { CommandsModule } from './commands/commands.module.js';
import { ConsuntivoModule } from './consuntivo/consuntivo.module.js';
import { EventStoreModule } from './event-sourcing/event-store.module.js';
import { FilesModule } from './files/index.js';
import { ConsorziGraphQLModule } from './graphql/graphql.module.js';
import { HealthModule } from './health/health.module.js';
import { ImportingModule } from './importing/importing.module.js';
import { LimitsModule } from './limits/index.js';
import { PlanningModule } from './planning/planning.module.js';
import { ProjectionsModule } from './projections/projections.module.js';
import { SecurityModule } from './security/security.module.js';
import { SignInModule, signInConfig } from './tenancy/index.js';
import { TenancyModule } from './tenancy/tenancy.module.js';
import { TestiModule } from './testi/index.js';

/** Inputs are instances of their classes, checked; what a class does not know is refused. */
const validation = new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true });

/** The API: what every context needs, then the contexts, each entered through its module. */
@Module({})
export class AppModule {
  static with(config: ApiConfig, pool: Pool, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      providers: [{ provide: APP_PIPE, useValue: validation }],
      imports: [
        PlatformModule.with(config, pool, logger),
        SecurityModule,
        EventStoreModule,
        HealthModule,
        SignInModule.with(signInConfig(config), pool),
        LimitsModule,
        ProjectionsModule,
        TestiModule,
        FilesModule,
        CommandsModule,
        ConsorziGraphQLModule.with({ production: config.NODE_ENV === 'production' }),
        TenancyModule,
        PlanningModule,
        ConsuntivoModule,
        ImportingModule,
        AuditModule,
        AtsModule,
      ],
    };
  }
}
