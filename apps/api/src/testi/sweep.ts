import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inScope } from '../database/in-scope.js';

/**
 * Deletes the texts that no event names a day after they were saved: their command was refused or never sent again.
 * An event names a text when the command that saved it stands in the registro of its main stream. A scope whose
 * registro is behind its log is left for the next time.
 * @returns how many texts went.
 */
export async function sweepTesti(pool: Pool, store: EventStore): Promise<number> {
  let swept = 0;
  for (const { scope, last } of await store.scopes()) {
    swept += await inScope(pool, scope, async (client) => {
      const { rowCount } = await client.query(
        `with registro as (
           select generation from read.checkpoints
           where scope = $1 and projection = 'registro' and status = 'attiva' and position >= $2)
         delete from platform.testi t using registro
         where t.scope = $1 and t.salvato_il < now() - interval '1 day'
           and not exists (
             select 1 from read.registro r
             where r.scope = $1 and r.generation = registro.generation and r."f_stream" = t.stream
               and r.row->>'commandId' = t.command_id::text)`,
        [scope, last],
      );
      return rowCount ?? 0;
    });
  }
  return swept;
}

/** Deletes the proposals of imports that have expired, also where nobody uploads any more. @returns how many went. */
export async function sweepProposte(pool: Pool, store: EventStore): Promise<number> {
  let swept = 0;
  for (const { scope } of await store.scopes()) {
    swept += await inScope(pool, scope, async (client) => {
      const expired = 'delete from platform.proposte where scope = $1 and scade_il < now()';
      return (await client.query(expired, [scope])).rowCount ?? 0;
    });
  }
  return swept;
}
