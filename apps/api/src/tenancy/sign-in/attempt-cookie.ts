import { createHash } from 'node:crypto';

import type { CookieOptions, Request, Response } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';

const PREFIX = 'consorzi.accesso.';
const MINUTES = 10;
/** Attempts left open in other tabs; beyond these the old ones are dropped, before cookies fill the request's head. */
const MOST_OPEN = 5;

const Attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  /** Our page to show after signing in. */
  ritorno: z.string(),
});
export type OpenAttempt = z.infer<typeof Attempt>;

/**
 * What a sign-in remembers while the browser is away, in a signed cookie of its own: who only looks at the sign-in page
 * leaves no trace in the database, and two tabs do not disturb each other.
 */
export class AttemptCookies {
  private readonly key: Uint8Array;

  constructor(
    sessionSecret: string,
    private readonly secure: boolean,
  ) {
    this.key = createHash('sha256').update(`accesso:${sessionSecret}`).digest();
  }

  async keep(request: Request, response: Response, attempt: OpenAttempt): Promise<void> {
    const open = Object.keys(cookiesOf(request)).filter((name) => name.startsWith(PREFIX));
    if (open.length >= MOST_OPEN) for (const name of open) response.clearCookie(name, this.options());
    const sealed = await new SignJWT(attempt)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(`${MINUTES}m`)
      .sign(this.key);
    response.cookie(nameOf(attempt.state), sealed, { ...this.options(), maxAge: MINUTES * 60_000 });
  }

  /** The attempt that this browser began under `state`; null when it did not, or too long ago. Good once. */
  async take(request: Request, response: Response, state: unknown): Promise<OpenAttempt | null> {
    if (typeof state !== 'string') return null;
    const sealed = cookiesOf(request)[nameOf(state)];
    if (!sealed) return null;
    response.clearCookie(nameOf(state), this.options());
    try {
      const attempt = Attempt.parse((await jwtVerify(sealed, this.key, { algorithms: ['HS256'] })).payload);
      return attempt.state === state ? attempt : null;
    } catch {
      return null;
    }
  }

  private options(): CookieOptions {
    return { path: '/accesso', httpOnly: true, sameSite: 'lax', secure: this.secure };
  }
}

const nameOf = (state: string) => `${PREFIX}${createHash('sha256').update(state).digest('hex').slice(0, 16)}`;

/** The cookies of a request, as sent. */
export function cookiesOf(request: Request): Readonly<Record<string, string>> {
  const pairs = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('=') as [string, ...string[]]);
  return Object.fromEntries(pairs.map(([name, ...value]) => [name, value.join('=')]));
}
