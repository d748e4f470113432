import { jwtVerify, type JWTPayload } from 'jose';
import * as z from 'zod';

import type { SignInConfig } from './config.js';
import { IdentityUnavailable, TokenRefused, type Identity } from './identity.js';
import { membershipsOf } from './organization.js';
import type { ProviderKeys } from './provider-keys.js';
import { rolesOf } from './token-roles.js';

const CLOCK_TOLERANCE_SECONDS = 5;
/** Far longer than any token of ours; what is longer is not worth the work of reading it. */
const LONGEST_TOKEN = 16_384;

/** What is ours to check, after jose: names as Keycloak writes them. */
const Claims = z.object({
  sub: z.string().min(1),
  iat: z.number(),
  typ: z.literal('Bearer'),
  azp: z.string(),
  preferred_username: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
});

/** Verifies access tokens, of the browser's session and of scripts alike. */
export class AccessTokens {
  constructor(
    private readonly config: SignInConfig,
    private readonly keys: ProviderKeys,
  ) {}

  /**
   * jose first (signature, RS256 alone, issuer, audience, times), then what it does not check, and only then roles are
   * read from the verified token.
   * @throws TokenRefused, or IdentityUnavailable when the provider's keys cannot be had.
   */
  async verify(token: string, via: Identity['via']): Promise<Identity> {
    const { issuer, audience, clientId } = this.config;
    const claims = this.ownChecks(await this.signedClaims(token, issuer, audience));
    return {
      issuer,
      subject: claims.sub,
      username: claims.preferred_username ?? claims.sub,
      name: claims.name ?? claims.preferred_username ?? claims.sub,
      memberships: membershipsOf(claims.organization),
      ...rolesOf(token, clientId),
      via,
    };
  }

  private async signedClaims(token: string, issuer: string, audience: string): Promise<JWTPayload> {
    if (token.length > LONGEST_TOKEN) throw new TokenRefused('longer than any token');
    const keys = await this.keys.get();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return payload;
    } catch (cause) {
      if (cause instanceof IdentityUnavailable) throw cause;
      throw new TokenRefused('the token does not verify', { cause });
    }
  }

  private ownChecks(payload: JWTPayload) {
    const { data: claims, error: cause } = Claims.safeParse(payload);
    if (!claims) throw new TokenRefused('not an access token', { cause });
    if (!this.config.allowedAzp.includes(claims.azp)) throw new TokenRefused('issued to another client');
    if (claims.iat > Date.now() / 1000 + CLOCK_TOLERANCE_SECONDS) throw new TokenRefused('issued in the future');
    return { ...claims, organization: payload['organization'] };
  }
}
