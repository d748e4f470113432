import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { applica, type EventoObiettivo, type SchedaObiettivo } from '@consorzi/domain/planning';

import type { Outlined } from '../../projecting/index.js';

export type RigaObiettivo = SchedaObiettivo & { readonly pianoId: string; readonly revisione: number };

/** What the sheet says at length. The leaves of a plan's tree stand in the ledger: it comes here for rows alone. */
const A_PARTE = [
  'obiettivoOperativo',
  'progettoPegTesto',
  'servizi',
  'utentiFinali',
  'retiDiCollaborazione',
  'finalita',
  'descrizione',
  'continuaDa',
  'attivita',
  'indicatori',
] as const satisfies readonly (keyof RigaObiettivo)[];

/** An objective without what it says at length. */
export type RigaRamo = Omit<RigaObiettivo, (typeof A_PARTE)[number]>;

/** The objectives of every plan with their whole sheet, by id. */
export const alberoObiettivi: Outlined<RigaObiettivo, (typeof A_PARTE)[number]> = {
  name: 'albero_obiettivi',
  version: 3,
  filters: { pianoId: true },
  aside: A_PARTE,
  keys: (event) => (event.type.startsWith('Obiettivo') ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoObiettivo);
    return new Map([[key, row && { ...row, revisione: event.revision }]]);
  },
};

function evolve(row: RigaObiettivo | undefined, event: PositionedEvent & EventoObiettivo): RigaObiettivo | null {
  switch (event.type) {
    case 'ObiettivoDefinito':
      return { ...event.data.scheda, pianoId: event.data.pianoId, revisione: 0 };
    case 'ObiettivoModificato':
    case 'ObiettivoVariato':
      if (!row) throw new Error(`${event.type} before the objective was there`);
      return applica(row, event.data.modifiche);
    case 'ObiettivoEliminato':
      return null;
    default:
      return unknownEvent(event);
  }
}
