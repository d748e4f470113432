import type { NextFunction, Request, Response } from 'express';

import { cookiesOf } from './attempt-cookie.js';
import { SESSION_COOKIE } from './browser-sessions.js';
import { ownOrigins } from './config.js';
import { answerError } from './error-answers.js';
import { bearerOf, type IdentityOf } from './identity-of.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Against forged requests: what changes something by the session's cookie must come from a page of ours, as the browser
 * itself says (`Sec-Fetch-Site`, or `Origin` in older ones). A bearer token is no cookie: nobody else's page has one.
 */
export function sameOriginOnly(publicUrl: string) {
  const own = ownOrigins(publicUrl);
  return (request: Request, response: Response, next: NextFunction): void => {
    const { 'sec-fetch-site': site, origin, authorization } = request.headers;
    const byCookie = cookiesOf(request)[SESSION_COOKIE] !== undefined && !/^bearer\b/i.test(authorization ?? '');
    const ours = site === undefined ? origin !== undefined && own.includes(origin) : site === 'same-origin';
    if (SAFE_METHODS.has(request.method) || !byCookie || ours) return next();
    const messaggio = 'La richiesta non viene da una pagina di Consorzi.';
    response.status(403).json({ codice: 'ORIGINE_NON_AMMESSA', messaggio });
  };
}

/** Answers a bad bearer token before anything else is done; who comes by session is looked up when somebody asks. */
export function refuseBadBearer(identityOf: IdentityOf) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      if (bearerOf(request) !== null) await identityOf.of(request);
    } catch (error) {
      return answerError(error, response, next);
    }
    next();
  };
}
