import { Global, Inject, Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';

import { IdentityOf, Persone } from '../tenancy/index.js';
import { AccessRefusals } from './access-refusals.js';
import { recordRefusals } from './record-refusals.js';
import { RefusalsFilter } from './refusals.filter.js';
import { SecurityTxtController } from './security-txt.controller.js';

/** What is refused: in which words, and the record of refused accesses. Where to report a weakness. */
@Global()
@Module({
  controllers: [SecurityTxtController],
  providers: [AccessRefusals, { provide: APP_FILTER, useClass: RefusalsFilter }],
  exports: [AccessRefusals],
})
export class SecurityModule implements NestModule {
  constructor(
    @Inject(AccessRefusals) private readonly refusals: AccessRefusals,
    @Inject(IdentityOf) private readonly identityOf: IdentityOf,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(recordRefusals(this.refusals, this.identityOf, this.persone)).forRoutes('{*path}');
  }
}
