import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoCentro } from '@consorzi/domain/tenancy';

import type { Projection } from '../../projecting/index.js';

/** Persons by id only; dates are business dates: `al` null while the appointment lasts. */
export type Responsabile = { readonly personaId: string; readonly dal: string; readonly al: string | null };

export type RigaCentro = {
  readonly codice: string;
  readonly denominazione: string;
  readonly soppresso: boolean;
  readonly responsabili: readonly Responsabile[];
  readonly revisione: number;
};

const EVENTS = /^(CentroDiResponsabilita|Responsabile)/;

/** Centri di responsabilità of a consortium, by id. */
export const centri: Projection<RigaCentro> = {
  name: 'centri',
  version: 1,
  filters: {},
  keys: (event) => (EVENTS.test(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([
      [key, { ...evolve(rows.get(key), event as PositionedEvent & EventoCentro), revisione: event.revision }],
    ]);
  },
};

function evolve(row: RigaCentro | undefined, event: PositionedEvent & EventoCentro): Omit<RigaCentro, 'revisione'> {
  if (event.type === 'CentroDiResponsabilitaIstituito') {
    const { codice, denominazione } = event.data;
    return { codice, denominazione, soppresso: false, responsabili: [] };
  }
  if (!row) throw new Error(`${event.type} before the centro was there`);
  switch (event.type) {
    case 'CentroDiResponsabilitaRinominato':
      return { ...row, denominazione: event.data.denominazione };
    case 'CentroDiResponsabilitaSoppresso':
      return { ...row, soppresso: true };
    case 'ResponsabileNominato':
      return { ...row, responsabili: [...row.responsabili, { ...event.data, al: null }] };
    case 'ResponsabileCessato': {
      const { personaId, al } = event.data;
      const ended = (r: Responsabile) => (r.personaId === personaId && r.al === null ? { ...r, al } : r);
      return { ...row, responsabili: row.responsabili.map(ended) };
    }
    default:
      return unknownEvent(event);
  }
}
