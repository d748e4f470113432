import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AccessGuard, AccessModel, Rights } from './access/index.js';
import { tenancyHandlers } from './commands.js';
import { TenancyQueries } from './tenancy.queries.js';
import { TenancyResolver } from './tenancy.resolver.js';

/** Consortia, centri di responsabilità, roles, and the guard that stands before every query and mutation. */
@Global()
@Module({
  providers: [
    AccessModel,
    Rights,
    { provide: APP_GUARD, useClass: AccessGuard },
    ...tenancyHandlers,
    TenancyQueries,
    TenancyResolver,
  ],
  exports: [Rights],
})
export class TenancyModule {}
