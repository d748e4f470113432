import { DeadlineExceededError, type KurrentDBClient, NotLeaderError } from '@kurrent/kurrentdb-client';

import { type KurrentConnection, within } from './connection.js';
import { codeOf, isDenied, NOT_FOUND, UNIMPLEMENTED } from './errors.js';

/** What makes the category streams. */
export const BY_CATEGORY = '$by_category';

/** Whether it works is proved in any case, by a link. */
export const UNTOLD = 'untold to these credentials';
/** The server runs no projections at all, which waiting does not mend. */
export const ABSENT = 'absent';
/** Of projections whose manager has not started, yet or any more, a server answers nobody. */
export const NO_ANSWER = 'no answer';

export const runs = (told: string | undefined): boolean => told === UNTOLD || /^Running/i.test(told ?? '');

/** Less than readiness waits. */
export const PATIENCE_MS = 2_000;

/** In the server's own words, or one of those above; undefined where it knows of none, as in its very first moments. */
export async function projectionStatus(client: KurrentDBClient): Promise<string | undefined> {
  try {
    const status = (await client.getProjectionStatus(BY_CATEGORY, { deadline: PATIENCE_MS })) as Status | undefined;
    return status && String(status.projectionStatus ?? status.status);
  } catch (error) {
    if (isDenied(error)) return UNTOLD;
    if (error instanceof DeadlineExceededError) return NO_ANSWER;
    if (codeOf(error) === UNIMPLEMENTED) return ABSENT;
    // The old protocol has the same code for "not the leader".
    if (codeOf(error) === NOT_FOUND && !(error instanceof NotLeaderError)) return undefined;
    throw error;
  }
}

/** The client's types promise an answer in every case. */
interface Status {
  readonly status?: string;
  readonly projectionStatus?: string;
}

/** A projection that runs is not asked again for so long. */
const TRUST_MS = 15_000;

/**
 * Rejects where the projection stands, as it may after an election (KurrentDB#5574): appends then go on, and since no
 * links come, everything that reads them looks up to date.
 */
export function projectionHealth(connection: KurrentConnection): () => Promise<void> {
  let trustedUntil = 0;
  let asking: Promise<void> | undefined;
  const ask = async () => {
    // Not as a call of the log's: its client is not given up for this.
    const told = await within(PATIENCE_MS, projectionStatus(connection.client)).catch(() => NO_ANSWER);
    if (!runs(told)) throw new Error(`projection ${BY_CATEGORY} not running: ${told ?? ABSENT}`);
    trustedUntil = Date.now() + TRUST_MS;
  };
  return () => {
    if (Date.now() < trustedUntil) return Promise.resolve();
    return (asking ??= ask().finally(() => (asking = undefined)));
  };
}
