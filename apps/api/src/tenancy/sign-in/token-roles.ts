import Grant from 'keycloak-connect/middleware/auth-utils/grant.js';
import Token from 'keycloak-connect/middleware/auth-utils/token.js';
import * as z from 'zod';

const Roles = z.object({ roles: z.array(z.string()) });
const RoleClaims = z.object({
  realm_access: Roles.catch({ roles: [] }),
  resource_access: z.record(z.string(), Roles.catch({ roles: [] })).catch({}),
});

/**
 * Realm and client roles of an access token, read by keycloak-connect's own grant and token. The token must have been
 * verified already: these classes read, they check neither signature nor claims, and nothing is fetched.
 */
export function rolesOf(verifiedToken: string, clientId: string) {
  const { access_token: token } = new Grant({ access_token: new Token(verifiedToken, clientId) });
  const claims = RoleClaims.parse(token.content);
  const clients = Object.entries(claims.resource_access).filter(([, { roles }]) => roles.length > 0);
  return {
    realmRoles: claims.realm_access.roles.filter((role) => token.hasRealmRole(role)),
    clientRoles: Object.fromEntries(
      clients.map(([client, { roles }]) => [client, roles.filter((role) => token.hasApplicationRole(client, role))]),
    ),
  };
}
