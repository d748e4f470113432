import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoAccessi, Ruolo } from '@consorzi/domain/tenancy';

import type { Projection } from '../../projecting/index.js';

export type RuoloAssegnato = { readonly ruolo: Ruolo; readonly centri: readonly string[] };

/** `revisione`: of the scope's Accessi stream, by which the access model shows how fresh it is. */
export type RigaAccessi = { readonly ruoli: readonly RuoloAssegnato[]; readonly revisione: number };

/** The roles of each person in the scope, by personaId. */
export const accessi: Projection<RigaAccessi> = {
  name: 'accessi',
  version: 1,
  filters: {},
  keys: (event) => (isAccess(event) ? [event.data.personaId] : []),
  evolve(rows, event) {
    if (!isAccess(event)) return new Map();
    const { personaId, ruolo } = event.data;
    const others = (rows.get(personaId)?.ruoli ?? []).filter((granted) => granted.ruolo !== ruolo);
    const ruoli = event.type === 'RuoloAssegnato' ? [...others, { ruolo, centri: event.data.centri }] : others;
    return new Map([[personaId, ruoli.length > 0 ? { ruoli, revisione: event.revision } : null]]);
  },
};

const isAccess = (event: PositionedEvent): event is PositionedEvent & EventoAccessi =>
  event.type === 'RuoloAssegnato' || event.type === 'RuoloRevocato';
