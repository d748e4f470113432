import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import pg from 'pg';
import { pino } from 'pino';
import type { Page } from 'playwright-core';

import { openIdentityData } from '../../../../../../infra/identity/data-folder.js';
import { DEMO_PASSWORD } from '../../../../../../infra/identity/demo-users.js';
import { SpecBrowser } from '../../../../../../infra/identity/testing/spec-browser.js';
import { startIdentity, type IdentityServer } from '../../../../../../infra/identity/server.js';
import { freePort } from '../../../../../../infra/local/embedded-postgres.js';
import { createSpecDatabase, type SpecDatabase } from '../../../../../../infra/testing/spec-database.js';
import { identityProxy } from '../../../web/identity-proxy.js';
import { signInConfig } from '../config.js';
import { embeddedToken } from '../embedded-provider.js';
import { SignInModule } from '../sign-in.module.js';
import type { ContractPlatform, HostileTokens } from './contract-platform.js';

const CLIENT_SECRET = 'a-secret-of-this-spec';

@Module({})
class EmptyModule {}

/** The embedded provider and an API with sign-in alone, one address for both, in a database of this spec. */
export class DemoPlatform implements ContractPlatform {
  /** The names of `issuedForOthers`. */
  static readonly ISSUED = [
    'of another realm of the same server',
    'of a client that is not ours, for the API',
    'of our client, for nobody',
    'without an end',
    'expired',
    'of the future',
  ] as const;

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

  private constructor(readonly accessTokenSeconds: number) {}

  get issuer(): string {
    return `${this.url}/realms/consorzi`;
  }

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
    const app = await NestFactory.create(root, { logger: false, abortOnError: false, bodyParser: false });
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

  async enter(page: Page, username: string): Promise<void> {
    await page.getByLabel('Nome utente').fill(username);
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  }

  scriptToken(username: string): Promise<string> {
    return embeddedToken(this.dataFolder, this.url, username);
  }

  async disable(username: string): Promise<void> {
    this.identity.directory.disable(username);
  }

  async removeFrom(organization: string, username: string): Promise<void> {
    this.identity.directory.removeFrom(organization, username);
  }

  signOut(username: string): Promise<void> {
    return this.identity.signOut(username);
  }

  silence(): Promise<void> {
    return this.stopIdentity();
  }

  wake(): Promise<void> {
    return this.startIdentity();
  }

  async issuedForOthers(): Promise<HostileTokens> {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: this.issuer, sub: 'x', aud: 'consorzi-api', azp: 'consorzi-web', typ: 'Bearer' };
    const times = { iat: now, exp: now + 60 };
    const tokens: Record<(typeof DemoPlatform.ISSUED)[number], JWTPayload> = {
      'of another realm of the same server': { ...good, ...times, iss: `${this.url}/realms/altro` },
      'of a client that is not ours, for the API': { ...good, ...times, azp: 'altro' },
      'of our client, for nobody': { ...good, ...times, aud: 'account' },
      'without an end': { ...good, iat: now },
      expired: { ...good, iat: now - 60, exp: now - 10 },
      'of the future': { ...good, iat: now + 60, exp: now + 120 },
    };
    const named = Object.entries(tokens).map(async ([name, claims]) => [name, await this.sign(claims)] as const);
    return Object.fromEntries(await Promise.all(named));
  }

  /** Any claims, signed with the provider's own key. */
  async sign(claims: JWTPayload, header: object = {}): Promise<string> {
    const { keys } = openIdentityData(path.join(this.dataFolder, 'identity')).jwks;
    const key = keys[0] as { kid: string };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
      .sign(await importJWK(key, 'RS256'));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.identity.close();
    await this.pool.end();
    await this.database.drop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}
