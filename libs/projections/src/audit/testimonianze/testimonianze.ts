import type { EventoTestimonianze } from '@consorzi/domain/audit';
import { unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** One side of a testimonianza, as this scope's log knows it: what the other side wants stands in its own. */
export type RigaTestimonianza = {
  /** `testimone`: the other one shall sign this log; `ente`: this scope signs the other one's. */
  readonly verso: 'testimone' | 'ente';
  /** Slug of the other scope. */
  readonly altro: string;
  /** When it was recorded, ISO with milliseconds. */
  readonly dal: string;
};

/** Key of a row: a scope may be on both sides. */
export const chiaveTestimonianza = (verso: RigaTestimonianza['verso'], altro: string): string => `${verso}/${altro}`;

const TYPES: ReadonlySet<string> = new Set<EventoTestimonianze['type']>([
  'TestimoneNominato',
  'TestimoneRimosso',
  'TestimonianzaConcessa',
  'TestimonianzaCessata',
]);

/** Whom the scope has named as witnesses of its log, and whose logs it has agreed to witness. */
export const testimonianze: Projection<RigaTestimonianza> = {
  name: 'testimonianze',
  version: 1,
  filters: { verso: true },
  keys(event) {
    if (!TYPES.has(event.type)) return [];
    const { verso, altro } = sideOf(event as PositionedEvent & EventoTestimonianze);
    return [chiaveTestimonianza(verso, altro)];
  },
  evolve(_rows, event) {
    const { verso, altro, holds } = sideOf(event as PositionedEvent & EventoTestimonianze);
    const row = holds ? { verso, altro, dal: event.recordedAt } : null;
    return new Map([[chiaveTestimonianza(verso, altro), row]]);
  },
};

function sideOf(event: PositionedEvent & EventoTestimonianze): Omit<RigaTestimonianza, 'dal'> & { holds: boolean } {
  switch (event.type) {
    case 'TestimoneNominato':
    case 'TestimoneRimosso':
      return { verso: 'testimone', altro: event.data.testimone, holds: event.type === 'TestimoneNominato' };
    case 'TestimonianzaConcessa':
    case 'TestimonianzaCessata':
      return { verso: 'ente', altro: event.data.ente, holds: event.type === 'TestimonianzaConcessa' };
    default:
      return unknownEvent(event);
  }
}
