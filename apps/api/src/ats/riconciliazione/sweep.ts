import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';

/** Deletes exports and comparisons that have expired, also where nobody loads any more. @returns how many went. */
export async function sweepRiconciliazioni(pool: Pool, store: EventStore): Promise<number> {
  let swept = 0;
  for (const { scope } of await store.scopes()) {
    swept += await inScope(pool, scope, async (client) => {
      const expired = 'delete from platform.riconciliazioni where scope = $1 and scade_il < now()';
      return (await client.query(expired, [scope])).rowCount ?? 0;
    });
  }
  return swept;
}
