import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inScope } from '../database/in-scope.js';
import { lockFile } from './caricamenti.js';
import type { FileStore } from './file-store.js';

const DAY_MS = 24 * 3_600_000;

/**
 * Removes the files that no event names a day after they came: the person never made a document of them. One that an
 * event names stays for good, also once its document is withdrawn: the past must still be shown. An event names a file
 * when the command that was going to stands in the registro of its stream. A scope whose registro is behind its log is
 * left for the next time.
 * @returns how many files went.
 */
export async function sweepFiles(pool: Pool, store: EventStore, files: FileStore, now = new Date()): Promise<number> {
  let swept = 0;
  for (const { scope, last } of await store.scopes()) {
    await inScope(pool, scope, (client) =>
      client.query(`delete from platform.file_caricati where scope = $1 and caricato_il < $2`, [
        scope,
        new Date(now.getTime() - DAY_MS),
      ]),
    );
    for await (const { sha256, at } of files.list(scope)) {
      if (now.getTime() - at.getTime() < DAY_MS) continue;
      if (await removed(pool, files, { scope, last, sha256 })) swept++;
    }
  }
  return swept;
}

/** Under the lock of the file, so that nobody makes a document of it in between. */
function removed(pool: Pool, files: FileStore, file: { scope: string; last: number; sha256: string }) {
  const { scope, last, sha256 } = file;
  return inScope(pool, scope, async (client) => {
    await lockFile(client, scope, sha256);
    const { rows } = await client.query<{ kept: boolean }>(
      `select
         not exists (select 1 from read.checkpoints
           where scope = $1 and projection = 'registro' and status = 'attiva' and position >= $2)
         or exists (select 1 from platform.file_caricati where scope = $1 and sha256 = $3)
         or exists (select 1 from platform.file_usi u
           where u.scope = $1 and u.sha256 = $3
             and (u.usato_il > now() - interval '1 day' or exists (
               select 1 from read.registro r join read.checkpoints c
                 on c.scope = r.scope and c.generation = r.generation and c.projection = 'registro' and c.status = 'attiva'
               where r.scope = $1 and r."f_stream" = u.stream and r.row->>'commandId' = u.command_id::text))) as kept`,
      [scope, last, sha256],
    );
    if (rows[0]!.kept) return false;
    await client.query('delete from platform.file_usi where scope = $1 and sha256 = $2', [scope, sha256]);
    await files.remove(scope, sha256);
    return true;
  });
}
