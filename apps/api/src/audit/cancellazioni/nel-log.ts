import type { EventStore } from '@consorzi/domain/event-sourcing';
import { cancellazioneOf, cancellazioni, type Cancellazione } from '@consorzi/projections/audit';
import { ProjectionBehind, type Reader } from '@consorzi/projections/projecting';
import type { Pool } from 'pg';

import { readAt } from '../../projections/index.js';

const BATCH = 1_000;

/**
 * Every erasure that stands in the log of a scope, in its order: the read model's rows, then what it has not read yet.
 * So the answer is whole whether or not a projector runs, and costs the erasures and what is new, not the history.
 */
export async function cancellazioniNelLog(
  pool: Pool,
  store: EventStore,
  scope: string,
): Promise<readonly Cancellazione[]> {
  const { rows, position } = await projected(pool, scope);
  const all = [...rows];
  for (let after = position; ;) {
    const events = await store.readScope(scope, after, BATCH);
    all.push(...events.flatMap((event) => cancellazioneOf(event) ?? []));
    if (events.length < BATCH) return all;
    after = events.at(-1)!.position;
  }
}

/** The model at the newest position that it has reached, whatever the others have. */
async function projected(pool: Pool, scope: string) {
  const read = async (reader: Reader) => ({
    rows: (await reader.where(cancellazioni, {})).map(({ row }) => row),
    position: reader.position,
  });
  try {
    return await readAt(pool, { scope, projections: [cancellazioni] }, read);
  } catch (error) {
    if (!(error instanceof ProjectionBehind)) throw error;
    return readAt(pool, { scope, al: { [scope]: error.offered }, projections: [cancellazioni] }, read);
  }
}
