import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoConsorzio } from '@consorzi/domain/tenancy';

import type { Projection } from '../../projecting/index.js';

export type RigaConsorzio = { readonly denominazione: string; readonly sede: string };

/** The consortium of the scope: one row, its key is the scope's slug. */
export const consorzio: Projection<RigaConsorzio> = {
  name: 'consorzio',
  version: 1,
  filters: {},
  keys: (event) => (event.type === 'ConsorzioIstituito' ? [event.scope] : []),
  evolve(_rows, event) {
    const { data } = event as PositionedEvent & EventoConsorzio;
    return new Map([[event.scope, { denominazione: data.denominazione, sede: data.sede }]]);
  },
};
