import type { EventoNumeroFattura } from '@consorzi/domain/ats';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** Which expense holds an invoice, by the invoice's id: who enters one twice is told before they send it. */
export type RigaFattura = { readonly spesaId: string };

export const speseFatture: Projection<RigaFattura> = {
  name: 'spese_fatture',
  version: 1,
  filters: {},
  keys: ({ type, stream }) => (/^NumeroFattura(Assegnato|Liberato)$/.test(type) ? [streamParts(stream).id] : []),
  evolve(_rows, event) {
    const { type, data, stream } = event as PositionedEvent & EventoNumeroFattura;
    const { id } = streamParts(stream);
    return new Map([[id, type === 'NumeroFatturaAssegnato' ? { spesaId: data.spesaId } : null]]);
  },
};
