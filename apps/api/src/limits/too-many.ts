import { HeaderMap } from '@apollo/server';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';

export const TOO_MANY = 'TROPPE_RICHIESTE';
/** The same words whatever was asked for: they tell nothing of what exists. */
const MESSAGE = 'Troppe richieste: attendere qualche secondo e riprovare.';

/**
 * A refusal waits this long, so that who asks again as soon as they are answered cannot keep us busy with refusing.
 * Beyond so many waiting, refusals go out at once.
 */
const REFUSAL_WAITS_MS = 500;
const MOST_WAITING = 2_000;
let waiting = 0;

/** The path as it was asked for; Express takes from `path` what it has matched. */
export const pathOf = (request: Pick<Request, 'originalUrl'>) => request.originalUrl.split('?', 1)[0]!;
export const isGraphQL = (path: string) => /^\/graphql\/?$/i.test(path);

/** Refuses a request: 429, `Retry-After` in whole seconds, and a body in the words that its endpoint speaks. */
export async function answerTooMany(request: Request, response: Response, retryAfter: number): Promise<void> {
  if (waiting < MOST_WAITING) {
    waiting++;
    await new Promise((resolve) => setTimeout(resolve, REFUSAL_WAITS_MS).unref());
    waiting--;
  }
  if (response.headersSent || response.destroyed) return;
  // What is left of a body is not read: this connection is of no further use.
  if (!request.complete) response.setHeader('Connection', 'close');
  response.setHeader('Retry-After', String(retryAfter)).setHeader('Cache-Control', 'no-store').status(429);
  if (isGraphQL(pathOf(request))) {
    response.json({ errors: [{ message: MESSAGE, extensions: { code: TOO_MANY } }] });
  } else response.json({ codice: TOO_MANY, messaggio: MESSAGE });
}

/** The same refusal from within an operation; `operationLimits` gives the answer its status. */
export function tooManyError(retryAfter: number): GraphQLError {
  const http = { headers: new HeaderMap([['retry-after', String(retryAfter)]]) };
  return new GraphQLError(MESSAGE, { extensions: { code: TOO_MANY, http } });
}
