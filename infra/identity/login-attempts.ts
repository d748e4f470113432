import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { DEMO_PASSWORD } from './demo-users.js';

/** `bloccato`: too many failures for this user name lately, the password was not looked at. */
export type Outcome = 'accettato' | 'rifiutato' | 'bloccato';

const FAILURES_BEFORE_LOCK = 5;
const LOCK_MILLISECONDS = 60_000;
const MOST_NAMES_REMEMBERED = 10_000;

/**
 * Slows down who tries passwords: each failure of a user name is answered later than the one before, the fifth in a
 * row locks it for a minute. Unknown names are treated alike, so nothing tells which exist. Kept in memory only.
 */
export class LoginAttempts {
  private readonly failures = new Map<string, { count: number; last: number }>();

  constructor(private readonly delayMilliseconds = 250) {}

  async check(username: string, password: string, exists: boolean): Promise<Outcome> {
    const seen = this.failures.get(username);
    const recent = seen && Date.now() - seen.last < LOCK_MILLISECONDS ? seen.count : 0;
    if (recent >= FAILURES_BEFORE_LOCK) return 'bloccato';
    if (samePassword(password) && exists) {
      this.failures.delete(username);
      return 'accettato';
    }
    // Counted before the pause: attempts sent all at once do not share one.
    this.remember(username, recent + 1);
    await sleep(this.delayMilliseconds * (recent + 1));
    return 'rifiutato';
  }

  private remember(username: string, count: number): void {
    if (this.failures.size >= MOST_NAMES_REMEMBERED) this.failures.clear();
    this.failures.set(username, { count, last: Date.now() });
  }
}

function samePassword(password: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(password), digest(DEMO_PASSWORD));
}
