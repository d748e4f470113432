import { isUuid } from '@consorzi/domain/shared';
import { letturaDi, type Lettura } from '@consorzi/domain/tenancy';
import { revisioni } from '@consorzi/projections/tenancy';
import type { Pool } from 'pg';

import { readAt } from '../projections/index.js';

/** The words of the option by which who runs the platform writes no more than an auditor was called to see. */
export const OPZIONE_INCARICO = [
  '--incarico <id>',
  'soltanto ciò che può vedere chi ha questo incarico di revisione',
] as const;

/**
 * What a file may hold that is made for an auditor; everything where none is named. An incarico that is over still
 * says what was to be seen; one that was revoked says nothing any more. @throws Error in the words of the screen
 */
export async function letturaPer(pool: Pool, scope: string, incaricoId: string | undefined): Promise<Lettura> {
  if (incaricoId === undefined) return 'tutto';
  if (!isUuid(incaricoId)) throw new Error(`--incarico ${incaricoId}: non è un identificativo`);
  const read = { scope, projections: [revisioni] };
  const found = (await readAt(pool, read, (reader) => reader.one(revisioni, incaricoId)))?.row;
  if (!found || found.revocataIl !== null) throw new Error(`nell’ente ${scope} non c’è l’incarico ${incaricoId}`);
  return letturaDi([found.perimetro]);
}
