import { registro, registroKey } from '@consorzi/projections/audit';
import type { RigaPiano } from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';

import type { Piano } from './planning.types.js';

/** Plans as people read them: each form that one took with when it was recorded, beside the day of its act. */
export async function pianiOf(reader: Reader, found: readonly Found<RigaPiano>[]): Promise<Piano[]> {
  const keys = new Set(found.flatMap(({ row }) => row.tappe.map(({ posizione }) => registroKey(posizione))));
  const recorded = await reader.many(registro, [...keys]);
  const dates = new Map(recorded.map(({ row }) => [row.position, row.recordedAt]));
  return found.map(({ key, row }) => ({
    ...row,
    id: key,
    tappe: row.tappe.map((tappa) => ({ ...tappa, registratoIl: dates.get(tappa.posizione)! })),
  }));
}

export const pianoOf = async (reader: Reader, found: Found<RigaPiano>): Promise<Piano> =>
  (await pianiOf(reader, [found]))[0]!;
