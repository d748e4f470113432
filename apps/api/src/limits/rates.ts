import { createHash } from 'node:crypto';

// rate-limiter-flexible: no dependencies, ISC, long kept, and the same interface on PostgreSQL, should several API
// processes have to count together; in memory, each process counts for itself and a check costs microseconds.
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

import type { ApiConfig } from '../boot/platform.module.js';

export type RateVariables = Pick<
  ApiConfig,
  'LIMIT_USER_PER_SECOND' | 'LIMIT_SCOPE_PER_SECOND' | 'LIMIT_ANONYMOUS_PER_SECOND'
>;

/** Averaged over this long: a page that opens with a burst of questions is no flood. */
const WINDOW_SECONDS = 10;
/** An upload is read in a worker and weighs like so many questions. */
export const UPLOAD_POINTS = 20;

/**
 * How often: per address without identity, per credential, per person, per scope and per person in a scope. Every
 * answer is null, or the seconds after which to ask again.
 */
export class Rates {
  private readonly address: RateLimiterMemory;
  private readonly credential: RateLimiterMemory;
  private readonly person: RateLimiterMemory;
  private readonly scope: RateLimiterMemory;

  constructor(limits: RateVariables) {
    const per = (keyPrefix: string, perSecond: number) =>
      new RateLimiterMemory({ keyPrefix, points: perSecond * WINDOW_SECONDS, duration: WINDOW_SECONDS });
    this.address = per('indirizzo', limits.LIMIT_ANONYMOUS_PER_SECOND);
    this.credential = per('credenziale', limits.LIMIT_USER_PER_SECOND);
    this.person = per('persona', limits.LIMIT_USER_PER_SECOND);
    this.scope = per('scope', limits.LIMIT_SCOPE_PER_SECOND);
  }

  ofAddress(address: string, points: number): Promise<number | null> {
    return taken(this.address, network(address), points);
  }

  /** `credential`: as `credentialKey` gives it, never the credential itself. */
  ofCredential(credential: string, points: number): Promise<number | null> {
    return taken(this.credential, credential, points);
  }

  ofPerson(issuer: string, subject: string, points = 1): Promise<number | null> {
    return taken(this.person, `${issuer}|${subject}`, points);
  }

  /** After the guard: all people in a scope together, and each of them there, so that one cannot use up what is for all. */
  async inScope(scope: string, personaId: string, points = 1): Promise<number | null> {
    const own = await taken(this.person, `${scope}|${personaId}`, points);
    return own ?? taken(this.scope, scope, points);
  }
}

/** A session's id or a token, as a key: what is kept in memory opens nothing. */
export const credentialKey = (credential: string) =>
  createHash('sha256').update(credential).digest('base64url').slice(0, 22);

async function taken(limiter: RateLimiterMemory, key: string, points: number): Promise<number | null> {
  try {
    await limiter.consume(key, points);
    return null;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000));
  }
}

/** Who has one IPv6 address has 2^64 of them. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
