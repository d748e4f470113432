import { randomUUID } from 'node:crypto';

import type { Pool } from 'pg';

import { inScope } from './transaction.js';

/** `front`: feeding the active generations of a scope; `build`: building new ones beside. */
export type Work = 'front' | 'build';

const TTL_MS = 5_000;
const RENEW_AFTER_MS = 1_500;

/**
 * Who serves which scope, so that processes do not do the same work twice. Correct rows do not hang on it: each batch
 * checks lease and checkpoint again under lock, so a holder that was paused finds itself out and writes nothing.
 */
export class Leases {
  /** This process, in the table of leases. */
  readonly owner = randomUUID();
  private readonly heldSince = new Map<string, number>();
  private readonly refusedSince = new Map<string, number>();

  constructor(private readonly pool: Pool) {}

  /** Takes or renews the lease. False while another process has it: it will serve the scope. */
  async hold(scope: string, work: Work): Promise<boolean> {
    const name = `${work} ${scope}`;
    const now = Date.now();
    if (now - (this.heldSince.get(name) ?? 0) < RENEW_AFTER_MS) return true;
    // Every process hears every hint: without a pause the one without the lease would ask for it at each.
    if (now - (this.refusedSince.get(name) ?? 0) < RENEW_AFTER_MS) return false;
    const held = await this.take(scope, work);
    this.heldSince.delete(name);
    this.refusedSince.delete(name);
    (held ? this.heldSince : this.refusedSince).set(name, now);
    return held;
  }

  /** The lease was not valid any more when it was checked: ask again before the next batch. */
  lost(scope: string, work: Work): void {
    this.heldSince.delete(`${work} ${scope}`);
  }

  /** Lets another process take over at once. */
  async releaseAll(): Promise<void> {
    for (const name of this.heldSince.keys()) {
      const [work, scope] = name.split(' ') as [Work, string];
      await inScope(this.pool, scope, 'write', (client) =>
        client.query('delete from read.leases where scope = $1 and work = $2 and owner = $3', [
          scope,
          work,
          this.owner,
        ]),
      );
    }
    this.heldSince.clear();
  }

  private take(scope: string, work: Work): Promise<boolean> {
    return inScope(this.pool, scope, 'write', async (client) => {
      const { rowCount } = await client.query(
        `insert into read.leases as l (scope, work, owner, expires_at)
         values ($1, $2, $3, now() + make_interval(secs => $4))
         on conflict (scope, work) do update set owner = excluded.owner, expires_at = excluded.expires_at
         where l.owner = excluded.owner or l.expires_at < now()`,
        [scope, work, this.owner, TTL_MS / 1000],
      );
      return rowCount === 1;
    });
  }
}
