import { setTimeout as sleep } from 'node:timers/promises';

import { EventStoreUnavailable } from '../store-errors.js';

/**
 * Classes of SQLSTATE after which the same call may well succeed: connection, rolled back (deadlock, serialization),
 * out of resources, lock not available, stopped by an operator or a time-out.
 */
const PASSING_CLASSES = ['08', '40', '53', '55', '57'];

/** True where trying again makes sense. An error without an SQLSTATE comes from the socket or from a time-out of ours. */
export function isPassing(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return false;
  const code = (error as { code?: unknown }).code;
  const isSqlState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (error as object);
  return isSqlState ? PASSING_CLASSES.includes(code.slice(0, 2)) : true;
}

/** Milliseconds before the second, third ... attempt: half a minute of a restarting server is not waited for. */
const PAUSES = [50, 150, 400, 1000, 2000];

/**
 * Calls again, with pauses that grow and differ, for as long as the failure is one that passes.
 * @throws EventStoreUnavailable after the last attempt; any other error as it came.
 */
export async function withRetries<Result>(call: () => Promise<Result>, pauses = PAUSES): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
      const pause = pauses[attempt];
      if (pause === undefined) throw new EventStoreUnavailable('the event log does not answer', { cause: error });
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}
