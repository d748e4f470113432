import * as client from 'openid-client';

import type { SignInConfig } from './config.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';

/** Asked of both providers; Keycloak gives all memberships for `organization:*`, ours knows the word too. */
const SCOPE = 'openid profile email organization:*';
const TIMEOUT_SECONDS = 5;

/** What one sign-in must remember between leaving for the provider and coming back. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier. */
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Tokens of a signed-in browser; they never leave the server. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** When the access token expires, milliseconds since 1970. */
  readonly expiresAt: number;
  /** From when on to renew it, a little earlier: a request under way must not see it expire. */
  readonly refreshAt: number;
}

/** The sign-in at the provider that a session of ours rests on: by this it is named when the provider ends it. */
export interface SignInAtProvider {
  readonly subject: string;
  /** The provider's name of the session; null where it gives none. */
  readonly sid: string | null;
  /** By the provider's clock, seconds since 1970. */
  readonly since: number;
}

/** The OpenID provider, found through its issuer: the first use asks it for its addresses, a failure is asked again. */
export class IdentityProvider {
  private discovered: Promise<client.Configuration> | undefined;

  constructor(private readonly config: SignInConfig) {}

  /** Where to send the browser, and what to remember until it is back at `redirectUri`. */
  async begin(redirectUri: string): Promise<{ url: URL; attempt: SignInAttempt }> {
    const attempt: SignInAttempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      redirectUri,
    };
    const url = client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /** Exchanges the code in `query` for tokens. @throws TokenRefused, IdentityUnavailable */
  async finish(attempt: SignInAttempt, query: string): Promise<{ tokens: SessionTokens; signIn: SignInAtProvider }> {
    const configuration = await this.configuration();
    const answer = await asked(() =>
      client.authorizationCodeGrant(configuration, new URL(`${attempt.redirectUri}${query}`), {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      }),
    );
    const { sub: subject, sid, iat: since } = answer.claims()!;
    return { tokens: sessionTokens(answer), signIn: { subject, sid: typeof sid === 'string' ? sid : null, since } };
  }

  /** New tokens for old. @throws TokenRefused when the session at the provider is over, IdentityUnavailable */
  async refresh(old: SessionTokens): Promise<SessionTokens> {
    const configuration = await this.configuration();
    const answer = await asked(() => client.refreshTokenGrant(configuration, old.refreshToken));
    return sessionTokens(answer, old);
  }

  /** The provider's sign-out, which leads back to `returnTo`. */
  async signOutUrl(idToken: string, returnTo: string): Promise<URL> {
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: returnTo };
    return client.buildEndSessionUrl(await this.configuration(), parameters);
  }

  /** Where the public keys are. @throws IdentityUnavailable */
  async jwksUri(): Promise<URL> {
    const { jwks_uri: uri } = (await this.configuration()).serverMetadata();
    if (!uri) throw new IdentityUnavailable('the provider names no keys');
    return new URL(uri);
  }

  /** `fetch` for addresses below the issuer, by the direct way where there is one. */
  readonly fetch = (url: string, options?: object): Promise<Response> => {
    const { issuer, internalIssuerUrl } = this.config;
    const direct = internalIssuerUrl && url.startsWith(`${issuer}/`);
    return fetch(direct ? `${internalIssuerUrl}${url.slice(issuer.length)}` : url, options as RequestInit);
  };

  private configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover().catch((cause: unknown) => {
      this.discovered = undefined;
      throw new IdentityUnavailable('the provider was not found', { cause });
    });
    return this.discovered;
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    return client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretBasic(clientSecret), {
      [client.customFetch]: this.fetch,
      execute: [...insecure, client.enableNonRepudiationChecks],
      timeout: TIMEOUT_SECONDS,
    });
  }
}

/** Tells a provider that says no (the person must sign in again) from one that cannot answer. */
async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    const saidNo =
      (cause instanceof client.AuthorizationResponseError && !TROUBLES.has(cause.error)) ||
      (cause instanceof client.ResponseBodyError && cause.error === 'invalid_grant') ||
      (cause instanceof client.ClientError && REFUSALS.has(cause.code ?? ''));
    if (saidNo) throw new TokenRefused('the provider refused', { cause });
    throw new IdentityUnavailable('the provider did not answer', { cause });
  }
}

/** Errors of an authorization answer that are the provider's own trouble. */
const TROUBLES = new Set(['server_error', 'temporarily_unavailable']);

/** openid-client's codes for an answer that came, and whose content is wrong. */
const REFUSALS = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
]);

type TokenAnswer = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/** A provider that does not rotate gives no new refresh token, and some no new ID token: the old ones hold. */
function sessionTokens(answer: TokenAnswer, old?: SessionTokens): SessionTokens {
  const refreshToken = answer.refresh_token ?? old?.refreshToken;
  const idToken = answer.id_token ?? old?.idToken;
  if (!refreshToken || !idToken) throw new TokenRefused('the provider gave no refresh token or no ID token');
  const life = (answer.expiresIn() ?? 60) * 1000;
  const expiresAt = Date.now() + life;
  const refreshAt = expiresAt - Math.min(30_000, life / 4);
  return { accessToken: answer.access_token, refreshToken, idToken, expiresAt, refreshAt };
}
