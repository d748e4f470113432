import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DEMO_PASSWORD } from '../demo-users.js';
import { startIdentity, type IdentityServer } from '../server.js';
import type { SpecBrowser } from './spec-browser.js';

export const SECRET = 'a-secret-of-this-spec';
const VERIFIER = 'v'.repeat(64);

/** Parameters of an authorization request that a spec changes, or leaves out with null. */
export type Changes = Readonly<Record<string, string | null>>;

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
}

/**
 * A provider behind the application's address: `/realms/*` is passed on as the API does, anything else is answered
 * with the word `application`. Signs people in by hand, as the API's client would.
 */
export class ProviderFront {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'consorzi-identity-'));
  /** Where `/realms/*` goes; a spec may put another process there. */
  port = 0;
  private identity: IdentityServer | undefined;
  private readonly front = http.createServer((request, response) => {
    if (!request.url?.startsWith('/realms/')) return void response.end('application');
    const { method, headers, url } = request;
    const onward = http.request({ port: this.port, path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });

  static async start(): Promise<ProviderFront> {
    const provider = new ProviderFront();
    await new Promise<void>((resolve) => provider.front.listen(0, '127.0.0.1', resolve));
    await provider.startProvider();
    return provider;
  }

  get publicUrl(): string {
    return `http://localhost:${(this.front.address() as AddressInfo).port}`;
  }

  get issuer(): string {
    return `${this.publicUrl}/realms/consorzi`;
  }

  endpoint(name: string): string {
    return `${this.issuer}/protocol/openid-connect/${name}`;
  }

  async startProvider(): Promise<void> {
    const options = { port: 0, publicUrl: this.publicUrl, data: this.folder, clientSecret: SECRET };
    this.identity = await startIdentity({ ...options, delayMilliseconds: 1 });
    this.port = this.identity.port;
  }

  async stopProvider(): Promise<void> {
    await this.identity?.close();
  }

  async stop(): Promise<void> {
    await this.stopProvider();
    this.front.closeAllConnections();
    this.front.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  authorizationUrl(changes: Changes = {}): string {
    const parameters: Changes = {
      client_id: 'consorzi-web',
      response_type: 'code',
      redirect_uri: `${this.publicUrl}/accesso/ritorno`,
      scope: 'openid profile email organization',
      state: 's',
      nonce: 'n',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    };
    const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null);
    return `${this.endpoint('auth')}?${new URLSearchParams(given).toString()}`;
  }

  /** Signs in by the form; gives the parameters with which the browser came back. */
  async signIn(browser: SpecBrowser, username: string, changes: Changes = {}): Promise<URLSearchParams> {
    const form = await browser.visit(this.authorizationUrl(changes));
    await browser.submit(await form.text(), { username, password: DEMO_PASSWORD });
    return new URL(browser.url).searchParams;
  }

  async tokensOf(browser: SpecBrowser, username: string, changes: Changes = {}): Promise<Tokens> {
    const code = (await this.signIn(browser, username, changes)).get('code')!;
    const redirect = { redirect_uri: `${this.publicUrl}/accesso/ritorno`, code_verifier: VERIFIER };
    const answer = await this.token({ grant_type: 'authorization_code', code, ...redirect });
    if (answer.status !== 200) throw new Error(`no tokens: ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  refresh(refreshToken: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  token(fields: Record<string, string>, client = 'consorzi-web', secret = SECRET): Promise<Response> {
    const body = new URLSearchParams({ ...fields, client_id: client, client_secret: secret });
    return fetch(this.endpoint('token'), { method: 'POST', body });
  }
}
