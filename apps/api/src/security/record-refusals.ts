import type { NextFunction, Request, Response } from 'express';

import type { IdentityOf, Persone } from '../tenancy/index.js';
import type { AccessRefusals } from './access-refusals.js';

const REASONS: Readonly<Record<number, string>> = { 401: 'TOKEN_NON_VALIDO', 403: 'ORIGINE_NON_AMMESSA' };

/** Records what is refused with 401 or 403 outside GraphQL, whose guard knows more and records its own. */
export function recordRefusals(refusals: AccessRefusals, identityOf: IdentityOf, persone: Persone) {
  const record = async (request: Request, response: Response): Promise<void> => {
    const identity = await identityOf.of(request).catch(() => null);
    const personaId = identity && (await persone.personaOf(identity));
    // The endpoint as it is declared, or its first word: an address can hold anything.
    const { path } = (request.route ?? {}) as { path?: unknown };
    const endpoint = typeof path === 'string' ? path : (/^\/[a-z]{1,20}/.exec(request.originalUrl)?.[0] ?? '/');
    const { scope } = request.params as { scope?: string };
    refusals.record({
      ...(personaId && { personaId }),
      operazione: `${request.method} ${endpoint}`,
      scope: scope ?? '',
      motivo: (response.locals['motivo'] as string | undefined) ?? REASONS[response.statusCode]!,
    });
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    response.once('finish', () => {
      if (REASONS[response.statusCode]) record(request, response).catch(() => undefined);
    });
    next();
  };
}
