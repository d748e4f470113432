import { errors, type Provider } from 'oidc-provider';

import type { Directory } from './directory.js';
import { API_RESOURCE, apiResourceServer, SCOPE } from './api-resource.js';

/** For scripts: the client `consorzi-cli`, whose secret lies in the data folder, names a demo user and gets a token. */
export const DEMO_USER_GRANT = 'urn:consorzi:grant:utente-demo';

/** A script has nobody who renews its token. */
const SCRIPT_TOKEN_SECONDS = 300;

/** Token request: `grant_type`, `username`, client `consorzi-cli`. Answers an access token, never a refresh token. */
export function registerDemoUserGrant(provider: Provider, directory: Directory): void {
  provider.registerGrantType(
    DEMO_USER_GRANT,
    async (context) => {
      const person = directory.byUsername(context.oidc.params?.['username'] ?? '');
      if (!person) throw new errors.InvalidGrant('unknown demo user');
      const token = new provider.AccessToken({
        accountId: person.subject,
        client: context.oidc.client!,
        gty: DEMO_USER_GRANT,
      });
      token.resourceServer = new provider.ResourceServer(API_RESOURCE, apiResourceServer(SCRIPT_TOKEN_SECONDS));
      token.scope = SCOPE;
      context.oidc.entity('AccessToken', token);
      context.body = {
        access_token: await token.save(),
        token_type: 'Bearer',
        expires_in: token.expiration,
        scope: SCOPE,
      };
    },
    ['username'],
  );
}
