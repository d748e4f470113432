import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { readStandings } from '../projections/index.js';
import type { ReadinessCheck } from './readiness.js';

type Heads = ReadonlyMap<string, number>;

/** The runner looks at all logs every two seconds and notes when. */
const SILENT_MS = 20_000;
/** While events come all the time the models are always a little behind: these old ones must be in them. */
const LAG_MS = 15_000;

/**
 * A projector is at work and the read models hold what the logs hold: all of it until that has been so once, afterwards
 * what was there some seconds ago. A projection stopped by a poison event is shown elsewhere and does not count here.
 */
export function projectorCheck(pool: Pool, store: EventStore): ReadinessCheck {
  let hasCaughtUp = false;
  let seen: { readonly at: number; readonly heads: Heads }[] = [];

  /** The ends of the logs as they were `LAG_MS` ago, from the looks taken since. */
  const due = (now: number): Heads => {
    const old = seen.filter(({ at }) => now - at >= LAG_MS);
    if (old.length > 1) seen = seen.slice(old.length - 1);
    return old.at(-1)?.heads ?? new Map();
  };

  return {
    name: 'projector',
    check: async () => {
      const heads = new Map((await store.scopes()).map(({ scope, last }) => [scope, last]));
      const standings = await readStandings(pool, [...heads.keys()]);
      const { rows } = await pool.query<{ silent: boolean }>(
        `select seen_at < clock_timestamp() - $1 * interval '1 millisecond' as silent from read.log_heads`,
        [SILENT_MS],
      );
      if (rows[0]?.silent ?? true) throw new Error('silent');
      const now = Date.now();
      seen.push({ at: now, heads });
      const wanted = hasCaughtUp ? due(now) : heads;
      const late = [...wanted].filter(([scope, last]) => (standings.get(scope)?.front ?? -1) < last);
      if (late.length > 0) throw new Error(`${late.length} logs behind`);
      hasCaughtUp = true;
    },
  };
}
