/** The API as the provider sees it: every access token is for it. */
export const API_RESOURCE = 'urn:consorzi:api';
export const API_AUDIENCE = 'consorzi-api';

/** `organization:*` is how Keycloak is asked for all memberships, `organization` is our shorter form of the same. */
export const SCOPE = 'openid profile email organization organization:*';

/** `accessTokenSeconds`: how long an access token lives. */
export const apiResourceServer = (accessTokenSeconds: number) => ({
  scope: SCOPE,
  audience: API_AUDIENCE,
  accessTokenTTL: accessTokenSeconds,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: 'RS256' } },
});
