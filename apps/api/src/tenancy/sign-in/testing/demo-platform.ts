import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { pino } from 'pino';

import { SpecBrowser } from '../../../../../../infra/identity/testing/spec-browser.js';
import { startIdentity, type IdentityServer } from '../../../../../../infra/identity/server.js';
import { freePort } from '../../../../../../infra/local/embedded-postgres.js';
import { createSpecDatabase, type SpecDatabase } from '../../../../../../infra/testing/spec-database.js';
import { identityProxy } from '../../../web/identity-proxy.js';
import { signInConfig } from '../config.js';
import { SignInModule } from '../sign-in.module.js';

const CLIENT_SECRET = 'a-secret-of-this-spec';

@Module({})
class EmptyModule {}

/** The embedded provider and an API with sign-in alone, one address for both, in a database of this spec. */
export class DemoPlatform {
  readonly dataFolder = mkdtempSync(path.join(tmpdir(), 'consorzi-sign-in-'));
  url = '';
  app!: INestApplication;
  pool!: pg.Pool;
  database!: SpecDatabase;
  private identity!: IdentityServer;
  private identityPort = 0;

  static async start(accessTokenSeconds = 300): Promise<DemoPlatform> {
    const platform = new DemoPlatform(accessTokenSeconds);
    platform.url = `http://localhost:${await freePort()}`;
    platform.identityPort = await freePort();
    await platform.startIdentity();
    platform.database = await createSpecDatabase();
    platform.pool = new pg.Pool({ connectionString: platform.database.url('consorzi_api') });
    // Connections still saying goodbye when the database is dropped.
    platform.pool.on('error', () => undefined);
    platform.app = await platform.startApi();
    return platform;
  }

  private constructor(private readonly accessTokenSeconds: number) {}

  async startIdentity(): Promise<void> {
    this.identity = await startIdentity({
      port: this.identityPort,
      publicUrl: this.url,
      data: path.join(this.dataFolder, 'identity'),
      clientSecret: CLIENT_SECRET,
      delayMilliseconds: 1,
      accessTokenSeconds: this.accessTokenSeconds,
    });
  }

  stopIdentity(): Promise<void> {
    return this.identity.close();
  }

  async startApi(port = new URL(this.url).port): Promise<INestApplication> {
    const internal = `http://127.0.0.1:${this.identityPort}`;
    const config = signInConfig({
      PUBLIC_URL: this.url,
      KEYCLOAK_URL: this.url,
      KEYCLOAK_REALM: 'consorzi',
      KEYCLOAK_CLIENT_ID: 'consorzi-web',
      KEYCLOAK_CLIENT_SECRET: CLIENT_SECRET,
      SESSION_SECRET: 'another-secret-of-this-spec',
      IDENTITY_INTERNAL_URL: internal,
    });
    const root = { module: EmptyModule, imports: [SignInModule.with(config, this.pool)] };
    const app = await NestFactory.create(root, { logger: false, abortOnError: false });
    app.use(identityProxy(internal, pino({ level: 'silent' })));
    await app.listen(Number(port), '127.0.0.1');
    return app;
  }

  /** A browser that has signed in as a demo user, and come to `ritorno`. */
  async signedIn(username: string, ritorno = '/'): Promise<SpecBrowser> {
    const browser = new SpecBrowser();
    const form = await browser.visit(`${this.url}/accesso?ritorno=${encodeURIComponent(ritorno)}`);
    await browser.submit(await form.text(), { username, password: 'consorzi' });
    return browser;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.identity.close();
    await this.pool.end();
    await this.database.drop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}
