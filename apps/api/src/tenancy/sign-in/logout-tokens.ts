import { jwtVerify, type JWTVerifyResult } from 'jose';
import * as z from 'zod';

import type { SignInConfig } from './config.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';
import type { ProviderKeys } from './provider-keys.js';

const CLOCK_TOLERANCE_SECONDS = 5;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** The provider's word that sessions have ended: of a person, of one sign-in, or of one sign-in of a person. */
export type SignOutOrder = { readonly givenAt: number } & (
  | { readonly subject: string; readonly sid?: string | undefined }
  | { readonly subject?: undefined; readonly sid: string }
);

const Header = z.object({ typ: z.enum(['logout+jwt', 'JWT']).optional() });

/** What makes a logout token one (OpenID Connect Back-Channel Logout 1.0, 2.4), after jose. */
const Claims = z
  .object({
    iat: z.number(),
    jti: z.string().min(1),
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    events: z.object({ [LOGOUT_EVENT]: z.record(z.string(), z.unknown()) }),
    nonce: z.never().optional(),
    /** Keycloak writes `Logout` here, and other words into its other tokens. */
    typ: z.literal('Logout').optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined, 'neither sub nor sid');

/** Verifies the logout tokens that the provider sends behind the browser's back. */
export class LogoutTokens {
  constructor(
    private readonly config: SignInConfig,
    private readonly keys: ProviderKeys,
  ) {}

  /** @throws TokenRefused, or IdentityUnavailable when the provider's keys cannot be had. */
  async verify(token: string): Promise<SignOutOrder> {
    const { payload, protectedHeader } = await this.signed(token);
    const { error: badHeader } = Header.safeParse(protectedHeader);
    const { data: claims, error: cause } = Claims.safeParse(payload);
    if (!claims || badHeader) throw new TokenRefused('not a logout token', { cause: cause ?? badHeader });
    const { sub, sid, iat: givenAt } = claims;
    if (givenAt > Date.now() / 1000 + CLOCK_TOLERANCE_SECONDS) throw new TokenRefused('issued in the future');
    return sub === undefined ? { sid: sid!, givenAt } : { subject: sub, sid, givenAt };
  }

  private async signed(token: string): Promise<JWTVerifyResult> {
    const keys = await this.keys.get();
    const { issuer, clientId } = this.config;
    try {
      return await jwtVerify(token, keys, {
        issuer,
        audience: clientId,
        algorithms: ['RS256'],
        requiredClaims: ['iat', 'exp', 'jti', 'events'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
    } catch (cause) {
      if (cause instanceof IdentityUnavailable) throw cause;
      throw new TokenRefused('the logout token does not verify', { cause });
    }
  }
}
