import { Global, Inject, Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';

import { API_CONFIG, type ApiConfig } from '../boot/platform.module.js';
import { IdentityOf } from '../tenancy/index.js';
import { KnownCredentials } from './early-check.js';
import { FairGate, UploadGate } from './fair-gate.js';
import { inTurn } from './in-flight.js';
import { Rates } from './rates.js';

const LIMITS = [
  { provide: Rates, useFactory: (config: ApiConfig) => new Rates(config), inject: [API_CONFIG] },
  { provide: KnownCredentials, useFactory: () => new KnownCredentials() },
  {
    provide: FairGate,
    useFactory: ({ LIMIT_SCOPE_IN_FLIGHT: inFlight, LIMIT_SCOPE_WAITING: waiting }: ApiConfig) =>
      new FairGate({ inFlight, waiting }),
    inject: [API_CONFIG],
  },
  { provide: UploadGate, useFactory: () => new UploadGate() },
];

/**
 * How much one person and one consortium may ask for, so that others feel nothing of it. In the order of a request:
 * `early-check` (before anything is read), `in-flight` (once it is known who asks), the access guard (once it is known
 * where). Stands after the sign-in module, whose checks come first.
 */
@Global()
@Module({ providers: LIMITS, exports: [Rates, KnownCredentials, FairGate] })
export class LimitsModule implements NestModule {
  constructor(
    @Inject(IdentityOf) private readonly identityOf: IdentityOf,
    @Inject(KnownCredentials) private readonly known: KnownCredentials,
    @Inject(Rates) private readonly rates: Rates,
    @Inject(FairGate) private readonly operations: FairGate,
    @Inject(UploadGate) private readonly uploads: UploadGate,
  ) {}

  configure(consumer: MiddlewareConsumer): void {
    const { operations, uploads } = this;
    consumer.apply(inTurn(this.identityOf, this.known, this.rates, { operations, uploads })).forRoutes('{*path}');
  }
}
