import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

import type { Config } from '../config.js';

/** What the API reads of the configuration; the owner's and the projector's addresses are none of its business. */
export const API_VARIABLES = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATABASE_API_URL',
  'EVENT_STORE',
  'KURRENTDB_URL',
  'KURRENTDB_PREFIX',
  'KEYCLOAK_URL',
  'KEYCLOAK_REALM',
  'KEYCLOAK_CLIENT_ID',
  'KEYCLOAK_CLIENT_SECRET',
  'SESSION_SECRET',
  'IDENTITY_INTERNAL_URL',
  'CONSORZI_DATA',
  'CANCELLAZIONI_DIR',
  'IMPRONTE_KEY_FILE',
  'FILES_DIR',
  'FILES_MAX_BYTES',
  'FILES_ARCHIVE_MAX_BYTES',
  'FILES_S3_URL',
  'FILES_S3_REGION',
  'FILES_S3_ACCESS_KEY',
  'FILES_S3_SECRET_KEY',
  'ANTIVIRUS_COMMAND',
  'CLAMD_SOCKET',
  'LIMIT_USER_PER_SECOND',
  'LIMIT_SCOPE_PER_SECOND',
  'LIMIT_ANONYMOUS_PER_SECOND',
  'LIMIT_SCOPE_IN_FLIGHT',
  'LIMIT_SCOPE_WAITING',
  'SECURITY_CONTACT',
  'NODE_ENV',
  'LOG_LEVEL',
] as const satisfies readonly (keyof Config)[];
export type ApiConfig = Pick<Config, (typeof API_VARIABLES)[number]>;

/** Injection tokens of what every module may use. */
export const API_CONFIG = Symbol('ApiConfig');
export const API_POOL = Symbol('pool of the role consorzi_api');
export const LOGGER = Symbol('pino logger');

/** Configuration, pool and logger, made by the entry point before Nest begins; the pool ends after the last request. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  static with(config: ApiConfig, pool: Pool, logger: Logger): DynamicModule {
    const providers = [
      { provide: API_CONFIG, useValue: config },
      { provide: API_POOL, useValue: pool },
      { provide: LOGGER, useValue: logger },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
