import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

import type { IdentityProvider } from './identity-provider.js';
import { IdentityUnavailable } from './identity.js';

/** How long to wait for the keys, and how soon an unknown key may make us ask again. */
const TIMEOUT_MS = 3_000;
const COOLDOWN_MS = 10_000;

/** The public keys of the provider, fetched when first needed and kept. */
export class ProviderKeys {
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly provider: IdentityProvider) {}

  /**
   * The key set, as jose wants it. Whatever goes wrong with the keys, but a key that is not among them, is the
   * provider's trouble and not the token's.
   * @throws IdentityUnavailable, also from the function that it gives.
   */
  get(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.provider.jwksUri().then((uri) => {
      const remote = createRemoteJWKSet(uri, {
        timeoutDuration: TIMEOUT_MS,
        cooldownDuration: COOLDOWN_MS,
        [customFetch]: this.provider.fetch,
      });
      return async (header, input) => {
        try {
          return await remote(header, input);
        } catch (cause) {
          if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys)
            throw cause;
          throw new IdentityUnavailable('the keys of the provider cannot be had', { cause });
        }
      };
    });
    this.keys.catch(() => (this.keys = undefined));
    return this.keys;
  }
}
