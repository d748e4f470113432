import { Module } from '@nestjs/common';

import { AuditResolver, TestoHandler } from './audit.resolver.js';
import { StoriaQueries } from './storia.queries.js';

/** History, and the erasing of free text. */
@Module({ providers: [AuditResolver, TestoHandler, StoriaQueries] })
export class AuditModule {}
