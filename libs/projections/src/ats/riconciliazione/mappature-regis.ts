import type { DatiMappatura, EventoMappaturaRegis } from '@consorzi/domain/ats';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

export type RigaMappaturaRegis = DatiMappatura & { readonly salvataIl: string; readonly revisione: number };

/** How the exports that an ATS gets are read, by the mapping's id. */
export const mappatureRegis: Projection<RigaMappaturaRegis> = {
  name: 'mappature_regis',
  version: 1,
  filters: { tabella: true },
  keys: (event) => (event.type === 'MappaturaSalvata' ? [streamParts(event.stream).id] : []),
  evolve(_rows, event) {
    const { data, recordedAt, revision } = event as PositionedEvent & EventoMappaturaRegis;
    return new Map([[streamParts(event.stream).id, { ...data, salvataIl: recordedAt, revisione: revision }]]);
  },
};
