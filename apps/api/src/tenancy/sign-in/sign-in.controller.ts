import { Controller, Get, Inject, Logger, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';

import { AccessTokens } from './access-tokens.js';
import { AttemptCookies } from './attempt-cookie.js';
import { BrowserSessions } from './browser-sessions.js';
import { originOf, safeReturn, type SignInConfig } from './config.js';
import { reason, SignInErrorFilter } from './error-answers.js';
import { IdentityOf } from './identity-of.js';
import { IdentityProvider } from './identity-provider.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';
import { messagePage } from './message-page.js';
import { Persone } from './persone.js';

export const SIGN_IN_CONFIG = Symbol('SignInConfig');

/** What the pages may know of who is signed in: never a token. */
export type StatoSessione =
  | { readonly autenticato: false }
  | {
      readonly autenticato: true;
      readonly personaId: string;
      readonly nome: string;
      readonly username: string;
      /** Slugs of the scopes the person belongs to; what they may do there is asked of the platform. */
      readonly appartenenze: readonly string[];
    };

/** The browser's way in and out. */
@Controller()
@UseFilters(SignInErrorFilter)
export class SignInController {
  private readonly log = new Logger('accesso');

  constructor(
    @Inject(SIGN_IN_CONFIG) private readonly config: SignInConfig,
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(AttemptCookies) private readonly attempts: AttemptCookies,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(AccessTokens) private readonly accessTokens: AccessTokens,
    @Inject(IdentityOf) private readonly identityOf: IdentityOf,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  /** Sends the browser to the provider; afterwards it comes to `?ritorno=/path`, of ours. */
  @Get('accesso')
  async start(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.orExplain(response, async () => {
      const redirectUri = `${originOf(this.config, request.headers.host)}/accesso/ritorno`;
      const { url, attempt } = await this.provider.begin(redirectUri);
      const ritorno = safeReturn(request.query['ritorno']);
      await this.attempts.keep(request, response, { ...attempt, ritorno });
      noStore(response).redirect(303, url.href);
    });
  }

  /** Back from the provider with a code: tokens for it, a new session, and on to the page that was wanted. */
  @Get('accesso/ritorno')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.orExplain(response, async () => {
      const attempt = await this.attempts.take(request, response, request.query['state']);
      if (!attempt) throw new TokenRefused('no such attempt of this browser');
      const query = request.originalUrl.slice(request.path.length);
      const { tokens, signIn } = await this.provider.finish(attempt, query);
      const identity = await this.accessTokens.verify(tokens.accessToken, 'sessione');
      if (identity.subject !== signIn.subject) throw new TokenRefused('ID token and access token name two people');
      await this.persone.personaOf(identity);
      await this.sessions.begin(request, tokens, signIn);
      noStore(response).redirect(303, attempt.ritorno);
    });
  }

  /** Out here, then out at the provider, then the home page. */
  @Post('uscita')
  async end(@Req() request: Request, @Res() response: Response): Promise<void> {
    const tokens = await this.sessions.end(request, response);
    const home = `${originOf(this.config, request.headers.host)}/`;
    // Out is out, whether or not the provider can be told.
    const target = tokens && (await this.provider.signOutUrl(tokens.idToken, home).catch(() => null));
    noStore(response).redirect(303, target?.href ?? '/');
  }

  @Get('accesso/sessione')
  async session(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<StatoSessione> {
    noStore(response);
    const identity = await this.identityOf.of(request);
    if (!identity) return { autenticato: false };
    const { name: nome, username, memberships: appartenenze } = identity;
    return { autenticato: true, personaId: await this.persone.personaOf(identity), nome, username, appartenenze };
  }

  /** A person in front of a browser gets a page that says what to do, not JSON. */
  private async orExplain(response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const refused = error instanceof TokenRefused;
      if (!refused && !(error instanceof IdentityUnavailable)) throw error;
      this.log.warn(`sign-in failed: ${reason(error)}`);
      noStore(response)
        .status(refused ? 400 : 503)
        .type('html')
        .send(
          refused
            ? messagePage('Accesso non riuscito', 'La richiesta di accesso è scaduta, annullata o già usata.')
            : messagePage('Accesso non disponibile', 'Il servizio di accesso non risponde: riprova tra poco.'),
        );
    }
  }
}

function noStore(response: Response): Response {
  return response.setHeader('Cache-Control', 'no-store');
}
