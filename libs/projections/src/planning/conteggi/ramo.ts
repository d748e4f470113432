import type { EventoConsuntivo } from '@consorzi/domain/consuntivo';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { applica, type EventoObiettivo, type SchedaObiettivo } from '@consorzi/domain/planning';

/** What the tree of a plan shows of an objective. Its attività and indicatori are counted, not listed. */
const NEL_RAMO = ['numero', 'titolo', 'areaStrategica', 'centri', 'progettiPeg'] as const satisfies readonly (keyof SchedaObiettivo)[]; // prettier-ignore

/** An objective as the tree of its plan shows it, and the revision of its stream. */
export type Ramo = Pick<SchedaObiettivo, (typeof NEL_RAMO)[number]> & { readonly revisione: number };

/** After an event; the very same where it says nothing of the sheet. */
export function ramoDopo(
  before: Ramo | null,
  event: PositionedEvent & (EventoObiettivo | EventoConsuntivo),
): Ramo | null {
  switch (event.type) {
    case 'ObiettivoDefinito': {
      const { numero, titolo, areaStrategica, centri, progettiPeg } = event.data.scheda;
      return { numero, titolo, areaStrategica, centri, progettiPeg, revisione: event.revision };
    }
    case 'ObiettivoModificato':
    case 'ObiettivoVariato': {
      if (!before) throw new Error(`${event.type} before the objective was there`);
      const shown = event.data.modifiche.filter(({ percorso }) => IN_VISTA.has(percorso));
      return { ...applica(before, shown), revisione: event.revision };
    }
    default:
      return before;
  }
}

const IN_VISTA: ReadonlySet<string> = new Set(NEL_RAMO);
