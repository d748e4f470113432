import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { giornoDopo } from '@consorzi/domain/shared';
import type { EventoAccessi, Ruolo } from '@consorzi/domain/tenancy';

import type { Projection } from '../../projecting/index.js';

export type RuoloAssegnato = { readonly ruolo: Ruolo; readonly centri: readonly string[] };

/** The person stands in for the delegante in a role, from `dal` until the day before `alEscluso`. */
export type RigaDelega = {
  readonly delegaId: string;
  readonly delegante: string;
  readonly ruolo: Ruolo;
  readonly dal: string;
  readonly alEscluso: string;
};

/** `revisione`: of the scope's Accessi stream when the row changed. */
export type RigaAccessi = {
  readonly ruoli: readonly RuoloAssegnato[];
  /** That others gave to this person, over or not; revoked ones are gone. */
  readonly deleghe: readonly RigaDelega[];
  readonly revisione: number;
};

/**
 * Key of a row that is of no person: its `revisione` is that of the newest event of the stream, by which the access
 * model shows how far it has come even when the last change left a person without rights.
 */
export const ULTIMA = 'ultima';

/** The roles and deleghe of each person in the scope, by personaId. */
export const accessi: Projection<RigaAccessi> = {
  name: 'accessi',
  version: 2,
  filters: {},
  keys: (event) => (isAccess(event) ? [event.data.personaId, ULTIMA] : []),
  evolve(rows, event) {
    if (!isAccess(event)) return new Map();
    const { personaId } = event.data;
    const revisione = event.revision;
    const { ruoli, deleghe } = evolve(rows.get(personaId) ?? nessuno, event);
    return new Map([
      [personaId, ruoli.length + deleghe.length > 0 ? { ruoli, deleghe, revisione } : null],
      [ULTIMA, { ...nessuno, revisione }],
    ]);
  },
};

type Diritti = Pick<RigaAccessi, 'ruoli' | 'deleghe'>;
const nessuno: Diritti = { ruoli: [], deleghe: [] };

function evolve({ ruoli, deleghe }: Diritti, event: EventoAccessi): Diritti {
  switch (event.type) {
    case 'RuoloAssegnato': {
      const { ruolo, centri } = event.data;
      return { ruoli: [...ruoli.filter((granted) => granted.ruolo !== ruolo), { ruolo, centri }], deleghe };
    }
    case 'RuoloRevocato':
      return { ruoli: ruoli.filter((granted) => granted.ruolo !== event.data.ruolo), deleghe };
    case 'RuoloDelegato': {
      const { delegaId, delegante, ruolo, dal, al } = event.data;
      return { ruoli, deleghe: [...deleghe, { delegaId, delegante, ruolo, dal, alEscluso: giornoDopo(al) }] };
    }
    case 'DelegaRevocata':
      return { ruoli, deleghe: deleghe.filter(({ delegaId }) => delegaId !== event.data.delegaId) };
  }
}

const TYPES: ReadonlySet<string> = new Set<EventoAccessi['type']>([
  'RuoloAssegnato',
  'RuoloRevocato',
  'RuoloDelegato',
  'DelegaRevocata',
]);
const isAccess = (event: PositionedEvent): event is PositionedEvent & EventoAccessi => TYPES.has(event.type);
