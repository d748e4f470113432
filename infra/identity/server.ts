import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { openIdentityData } from './data-folder.js';
import { Directory } from './directory.js';
import { LoginAttempts } from './login-attempts.js';
import { isProduction, REFUSED_IN_PRODUCTION } from './production.js';
import { createProvider, REALM_PATH } from './provider.js';
import { RecordFiles, removeExpiredRecords } from './record-files.js';
import { endAuthorizations } from './sign-out.js';

export interface IdentityServerOptions {
  /** Port of 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Origin that browsers see; `/realms/*` there is forwarded to this server. */
  readonly publicUrl: string;
  /** Folder of keys, people and sessions. */
  readonly data: string;
  /** Secret of the client `consorzi-web`. */
  readonly clientSecret: string;
  /** Life of an access token. */
  readonly accessTokenSeconds?: number;
  /** Pause after a wrong password, growing with each; shorter in specs. */
  readonly delayMilliseconds?: number;
}

export interface IdentityServer {
  readonly port: number;
  readonly issuer: string;
  /** What an administrator of the realm may do to people. */
  readonly directory: Directory;
  /** Ends every session of the person here, and at the applications by back-channel logout. */
  signOut(username: string): Promise<void>;
  close(): Promise<void>;
}

const HOUR = 3_600_000;

/** Starts the provider. @throws Error with REFUSED_IN_PRODUCTION where NODE_ENV says so. */
export async function startIdentity(options: IdentityServerOptions): Promise<IdentityServer> {
  if (isProduction()) throw new Error(REFUSED_IN_PRODUCTION);
  const publicUrl = new URL(options.publicUrl);
  const data = openIdentityData(options.data);
  removeExpiredRecords(data.records);
  const sweep = setInterval(() => removeExpiredRecords(data.records), HOUR).unref();

  const directory = new Directory(data.people);
  const provider = createProvider({
    directory,
    publicUrl: publicUrl.origin,
    webClientSecret: options.clientSecret,
    data,
    accessTokenSeconds: options.accessTokenSeconds ?? 60,
    attempts: new LoginAttempts(options.delayMilliseconds),
  });
  provider.on('server_error', (_context, error) => console.error(error));
  const handle = provider.callback();
  const issuer = `${publicUrl.origin}${REALM_PATH}`;

  const server = http.createServer((request: http.IncomingMessage & { originalUrl?: string }, response) => {
    const url = request.url ?? '/';
    if (url === REALM_PATH) return answerRealm(response, issuer);
    if (!url.startsWith(`${REALM_PATH}/`)) return void response.writeHead(404).end();
    // The public address is what the configuration says, never what a request claims: no link can be poisoned.
    request.headers.host = publicUrl.host;
    request.headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1);
    delete request.headers['x-forwarded-host'];
    request.originalUrl = url;
    request.url = url.slice(REALM_PATH.length);
    void handle(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    issuer,
    directory,
    signOut: async (username) => {
      const sessions = new RecordFiles(path.join(data.records, 'Session'));
      const accountId = data.people.find((person) => person.username === username)?.subject;
      for (const [id, session] of sessions.entries()) {
        if (!accountId || session.accountId !== accountId) continue;
        await endAuthorizations(provider, session);
        await sessions.destroy(id);
      }
    },
    close: () => {
      clearInterval(sweep);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Keycloak answers the realm's own address too; the supervisor asks it whether the provider is up. */
function answerRealm(response: http.ServerResponse, issuer: string): void {
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ realm: 'consorzi', 'token-service': `${issuer}/protocol/openid-connect` }));
}
