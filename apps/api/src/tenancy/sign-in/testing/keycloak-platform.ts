import { setTimeout as sleep } from 'node:timers/promises';

import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import type { Page } from 'playwright-core';

import { DEMO_PASSWORD } from '../../../../../../infra/identity/demo-users.js';
import { KeycloakAdmin } from '../../../../../../infra/keycloak/admin.js';
import { enterKeycloak } from '../../../../../../infra/keycloak/testing/enter.js';
import { keycloakOfThisRun, type KeycloakOfThisRun } from '../../../../../../infra/keycloak/testing/of-this-run.js';
import { createSpecDatabase, type SpecDatabase } from '../../../../../../infra/testing/spec-database.js';
import { signInConfig } from '../config.js';
import { SignInModule } from '../sign-in.module.js';
import type { ContractPlatform, HostileTokens } from './contract-platform.js';

const SCOPE = 'openid profile email organization:*';

@Module({})
class EmptyModule {}

/** The Keycloak of this run and an API with sign-in alone, in a database of this spec. */
export class KeycloakPlatform implements ContractPlatform {
  /** The names of `issuedForOthers`. */
  static readonly ISSUED = [
    'of another realm of the same server',
    'of a client that is not ours, for the API',
    'of a client that is not ours, for nobody',
    'of our client, for nobody',
    'of our client, with another algorithm',
    'expired',
  ] as const;

  readonly accessTokenSeconds = 60;
  readonly url: string;
  readonly issuer: string;
  private readonly admin: KeycloakAdmin;
  private app!: INestApplication;

  static async start(): Promise<KeycloakPlatform> {
    const database = await createSpecDatabase();
    const pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
    // Connections still saying goodbye when the database is dropped.
    pool.on('error', () => undefined);
    const platform = new KeycloakPlatform(keycloakOfThisRun(), database, pool);
    platform.app = await platform.startApi(new URL(platform.url).port);
    return platform;
  }

  private constructor(
    private readonly keycloak: KeycloakOfThisRun,
    private readonly database: SpecDatabase,
    readonly pool: pg.Pool,
  ) {
    this.url = keycloak.publicUrl;
    this.issuer = `${keycloak.url}/realms/consorzi`;
    this.admin = new KeycloakAdmin(keycloak.url, keycloak.adminPassword);
  }

  async startApi(port: string): Promise<INestApplication> {
    const config = signInConfig({
      PUBLIC_URL: this.url,
      KEYCLOAK_URL: this.keycloak.url,
      KEYCLOAK_REALM: 'consorzi',
      KEYCLOAK_CLIENT_ID: 'consorzi-web',
      KEYCLOAK_CLIENT_SECRET: this.keycloak.clientSecret,
      SESSION_SECRET: 'another-secret-of-this-spec',
    });
    const root = { module: EmptyModule, imports: [SignInModule.with(config, this.pool)] };
    const app = await NestFactory.create(root, { logger: false, abortOnError: false, bodyParser: false });
    await app.listen(Number(port), '127.0.0.1');
    return app;
  }

  enter(page: Page, username: string): Promise<void> {
    return enterKeycloak(page, username);
  }

  scriptToken(username: string): Promise<string> {
    return this.tokenOf('consorzi-cli', username);
  }

  disable(username: string): Promise<void> {
    return this.admin.disable(username);
  }

  removeFrom(organization: string, username: string): Promise<void> {
    return this.admin.removeFrom(organization, username);
  }

  signOut(username: string): Promise<void> {
    return this.admin.signOut(username);
  }

  /** Frozen: it takes connections and never answers. */
  async silence(): Promise<void> {
    process.kill(-this.keycloak.pid, 'SIGSTOP');
  }

  async wake(): Promise<void> {
    process.kill(-this.keycloak.pid, 'SIGCONT');
    while (!(await fetch(this.issuer).catch(() => null))?.ok) await sleep(100);
  }

  async issuedForOthers(): Promise<HostileTokens> {
    const user = 'direttore.albalangheroero';
    const password = { enabled: true, publicClient: true, directAccessGrantsEnabled: true };
    const forApi = {
      name: 'consorzi-api',
      protocol: 'openid-connect',
      protocolMapper: 'oidc-audience-mapper',
      config: { 'included.client.audience': 'consorzi-api', 'access.token.claim': 'true' },
    };
    await this.admin.createClient({ ...password, clientId: 'altro', protocolMappers: [forApi] });
    const cli = (attributes: Record<string, string>) =>
      this.admin.withAttributes('consorzi-cli', attributes, () => this.scriptToken(user));
    const expired = await cli({ 'access.token.lifespan': '1' });
    const tokens: Record<(typeof KeycloakPlatform.ISSUED)[number], string> = {
      'of another realm of the same server': await this.admin.ownToken(),
      'of a client that is not ours, for the API': await this.tokenOf('altro', user),
      'of a client that is not ours, for nobody': await this.tokenOf('admin-cli', user),
      'of our client, for nobody': await this.withoutAudience(() => this.scriptToken(user)),
      'of our client, with another algorithm': await cli({ 'access.token.signed.response.alg': 'PS256' }),
      expired,
    };
    // A second of life and our five of tolerance.
    await sleep(6_500);
    return tokens;
  }

  /** Sets how the scope `organization` writes its claim, while `work` runs. */
  async withOrganizationMapper<T>(config: Record<string, string>, work: () => Promise<T>): Promise<T> {
    interface Scope {
      readonly id: string;
      readonly name: string;
      readonly protocolMappers?: readonly { readonly id: string; readonly config: Record<string, string> }[];
    }
    const scopes = await this.admin.ask<Scope[]>('GET', '/client-scopes');
    const { id, protocolMappers } = scopes.find(({ name }) => name === 'organization')!;
    const mapper = protocolMappers![0]!;
    const path = `/client-scopes/${id}/protocol-mappers/models/${mapper.id}`;
    await this.admin.ask('PUT', path, { ...mapper, config: { ...mapper.config, ...config } });
    return work().finally(() => this.admin.ask('PUT', path, mapper));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.pool.end();
    await this.database.drop();
  }

  private async withoutAudience<T>(work: () => Promise<T>): Promise<T> {
    const [client] = await this.admin.ask<{ id: string }[]>('GET', '/clients?clientId=consorzi-cli');
    const mappers = `/clients/${client!.id}/protocol-mappers/models`;
    const [mapper] = await this.admin.ask<{ id: string }[]>('GET', mappers);
    await this.admin.ask('DELETE', `${mappers}/${mapper!.id}`);
    return work().finally(() => this.admin.ask('POST', mappers, mapper));
  }

  private async tokenOf(client: string, username: string): Promise<string> {
    const fields = { grant_type: 'password', client_id: client, username, password: DEMO_PASSWORD, scope: SCOPE };
    const ask = (body: Record<string, string>) =>
      fetch(`${this.issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(body) });
    const answer = await ask(fields);
    const { access_token, error_description } = (await answer.json()) as Record<string, string>;
    if (!access_token) throw new Error(`no token of ${client}: ${error_description}`);
    return access_token;
  }
}
