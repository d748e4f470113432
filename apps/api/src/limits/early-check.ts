import type { NextFunction, Request, Response } from 'express';

import { credentialKey, UPLOAD_POINTS, type Rates } from './rates.js';
import { answerTooMany, pathOf } from './too-many.js';

/** Pages and their files cost next to nothing, and who watches over the process must not be turned away. */
const COUNTED = /^\/(graphql|realms|accesso|uscita|api)(\/|$)/i;
const SESSION = /(?:^|;\s*)consorzi\.sid=([^;]+)/;
/** A command's body is at most an imported plan's part; larger things travel by an upload endpoint of their own. */
export const BODY_LIMIT = 2 * 1024 * 1024;
/** A body weighs a point for each of these. */
const BYTES_A_POINT = 65_536;
const KNOWN_FOR_MS = 600_000;
const MOST_KNOWN = 10_000;

/**
 * Credentials that have proved good of late, by their keys. Others are counted by network address: who invents tokens
 * gets no new allowance with each, and cannot use up that of people who share the address.
 */
export class KnownCredentials {
  private readonly until = new Map<string, number>();

  constructor(private readonly now = () => Date.now()) {}

  proved(request: Pick<Request, 'headers'>): void {
    const key = keyOf(request);
    if (key === null) return;
    this.until.delete(key);
    this.until.set(key, this.now() + KNOWN_FOR_MS);
    if (this.until.size > MOST_KNOWN) this.until.delete(this.until.keys().next().value!);
  }

  has(key: string): boolean {
    return (this.until.get(key) ?? 0) > this.now();
  }
}

/** Before anything of a request is read or looked up: how often has this credential, or this address, come? */
export function earlyCheck(rates: Rates, known: KnownCredentials) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (!COUNTED.test(pathOf(request))) return next();
    const key = keyOf(request);
    const wait =
      key !== null && known.has(key)
        ? await rates.ofCredential(key, weightOf(request))
        : await rates.ofAddress(request.ip ?? 'unknown', weightOf(request));
    if (wait === null) next();
    else await answerTooMany(request, response, wait);
  };
}

function keyOf({ headers }: Pick<Request, 'headers'>): string | null {
  const credential =
    /^bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? SESSION.exec(headers.cookie ?? '')?.[1];
  return credential === undefined ? null : credentialKey(credential);
}

/** Documents have a limit and a worker of their own; other bodies are parsed on the thread that serves everybody. */
function weightOf(request: Request): number {
  if (request.method === 'POST' && /^\/api\//i.test(pathOf(request))) return UPLOAD_POINTS;
  // Who does not say how long it is may send as much as is ever read.
  const length = Number(request.headers['transfer-encoding'] ? BODY_LIMIT : (request.headers['content-length'] ?? 0));
  return 1 + Math.floor(Math.min(length > 0 ? length : 0, BODY_LIMIT) / BYTES_A_POINT);
}
