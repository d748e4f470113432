import path from 'node:path';

import Provider, { type Context, type TokenSource } from 'oidc-provider';

import { API_AUDIENCE, API_RESOURCE, apiResourceServer, SCOPE } from './api-resource.js';
import type { DemoPerson, IdentityData } from './data-folder.js';
import { Directory } from './directory.js';
import { DEMO_USER_GRANT, registerDemoUserGrant } from './demo-user-grant.js';
import { LoginAttempts } from './login-attempts.js';
import { messagePage } from './pages.js';
import { RecordFiles } from './record-files.js';
import { securityHeaders } from './security-headers.js';
import { AUTHENTICATE, signInPages, STYLESHEET_PATH } from './sign-in-pages.js';
import { signOutPages, skipEmptySignOut } from './sign-out.js';

export const REALM_PATH = '/realms/consorzi';
export const WEB_CLIENT = 'consorzi-web';
export const CLI_CLIENT = 'consorzi-cli';

/** How long a person stays signed in at the provider, and their refresh tokens live: one working day, in seconds. */
const WORKING_DAY = 10 * 3600;

export interface ProviderOptions {
  /** Origin that browsers see, e.g. `http://localhost:3000`: the issuer is below it. */
  readonly publicUrl: string;
  readonly webClientSecret: string;
  readonly data: IdentityData;
  readonly accessTokenSeconds: number;
  readonly directory?: Directory;
  readonly attempts?: LoginAttempts;
}

/** The embedded provider with Keycloak's routes, claims and sign-out, for the realm `consorzi`. */
export function createProvider(options: ProviderOptions): Provider {
  const { publicUrl, data, accessTokenSeconds, attempts = new LoginAttempts() } = options;
  const { directory = new Directory(data.people) } = options;
  const origins = applicationOrigins(publicUrl);
  const links = { stylesheet: `${REALM_PATH}${STYLESHEET_PATH}`, application: `${publicUrl}/` };
  const cookiePath = `${REALM_PATH}/`;
  const resourceServer = apiResourceServer(accessTokenSeconds);

  const provider = new Provider(`${publicUrl}${REALM_PATH}`, {
    adapter: (kind: string) => new RecordFiles(path.join(data.records, kind)),
    jwks: data.jwks,
    cookies: {
      keys: data.cookieKeys,
      names: { session: 'consorzi_identity', interaction: 'consorzi_accesso', resume: 'consorzi_ripresa' },
      long: { httpOnly: true, sameSite: 'lax', path: cookiePath },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    clients: clients(options, origins),
    routes: keycloakRoutes(),
    pkce: { required: () => true },
    scopes: SCOPE.split(' '),
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      organization: ['organization'],
      'organization:*': ['organization'],
    },
    findAccount: (_context: Context, subject: string) => account(directory.bySubject(subject)),
    loadExistingGrant: grantToOwnClient,
    interactions: { url: (_context: Context, { uid }: { uid: string }) => `${REALM_PATH}${AUTHENTICATE}/${uid}` },
    extraTokenClaims: (_context: Context, token: TokenSource) =>
      keycloakClaims(token, directory.bySubject(token.accountId)),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, ...signOutPages(links, cookiePath) },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer,
      },
    },
    ttl: {
      Session: WORKING_DAY,
      Grant: WORKING_DAY,
      RefreshToken: WORKING_DAY,
      Interaction: 1800,
      IdToken: 300,
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
    },
    renderError: async (context: Context, out: { error: string }) => {
      context.type = 'html';
      context.body = messagePage('Accesso non riuscito', `La richiesta non è valida (${out.error}).`, links);
    },
    clientBasedCORS: () => false,
    // The only address it ever asks is our own API's, which stands on this machine: the library's agent refuses those.
    fetch: (url: string, { dispatcher: _refusing, ...init }: RequestInit) => fetch(url, init),
  });
  provider.proxy = true;
  registerDemoUserGrant(provider, directory);
  provider.use(securityHeaders(origins));
  provider.use(signInPages({ provider, directory, attempts, links, realmPath: REALM_PATH }));
  provider.use(skipEmptySignOut(links));
  return provider;
}

/** `localhost` and `127.0.0.1` are one machine but two cookie jars: a demo may be opened by either name. */
export function applicationOrigins(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return [origin];
  return ['localhost', '127.0.0.1'].map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}

function clients(options: ProviderOptions, origins: readonly string[]): readonly object[] {
  return [
    {
      client_id: WEB_CLIENT,
      client_name: 'Consorzi',
      client_secret: options.webClientSecret,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: origins.map((origin) => `${origin}/accesso/ritorno`),
      post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
      backchannel_logout_uri: `${options.publicUrl}/accesso/uscita-remota`,
      backchannel_logout_session_required: true,
    },
    {
      client_id: CLI_CLIENT,
      client_secret: options.data.cliSecret,
      grant_types: [DEMO_USER_GRANT],
      response_types: [],
      redirect_uris: [],
    },
  ];
}

function keycloakRoutes(): object {
  const protocol = '/protocol/openid-connect';
  return {
    authorization: `${protocol}/auth`,
    token: `${protocol}/token`,
    jwks: `${protocol}/certs`,
    userinfo: `${protocol}/userinfo`,
    end_session: `${protocol}/logout`,
    introspection: `${protocol}/token/introspect`,
    revocation: `${protocol}/revoke`,
  };
}

function account(person: DemoPerson | undefined): object | undefined {
  if (!person) return undefined;
  const email = `${person.username}@esempio.invalid`;
  const claims = { name: person.name, preferred_username: person.username, email, email_verified: true };
  return {
    accountId: person.subject,
    claims: () => ({ sub: person.subject, ...claims, organization: person.organizations }),
  };
}

/** What Keycloak puts into an access token beside the registered claims. */
function keycloakClaims(token: TokenSource, person: DemoPerson | undefined): object {
  const scopes = token.scope?.split(' ') ?? [];
  return {
    typ: 'Bearer',
    azp: token.clientId,
    sid: token.sid ?? token.sessionUid,
    realm_access: { roles: ['default-roles-consorzi'] },
    resource_access: { [API_AUDIENCE]: { roles: ['utente-demo'] } },
    ...(person && { preferred_username: person.username, name: person.name }),
    ...(person && scopes.some((scope) => scope.startsWith('organization')) && { organization: person.organizations }),
  };
}

/** The platform's own client is never asked for consent: the grant is made with the first sign-in of a session. */
async function grantToOwnClient(context: Context) {
  const { provider, session, client, result } = context.oidc;
  const known = result?.consent?.grantId ?? session!.grantIdFor(client!.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope(SCOPE);
  grant.addResourceScope(API_RESOURCE, SCOPE);
  await grant.save();
  return grant;
}
