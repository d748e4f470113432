import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

import { IdentityUnavailable, TokenRefused } from './identity.js';

const log = new Logger('accesso');

/** A refused token as JSON 401, a provider that does not answer as 503; anything else goes to `next`. */
export function answerError(error: unknown, response: Response, next: (error: unknown) => void): void {
  if (error instanceof TokenRefused) {
    log.debug(`token refused: ${reason(error)}`);
    response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
    response.status(401).json({ codice: error.code, messaggio: 'Il token di accesso non è valido.' });
  } else if (error instanceof IdentityUnavailable) {
    log.warn(`identity provider unavailable: ${reason(error)}`);
    response.setHeader('Retry-After', '5');
    response
      .status(503)
      .json({ codice: error.code, messaggio: 'Il servizio di accesso non risponde: riprovare tra poco.' });
  } else next(error);
}

/** The error and what caused it, for the log: messages of libraries, which carry no token. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${reason(error.cause)})`;
}

@Catch(TokenRefused, IdentityUnavailable)
export class SignInErrorFilter implements ExceptionFilter {
  catch(error: TokenRefused | IdentityUnavailable, host: ArgumentsHost): void {
    answerError(error, host.switchToHttp().getResponse<Response>(), () => undefined);
  }
}
