import { Logger } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import type { Request, Response } from 'express';
import session from 'express-session';
import type { Pool, PoolClient } from 'pg';

import { cookiesOf } from './attempt-cookie.js';
import type { SignInConfig } from './config.js';
import type { IdentityProvider, SessionTokens, SignInAtProvider } from './identity-provider.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';
import type { SignOutOrder } from './logout-tokens.js';

declare module 'express-session' {
  interface SessionData {
    tokens: SessionTokens;
    /** Written once, at sign-in; two indexes of `platform.sessioni` read it. */
    signIn: SignInAtProvider;
  }
}

export const SESSION_COOKIE = 'consorzi.sid';
/** Rows unused for this long are swept. Until then the provider decides: a refresh it refuses ends the session. */
const IDLE_SECONDS = 10 * 3600;

/**
 * Sessions of signed-in browsers: an id in a cookie, the tokens in `platform.sessioni`. Opened only when a request asks
 * who it is, so that pages and images cost no query. After sign-in express-session never writes a row again (a request
 * that began earlier would put back old tokens): refreshing does, under the row's lock.
 */
export class BrowserSessions {
  private readonly log = new Logger('sessioni');
  private readonly store: InstanceType<ReturnType<typeof connectPgSimple>>;
  private readonly middleware: ReturnType<typeof session>;
  private readonly opening = new WeakMap<Request, Promise<void>>();
  private readonly refreshing = new Map<string, Promise<SessionTokens | null>>();
  private readonly secure: boolean;

  constructor(
    config: SignInConfig,
    private readonly pool: Pool,
    private readonly provider: IdentityProvider,
  ) {
    this.secure = config.publicUrl.startsWith('https:');
    this.store = new (connectPgSimple(session))({
      pool,
      schemaName: 'platform',
      tableName: 'sessioni',
      ttl: IDLE_SECONDS,
      disableTouch: true,
      errorLog: (...words) => this.log.error(words.map(String).join(' ')),
    });
    this.middleware = session({
      name: SESSION_COOKIE,
      secret: config.sessionSecret,
      store: this.store,
      resave: false,
      saveUninitialized: false,
      // Behind the https proxy of production the connection itself is plain.
      proxy: this.secure,
      cookie: { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' },
    });
  }

  /**
   * The session's tokens, renewed when about to expire; null without a session, or when the provider has ended it.
   * @throws IdentityUnavailable when they have expired and the provider cannot be asked.
   */
  async tokens(request: Request): Promise<SessionTokens | null> {
    if (!cookiesOf(request)[SESSION_COOKIE]) return null;
    await this.open(request);
    const { tokens } = request.session;
    if (!tokens || Date.now() < tokens.refreshAt) return tokens ?? null;
    try {
      return await this.refreshed(request.sessionID);
    } catch (error) {
      if (error instanceof IdentityUnavailable && Date.now() < tokens.expiresAt) return tokens;
      throw error;
    }
  }

  /** A new session under a new id: one that somebody else may have planted is worth nothing. */
  async begin(request: Request, tokens: SessionTokens, signIn: SignInAtProvider): Promise<void> {
    await this.open(request);
    await done((callback) => request.session.regenerate(callback));
    request.session.tokens = tokens;
    request.session.signIn = signIn;
    await done((callback) => request.session.save(callback));
  }

  /** Ends the session; gives its last tokens, for the sign-out at the provider. */
  async end(request: Request, response: Response): Promise<SessionTokens | null> {
    if (!cookiesOf(request)[SESSION_COOKIE]) return null;
    await this.open(request);
    const tokens = request.session.tokens ?? null;
    await done((callback) => request.session.destroy(callback));
    response.clearCookie(SESSION_COOKIE, { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' });
    return tokens;
  }

  /**
   * Ends the sessions that the provider has ended; gives their number. A session begun after the order was given is none
   * of its business: an order that comes twice, or late, ends nothing more.
   */
  async endByOrder({ subject, sid, givenAt }: SignOutOrder): Promise<number> {
    const named = { subject, sid };
    const fields = (['subject', 'sid'] as const).filter((field) => named[field] !== undefined);
    const conditions = fields.map((field, index) => `sess -> 'signIn' ->> '${field}' = $${index + 2}`);
    const { rowCount } = await this.pool.query(
      `delete from platform.sessioni
       where (sess -> 'signIn' ->> 'since')::bigint <= $1 and ${conditions.join(' and ')}`,
      [givenAt, ...fields.map((field) => named[field])],
    );
    return rowCount ?? 0;
  }

  /** Stops the timer that sweeps old rows. */
  async close(): Promise<void> {
    await this.store.close();
  }

  private open(request: Request): Promise<void> {
    let opening = this.opening.get(request);
    if (!opening) {
      opening = done((callback) => this.middleware(request, request.res!, callback));
      this.opening.set(request, opening);
    }
    return opening;
  }

  /** One refresh per session in this process; the row's lock makes it one among all processes. */
  private refreshed(sid: string): Promise<SessionTokens | null> {
    let refreshing = this.refreshing.get(sid);
    if (!refreshing) {
      refreshing = this.refreshUnderLock(sid).finally(() => this.refreshing.delete(sid));
      this.refreshing.set(sid, refreshing);
    }
    return refreshing;
  }

  private async refreshUnderLock(sid: string): Promise<SessionTokens | null> {
    const database = await this.pool.connect();
    try {
      await database.query('begin');
      const tokens = await this.renew(database, sid);
      await database.query('commit');
      return tokens;
    } catch (error) {
      await database.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      database.release();
    }
  }

  private async renew(database: PoolClient, sid: string): Promise<SessionTokens | null> {
    const { rows } = await database.query<{ tokens: SessionTokens }>(
      "select sess -> 'tokens' as tokens from platform.sessioni where sid = $1 for update",
      [sid],
    );
    const old = rows[0]?.tokens;
    // Another process was quicker: to sign out, or to refresh.
    if (!old || Date.now() < old.refreshAt) return old ?? null;
    try {
      const tokens = await this.provider.refresh(old);
      await database.query(
        `update platform.sessioni set sess = jsonb_set(sess, '{tokens}', $2), expire = now() + $3 * interval '1 second'
         where sid = $1`,
        [sid, JSON.stringify(tokens), IDLE_SECONDS],
      );
      return tokens;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      await database.query('delete from platform.sessioni where sid = $1', [sid]);
      return null;
    }
  }
}

/** A callback of express-session as a promise. */
function done(work: (callback: (error?: unknown) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => (error ? reject(error as Error) : resolve()));
  });
}
