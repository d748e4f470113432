import { importazioneIdOf } from '@consorzi/domain/importing';
import { streamParts } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inScope } from '../database/in-scope.js';

/**
 * Discards the proposals of documents of which some words were erased: a proposal holds them all, and would keep them
 * until it expires. @param streams main streams of commands; those of imports count.
 */
export async function scartaProposteDi(pool: Pool, scope: string, streams: readonly string[]): Promise<void> {
  const imports = streams.map(streamParts).filter(({ aggregate }) => aggregate === 'Importazione');
  if (imports.length === 0) return;
  const ids = new Set(imports.map(({ id }) => id));
  await inScope(pool, scope, async (client) => {
    const { rows } = await client.query<{ sha256: string }>(
      'select distinct sha256 from platform.proposte where scope = $1',
      [scope],
    );
    const documents = rows.map(({ sha256 }) => sha256).filter((sha256) => ids.has(importazioneIdOf(scope, sha256)));
    await client.query('delete from platform.proposte where scope = $1 and sha256 = any($2)', [scope, documents]);
  });
}
