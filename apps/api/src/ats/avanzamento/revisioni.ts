import { avanzamento, avanzamentoIdOf } from '@consorzi/domain/ats';
import { NO_STREAM, streamName } from '@consorzi/domain/event-sourcing';
import { registro, registroKey } from '@consorzi/projections/audit';
import type { Reader } from '@consorzi/projections/projecting';

import type { RequestContext } from '../../tenancy/index.js';

/** What `revisioniDi` reads. */
export const LETTI_PER_LE_REVISIONI = [registro] as const;

/**
 * At which revision the figures of each target stand in the log of the reader: what a correction is made against. Rows
 * cannot say it: who takes a figure back or links an indicator leaves none. Null for who reads only part of the scope,
 * and writes nothing.
 */
export async function revisioniDi(
  { perimetro }: Pick<RequestContext, 'perimetro'>,
  reader: Reader,
  progettoId: string,
  traguardi: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const found = new Map<string, number | null>();
  for (const traguardoId of traguardi) {
    const stream = streamName(reader.scope, avanzamento.name, avanzamentoIdOf({ progettoId, traguardoId }));
    found.set(traguardoId, perimetro === 'tutto' ? await ultimaRevisione(reader, stream) : null);
  }
  return found;
}

async function ultimaRevisione(reader: Reader, stream: string): Promise<number> {
  if (reader.position < 0) return NO_STREAM;
  const [last] = await reader.stretch(registro, {
    ...{ from: registroKey(0), until: registroKey(reader.position) },
    ...{ newestFirst: true, first: 1, where: { stream } },
  });
  return last?.row.revision ?? NO_STREAM;
}
