import { Controller, Inject, Logger, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { BrowserSessions } from './browser-sessions.js';
import { reason } from './error-answers.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';
import { LogoutTokens } from './logout-tokens.js';

/** A logout token and its field's name; anything longer is none. */
const LONGEST_BODY = 16_384;

/**
 * Where the provider says that a sign-in has ended (OpenID Connect Back-Channel Logout 1.0): the person went out at
 * another application, or an administrator of the realm put them out. Called by the provider, never by a browser.
 */
@Controller()
export class RemoteSignOutController {
  private readonly log = new Logger('accesso');

  constructor(
    @Inject(LogoutTokens) private readonly logoutTokens: LogoutTokens,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
  ) {}

  /** Form field `logout_token`. 200 when its sessions are gone, 400 when it is none of the provider's, 503 when in doubt. */
  @Post('accesso/uscita-remota')
  async end(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    try {
      const order = await this.logoutTokens.verify(await logoutTokenOf(request));
      this.log.log(`sessions ended by the provider: ${await this.sessions.endByOrder(order)}`);
      response.status(200).end();
    } catch (error) {
      const refused = error instanceof TokenRefused;
      if (!refused && !(error instanceof IdentityUnavailable)) throw error;
      this.log.warn(`logout token not accepted: ${reason(error)}`);
      response.status(refused ? 400 : 503).json({ error: refused ? 'invalid_request' : 'temporarily_unavailable' });
    }
  }
}

async function logoutTokenOf(request: Request): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LONGEST_BODY) throw new TokenRefused('longer than any logout token');
  }
  const tokens = new URLSearchParams(body).getAll('logout_token');
  if (tokens.length !== 1) throw new TokenRefused('not one logout token');
  return tokens[0]!;
}
