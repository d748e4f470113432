import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { giornoDopo } from '@consorzi/domain/shared';
import type { EventoRevisione, Perimetro } from '@consorzi/domain/tenancy';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** Who was called to audit what, when, by which act; what counts today is for the dates to say. */
export type RigaRevisione = {
  readonly personaId: string;
  readonly perimetro: Perimetro;
  readonly dal: string;
  readonly alEscluso: string;
  readonly atto: AttoRiga | null;
  readonly affidataIl: string;
  readonly revocataIl: string | null;
};

/**
 * Every calling of an auditor by the id of the incarico, the revoked ones too. What lets somebody in is `accessi`, which
 * forgets them: a reader of this list cannot give a right by mistake.
 */
export const revisioni: Projection<RigaRevisione> = {
  name: 'revisioni',
  version: 1,
  filters: {},
  keys: (event) => (isRevisione(event) ? [event.data.incaricoId] : []),
  evolve(rows, event) {
    if (!isRevisione(event)) return new Map();
    const { incaricoId } = event.data;
    if (event.type === 'RevisioneRevocata') {
      const row = rows.get(incaricoId);
      if (!row) throw new Error(`${event.type} before the auditor was called`);
      return new Map([[incaricoId, { ...row, revocataIl: event.recordedAt }]]);
    }
    const { personaId, perimetro, dal, al } = event.data;
    const when = { dal, alEscluso: giornoDopo(al), affidataIl: event.recordedAt, revocataIl: null };
    return new Map([[incaricoId, { personaId, perimetro, atto: event.act, ...when }]]);
  },
};

const TYPES: ReadonlySet<string> = new Set<EventoRevisione['type']>(['RevisioneAffidata', 'RevisioneRevocata']);
const isRevisione = (event: PositionedEvent): event is PositionedEvent & EventoRevisione => TYPES.has(event.type);
