import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { SignJWT, type JWTPayload } from 'jose';

import type { SignInConfig } from '../config.js';

/** An issuer whose keys a spec holds, and whose answers it may spoil. */
export class FakeIssuer {
  readonly key: KeyObject;
  readonly publicPem: string;
  /** How the address of the keys answers now. */
  keys: 'well' | 'not at all' | 'slowly' | 'not json' | 'with 500' = 'well';
  /** How often the keys were asked for. */
  asked = 0;
  private readonly server: http.Server;

  private constructor() {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.key = privateKey;
    this.publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
    this.server = http.createServer((request, response) => this.answer(request.url!, response));
  }

  static async start(): Promise<FakeIssuer> {
    const issuer = new FakeIssuer();
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/realms/consorzi`;
  }

  get config(): SignInConfig {
    return {
      publicUrl: 'http://localhost:3000',
      issuer: this.url,
      clientId: 'consorzi-web',
      clientSecret: 'x'.repeat(16),
      audience: 'consorzi-api',
      allowedAzp: ['consorzi-web', 'consorzi-cli'],
      sessionSecret: 'y'.repeat(16),
    };
  }

  /** A good access token, changed: a claim set to undefined is left out. */
  token(
    changes: Record<string, unknown> = {},
    key: KeyObject | Uint8Array = this.key,
    header: object = {},
  ): Promise<string> {
    return this.sign({ ...this.claims(), ...changes }, key, header);
  }

  /** Just these claims. */
  sign(claims: Record<string, unknown>, key: KeyObject | Uint8Array = this.key, header: object = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(key);
  }

  claims(): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: this.url,
      sub: 'f3b5',
      aud: 'consorzi-api',
      azp: 'consorzi-web',
      typ: 'Bearer',
      iat: now,
      exp: now + 300,
      preferred_username: 'direttore.inrete',
      name: 'Ottavia Brandimarte',
      organization: ['inrete'],
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(url: string, response: http.ServerResponse): void {
    const json = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (url.endsWith('/.well-known/openid-configuration')) {
      return void json({
        issuer: this.url,
        authorization_endpoint: `${this.url}/auth`,
        token_endpoint: `${this.url}/token`,
        jwks_uri: `${this.url}/certs`,
      });
    }
    this.asked++;
    const jwk = { ...createPublicKey(this.key).export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
    if (this.keys === 'well') json({ keys: [jwk] });
    else if (this.keys === 'not json') response.end('<html>Bad gateway</html>');
    else if (this.keys === 'with 500') response.writeHead(500).end();
    else if (this.keys === 'not at all') response.destroy();
    // 'slowly': never.
  }
}
