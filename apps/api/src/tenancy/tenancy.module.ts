import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AccessGuard, AccessiRevisori, AccessModel, Rights } from './access/index.js';
import { tenancyHandlers } from './commands.js';
import { RevisoriQueries } from './revisori/revisori.queries.js';
import { RevisoriResolver } from './revisori/revisori.resolver.js';
import { TenancyQueries } from './tenancy.queries.js';
import { TenancyResolver } from './tenancy.resolver.js';

/** Consortia, centri di responsabilità, roles, and the guard that stands before every query and mutation. */
@Global()
@Module({
  providers: [
    AccessModel,
    AccessiRevisori,
    Rights,
    { provide: APP_GUARD, useClass: AccessGuard },
    ...tenancyHandlers,
    TenancyQueries,
    TenancyResolver,
    RevisoriQueries,
    RevisoriResolver,
  ],
  exports: [Rights, AccessiRevisori],
})
export class TenancyModule {}
