import type { EventoConsuntivo } from '@consorzi/domain/consuntivo';
import { unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoObiettivo, Modifica } from '@consorzi/domain/planning';
import type { Json } from '@consorzi/domain/shared';

import type { Saldi } from './saldi.js';

/**
 * What is known of an objective that counts: the rows of its sheet by id, and the rows that were ever recorded. What
 * was recorded of a row stays known when the row is taken out of the sheet, and counts again when it comes back.
 */
export type Contributo = {
  /** False before it is defined and after it is removed: then it adds nothing. */
  readonly presente: boolean;
  readonly attivita: readonly string[];
  readonly indicatori: readonly string[];
  readonly registrati: readonly string[];
  readonly conRelazione: boolean;
};

export const NESSUN_CONTRIBUTO: Contributo = {
  presente: false,
  attivita: [],
  indicatori: [],
  registrati: [],
  conRelazione: false,
};

export function saldiDi({ presente, attivita, indicatori, registrati, conRelazione }: Contributo): Saldi {
  const recorded = new Set(registrati);
  const withOutcome = (ids: readonly string[]) => ids.filter((id) => recorded.has(id)).length;
  const here = presente ? 1 : 0;
  return {
    obiettivi: here,
    attivita: here * attivita.length,
    indicatori: here * indicatori.length,
    progettiPeg: 0,
    attivitaConEsito: here * withOutcome(attivita),
    indicatoriConValore: here * withOutcome(indicatori),
    relazioni: here * (conRelazione ? 1 : 0),
  };
}

/** The contribution after an event; the very same object where nothing that counts has changed. */
export function contributoDopo(
  before: Contributo,
  event: PositionedEvent & (EventoObiettivo | EventoConsuntivo),
): Contributo {
  switch (event.type) {
    case 'ObiettivoDefinito': {
      const { attivita, indicatori } = event.data.scheda;
      return { ...before, presente: true, attivita: idsOf(attivita), indicatori: idsOf(indicatori) };
    }
    case 'ObiettivoModificato':
    case 'ObiettivoVariato':
      return event.data.modifiche.reduce(modificato, before);
    case 'ObiettivoEliminato':
      return { ...before, presente: false };
    case 'EsitoAttivitaRegistrato':
    case 'EsitoAttivitaRettificato':
    case 'ValoreIndicatoreRegistrato':
    case 'ValoreIndicatoreRettificato':
      return registrato(before, [event.data.esito.voceId], false);
    case 'RelazioneRegistrata':
    case 'RelazioneRettificata':
      return registrato(before, [], true);
    case 'ConsuntivoImportato': {
      const { attivita, indicatori, relazione } = event.data;
      const ids = [...attivita, ...indicatori].map(({ voceId }) => voceId);
      return registrato(before, ids, relazione !== null);
    }
    default:
      return unknownEvent(event);
  }
}

/** Only rows that come or go count: not what changes within a row, nor their order. */
function modificato(before: Contributo, { percorso, dopo }: Modifica): Contributo {
  const [campo, id, ...inner] = percorso.split('/') as [string, ...string[]];
  if ((campo !== 'attivita' && campo !== 'indicatori') || inner.length > 0) return before;
  const ids = before[campo];
  if (id === undefined) {
    // A list set whole, or only its order: both name every row that stands in it now.
    const now = (dopo as readonly Json[]).map((row) => (typeof row === 'string' ? row : (row as { id: string }).id));
    return sameSet(ids, now) ? before : { ...before, [campo]: now };
  }
  const others = ids.filter((one) => one !== id);
  return { ...before, [campo]: dopo === null ? others : [...others, id] };
}

function registrato(before: Contributo, voci: readonly string[], relazione: boolean): Contributo {
  const registrati = [...new Set([...before.registrati, ...voci])];
  const conRelazione = before.conRelazione || relazione;
  const same = registrati.length === before.registrati.length && conRelazione === before.conRelazione;
  return same ? before : { ...before, registrati, conRelazione };
}

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;
