import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { giornoDopo } from '@consorzi/domain/shared';
import type { EventoAccessi, Perimetro, Ruolo } from '@consorzi/domain/tenancy';

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

/** The person audits what lies in the perimeter, from `dal` until the day before `alEscluso`. */
export type RigaIncarico = {
  readonly incaricoId: string;
  readonly perimetro: Perimetro;
  readonly dal: string;
  readonly alEscluso: string;
};

/** `revisione`: of the scope's Accessi stream when the row changed. */
export type RigaAccessi = {
  readonly ruoli: readonly RuoloAssegnato[];
  /** That others gave to this person, over or not; revoked ones are gone. */
  readonly deleghe: readonly RigaDelega[];
  /** For which the person was called as an auditor, over or not; revoked ones are gone. */
  readonly incarichi: readonly RigaIncarico[];
  readonly revisione: number;
};

/**
 * Key of a row that is of no person: its `revisione` is that of the newest event of the stream, by which the access
 * model shows how far it has come even when the last change left a person without rights.
 */
export const ULTIMA = 'ultima';

/** The roles, deleghe and audits of each person in the scope, by personaId. */
export const accessi: Projection<RigaAccessi> = {
  name: 'accessi',
  version: 3,
  filters: {},
  keys: (event) => (isAccess(event) ? [event.data.personaId, ULTIMA] : []),
  evolve(rows, event) {
    if (!isAccess(event)) return new Map();
    const { personaId } = event.data;
    const revisione = event.revision;
    const { ruoli, deleghe, incarichi } = evolve(rows.get(personaId) ?? nessuno, event);
    const some = ruoli.length + deleghe.length + incarichi.length > 0;
    return new Map([
      [personaId, some ? { ruoli, deleghe, incarichi, revisione } : null],
      [ULTIMA, { ...nessuno, revisione }],
    ]);
  },
};

type Diritti = Pick<RigaAccessi, 'ruoli' | 'deleghe' | 'incarichi'>;
const nessuno: Diritti = { ruoli: [], deleghe: [], incarichi: [] };

function evolve(row: Diritti, event: EventoAccessi): Diritti {
  const { ruoli, deleghe, incarichi } = row;
  switch (event.type) {
    case 'RuoloAssegnato': {
      const { ruolo, centri } = event.data;
      return { ...row, ruoli: [...ruoli.filter((granted) => granted.ruolo !== ruolo), { ruolo, centri }] };
    }
    case 'RuoloRevocato':
      return { ...row, ruoli: ruoli.filter((granted) => granted.ruolo !== event.data.ruolo) };
    case 'RuoloDelegato': {
      const { delegaId, delegante, ruolo, dal, al } = event.data;
      return { ...row, deleghe: [...deleghe, { delegaId, delegante, ruolo, dal, alEscluso: giornoDopo(al) }] };
    }
    case 'DelegaRevocata':
      return { ...row, deleghe: deleghe.filter(({ delegaId }) => delegaId !== event.data.delegaId) };
    case 'RevisioneAffidata': {
      const { incaricoId, perimetro, dal, al } = event.data;
      return { ...row, incarichi: [...incarichi, { incaricoId, perimetro, dal, alEscluso: giornoDopo(al) }] };
    }
    case 'RevisioneRevocata':
      return { ...row, incarichi: incarichi.filter(({ incaricoId }) => incaricoId !== event.data.incaricoId) };
  }
}

const TYPES: ReadonlySet<string> = new Set<EventoAccessi['type']>([
  'RuoloAssegnato',
  'RuoloRevocato',
  'RuoloDelegato',
  'DelegaRevocata',
  'RevisioneAffidata',
  'RevisioneRevocata',
]);
const isAccess = (event: PositionedEvent): event is PositionedEvent & EventoAccessi => TYPES.has(event.type);
