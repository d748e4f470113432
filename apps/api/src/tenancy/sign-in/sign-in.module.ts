import {
  Inject,
  Module,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Pool } from 'pg';

import { AccessTokens } from './access-tokens.js';
import { AttemptCookies } from './attempt-cookie.js';
import { BrowserSessions } from './browser-sessions.js';
import type { SignInConfig } from './config.js';
import { IdentityOf } from './identity-of.js';
import { IdentityProvider } from './identity-provider.js';
import { LogoutTokens } from './logout-tokens.js';
import { Persone } from './persone.js';
import { ProviderKeys } from './provider-keys.js';
import { RemoteSignOutController } from './remote-sign-out.controller.js';
import { refuseBadBearer, sameOriginOnly } from './request-checks.js';
import { SIGN_IN_CONFIG, SignInController } from './sign-in.controller.js';

/**
 * Who a request comes from, for every other module: `IdentityOf` and `Persone`. Its two checks run before every route:
 * no change by cookie from a foreign page, no bad bearer token. `pool` is of the role `consorzi_api`.
 */
@Module({})
export class SignInModule implements NestModule, OnApplicationShutdown {
  constructor(
    @Inject(SIGN_IN_CONFIG) private readonly config: SignInConfig,
    @Inject(IdentityOf) private readonly identityOf: IdentityOf,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
  ) {}

  static with(config: SignInConfig, pool: Pool): DynamicModule {
    const provider = new IdentityProvider(config);
    const keys = new ProviderKeys(provider);
    const accessTokens = new AccessTokens(config, keys);
    const sessions = new BrowserSessions(config, pool, provider);
    const secure = config.publicUrl.startsWith('https:');
    return {
      module: SignInModule,
      global: true,
      controllers: [SignInController, RemoteSignOutController],
      providers: [
        { provide: SIGN_IN_CONFIG, useValue: config },
        { provide: IdentityProvider, useValue: provider },
        { provide: AccessTokens, useValue: accessTokens },
        { provide: LogoutTokens, useValue: new LogoutTokens(config, keys) },
        { provide: BrowserSessions, useValue: sessions },
        { provide: AttemptCookies, useValue: new AttemptCookies(config.sessionSecret, secure) },
        { provide: IdentityOf, useValue: new IdentityOf(accessTokens, sessions) },
        { provide: Persone, useValue: new Persone(pool) },
      ],
      exports: [IdentityOf, Persone],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(sameOriginOnly(this.config.publicUrl), refuseBadBearer(this.identityOf)).forRoutes('{*path}');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sessions.close();
  }
}
