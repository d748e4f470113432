/** What sign-in needs to know; the same for the embedded provider and for Keycloak. */
export interface SignInConfig {
  /** Origin that people type, e.g. `https://consorzi.example.it`. */
  readonly publicUrl: string;
  /** The realm's address as the browser sees it: `<KEYCLOAK_URL>/realms/<realm>`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What access tokens must be for. */
  readonly audience: string;
  /** The clients whose access tokens are accepted. */
  readonly allowedAzp: readonly string[];
  readonly sessionSecret: string;
  /** The issuer at an address that this process reaches directly; tokens and keys are then fetched there. */
  readonly internalIssuerUrl?: string | undefined;
}

/** The variables of `apps/api/src/config.ts` that sign-in is made of. */
export interface SignInVariables {
  readonly PUBLIC_URL: string;
  readonly KEYCLOAK_URL: string;
  readonly KEYCLOAK_REALM: string;
  readonly KEYCLOAK_CLIENT_ID: string;
  readonly KEYCLOAK_CLIENT_SECRET: string;
  readonly SESSION_SECRET: string;
  /** Set where the provider is the embedded one. */
  readonly IDENTITY_INTERNAL_URL?: string | undefined;
}

export const API_AUDIENCE = 'consorzi-api';
/** The client of the command line, of both providers: one asks the data folder's secret, the other a person's browser. */
export const CLI_CLIENT = 'consorzi-cli';

export function signInConfig(variables: SignInVariables): SignInConfig {
  const realm = `/realms/${variables.KEYCLOAK_REALM}`;
  const embedded = variables.IDENTITY_INTERNAL_URL;
  return {
    publicUrl: variables.PUBLIC_URL,
    issuer: `${variables.KEYCLOAK_URL}${realm}`,
    clientId: variables.KEYCLOAK_CLIENT_ID,
    clientSecret: variables.KEYCLOAK_CLIENT_SECRET,
    audience: API_AUDIENCE,
    allowedAzp: [variables.KEYCLOAK_CLIENT_ID, CLI_CLIENT],
    sessionSecret: variables.SESSION_SECRET,
    internalIssuerUrl: embedded && `${embedded}${realm}`,
  };
}

/**
 * Origins at which this platform is itself: the public one and, on a machine's own name, its two spellings. Cookies do
 * not pass from one to the other, so a sign-in ends at the origin where it began.
 */
export function ownOrigins(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return [origin];
  return ['localhost', '127.0.0.1'].map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}

/** The own origin that a request came to, by its Host header; the public one when that names something else. */
export function originOf(config: SignInConfig, host: string | undefined): string {
  const { protocol, origin } = new URL(config.publicUrl);
  return ownOrigins(config.publicUrl).find((own) => own === `${protocol}//${host}`) ?? origin;
}

/**
 * A path of ours to go to after sign-in. Anything that a browser could read as another site, or that is not a page,
 * becomes the home page.
 */
export function safeReturn(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/[^\\\p{Cc}]*$/u.test(asked) || asked.length > 2_000) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(asked, here)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, here);
  // `/.//evil.example` is ours until it is normalised.
  const isPage = origin === here && !pathname.startsWith('//') && !/^\/(accesso|uscita|realms)(\/|$)/.test(pathname);
  return isPage ? `${pathname}${search}${hash}` : '/';
}
