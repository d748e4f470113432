import { setTimeout as sleep } from 'node:timers/promises';

import { RuleViolation } from '@consorzi/domain/shared';

/** Reading again helps as soon as the read models show the other import: they are waited for about two seconds. */
const ATTEMPTS = 8;
const PAUSE_MS = 300;

/**
 * Does `work` again where another import has meanwhile given the code of a new centro to a centro of its own: what is
 * there is read again, and the next code is free. @throws RuleViolation CENTRO_GIA_ISTITUITO when that goes on.
 */
export async function untilCodesAreFree<T>(work: () => Promise<T>, pauseMs = PAUSE_MS): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const taken = error instanceof RuleViolation && error.code === 'CENTRO_GIA_ISTITUITO';
      if (!taken || attempt === ATTEMPTS) throw error;
      await sleep(pauseMs);
    }
  }
}
