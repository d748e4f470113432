import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { applica, type EventoProgettoPeg, type SchedaProgettoPeg } from '@consorzi/domain/planning';

import type { Projection } from '../../projecting/index.js';

export type RigaProgettoPeg = SchedaProgettoPeg & { readonly pianoId: string; readonly revisione: number };

/** The progetti PEG of every plan, by id. */
export const progettiPeg: Projection<RigaProgettoPeg> = {
  name: 'progetti_peg',
  version: 1,
  filters: { pianoId: true },
  keys: (event) => (event.type.startsWith('ProgettoPeg') ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoProgettoPeg);
    return new Map([[key, row && { ...row, revisione: event.revision }]]);
  },
};

function evolve(row: RigaProgettoPeg | undefined, event: PositionedEvent & EventoProgettoPeg): RigaProgettoPeg | null {
  switch (event.type) {
    case 'ProgettoPegDefinito':
      return { ...event.data.scheda, pianoId: event.data.pianoId, revisione: 0 };
    case 'ProgettoPegModificato':
    case 'ProgettoPegVariato':
      if (!row) throw new Error(`${event.type} before the project was there`);
      return applica(row, event.data.modifiche);
    case 'ProgettoPegEliminato':
      return null;
    default:
      return unknownEvent(event);
  }
}
