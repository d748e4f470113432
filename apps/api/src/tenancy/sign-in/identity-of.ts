import type { Request } from 'express';

import type { AccessTokens } from './access-tokens.js';
import type { BrowserSessions } from './browser-sessions.js';
import { TokenRefused, type Identity } from './identity.js';

/** Who a request comes from. A bearer token wins over a session, so that a script says exactly as whom it acts. */
export class IdentityOf {
  private readonly known = new WeakMap<Request, Promise<Identity | null>>();

  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: BrowserSessions,
  ) {}

  /**
   * Null for a request without identity: no token and no session, or a session that has ended. Found once per request.
   * @throws TokenRefused for a bad bearer token, IdentityUnavailable when the provider is needed and does not answer.
   */
  of(request: Request): Promise<Identity | null> {
    let identity = this.known.get(request);
    if (!identity) {
      identity = this.find(request);
      this.known.set(request, identity);
    }
    return identity;
  }

  private async find(request: Request): Promise<Identity | null> {
    const bearer = bearerOf(request);
    if (bearer !== null) return this.accessTokens.verify(bearer, 'bearer');
    const tokens = await this.sessions.tokens(request);
    if (!tokens) return null;
    try {
      return await this.accessTokens.verify(tokens.accessToken, 'sessione');
    } catch (error) {
      // The provider's keys may have changed since: then the person signs in again.
      if (error instanceof TokenRefused) return null;
      throw error;
    }
  }
}

/**
 * The bearer token of a request, null without one. Other schemes (a proxy's own password) are not for us.
 * @throws TokenRefused when the header says Bearer and nothing like a token follows.
 */
export function bearerOf(request: Pick<Request, 'headers'>): string | null {
  const header = request.headers.authorization;
  if (header === undefined || !/^bearer\b/i.test(header)) return null;
  const token = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
  if (!token) throw new TokenRefused('not a bearer token');
  return token;
}
