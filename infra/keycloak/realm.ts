import { DEMO_CONSORTIA, DEMO_PASSWORD, DEMO_USERS } from '../identity/demo-users.js';

/** Every alias that a demo user belongs to, with the name that people know: consortia, and the ATS they form. */
const ORGANIZATIONS: readonly (readonly [alias: string, name: string])[] = [
  ...new Set([...Object.keys(DEMO_CONSORTIA), ...DEMO_USERS.flatMap(({ organizations }) => organizations)]),
].map((alias) => [alias, (DEMO_CONSORTIA as Readonly<Record<string, string>>)[alias] ?? alias]);

/** Whatever Keycloak reads in a realm file; names are its own. */
export type RealmFile = Readonly<Record<string, unknown>>;

/** Life of an access token: who is disabled or removed is out within it. */
const ACCESS_TOKEN_SECONDS = 60;
/** One working day, as at the embedded provider. */
const WORKING_DAY = 10 * 3600;

/**
 * The realm that Keycloak imports in production, without people: one organization per consortium and per ATS, the three
 * clients. `${...}` is filled in by Keycloak from its own environment.
 */
export function realm(): RealmFile {
  return {
    realm: 'consorzi',
    displayName: 'Consorzi',
    enabled: true,
    organizationsEnabled: true,
    sslRequired: 'external',
    internationalizationEnabled: true,
    supportedLocales: ['it'],
    defaultLocale: 'it',
    accessTokenLifespan: ACCESS_TOKEN_SECONDS,
    ssoSessionIdleTimeout: WORKING_DAY,
    ssoSessionMaxLifespan: WORKING_DAY,
    passwordPolicy: 'length(12) and notUsername(undefined) and notEmail(undefined)',
    ...BRUTE_FORCE,
    eventsEnabled: true,
    eventsExpiration: 90 * 24 * 3600,
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
    clients: [webClient(), commandLineClient(), apiClient()],
    organizations: ORGANIZATIONS.map(([alias, name]) => organization(alias, name)),
  };
}

/** The same with the demo users and their public password: for development and specs alone. */
export function demoRealm(): RealmFile {
  const { passwordPolicy: _tooGoodForDemoUsers, ...production } = realm();
  return {
    ...production,
    clients: [webClient(), { ...commandLineClient(), directAccessGrantsEnabled: true }, apiClient()],
    organizations: ORGANIZATIONS.map(([alias, name]) => ({
      ...organization(alias, name),
      members: DEMO_USERS.filter(({ organizations }) => organizations.includes(alias)).map(({ username }) => ({
        username,
        membershipType: 'UNMANAGED',
      })),
    })),
    users: DEMO_USERS.map(({ username, name }) => {
      const [firstName, ...lastNames] = name.split(' ');
      return {
        username,
        enabled: true,
        email: `${username}@esempio.invalid`,
        emailVerified: true,
        // People made in Keycloak have it by themselves, imported ones do not.
        realmRoles: ['default-roles-consorzi'],
        firstName,
        lastName: lastNames.join(' '),
        credentials: [{ type: 'password', value: DEMO_PASSWORD }],
      };
    }),
  };
}

/** Five wrong passwords lock a user name for a minute, then longer; nobody is locked for good by somebody else. */
const BRUTE_FORCE = {
  bruteForceProtected: true,
  permanentLockout: false,
  failureFactor: 5,
  waitIncrementSeconds: 60,
  maxFailureWaitSeconds: 900,
  maxDeltaTimeSeconds: 12 * 3600,
};

/** Keycloak wants a domain of every organization; nobody is recognised by it. */
function organization(alias: string, name: string) {
  return { name, alias, enabled: true, domains: [{ name: `${alias}.invalid`, verified: false }] };
}

/** What every client has in common: nothing is open that is not opened below. */
const CLOSED = {
  enabled: true,
  protocol: 'openid-connect',
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  redirectUris: [],
  webOrigins: [],
};

/** Access tokens are for the API. Their memberships are asked for by the optional scope `organization`. */
const FOR_THE_API = {
  defaultClientScopes: ['acr', 'basic', 'profile', 'email', 'roles'],
  optionalClientScopes: ['organization', 'offline_access'],
  protocolMappers: [
    {
      name: 'consorzi-api',
      protocol: 'openid-connect',
      protocolMapper: 'oidc-audience-mapper',
      config: {
        'included.client.audience': 'consorzi-api',
        'access.token.claim': 'true',
        'id.token.claim': 'false',
        'introspection.token.claim': 'true',
      },
    },
  ],
};

/** The API as the browser's back end. */
function webClient() {
  return {
    ...CLOSED,
    ...FOR_THE_API,
    clientId: 'consorzi-web',
    name: 'Consorzi',
    publicClient: false,
    secret: '${KEYCLOAK_CLIENT_SECRET}',
    standardFlowEnabled: true,
    redirectUris: ['${PUBLIC_URL}/accesso/ritorno'],
    attributes: {
      'pkce.code.challenge.method': 'S256',
      'post.logout.redirect.uris': '${PUBLIC_URL}/',
      // Keycloak may reach the API by another way than people do: a name inside the cluster.
      'backchannel.logout.url': '${CONSORZI_INTERNAL_URL}/accesso/uscita-remota',
      'backchannel.logout.session.required': 'true',
    },
  };
}

/** The command line, which has no secret: a person lets it in from their browser (device authorization, RFC 8628). */
function commandLineClient() {
  return {
    ...CLOSED,
    ...FOR_THE_API,
    clientId: 'consorzi-cli',
    name: 'Consorzi, riga di comando',
    publicClient: true,
    attributes: { 'oauth2.device.authorization.grant.enabled': 'true', 'pkce.code.challenge.method': 'S256' },
  };
}

/** The API as an audience: nobody signs in with it. */
function apiClient() {
  return { ...CLOSED, clientId: 'consorzi-api', name: 'Consorzi, API', publicClient: false, bearerOnly: true };
}
