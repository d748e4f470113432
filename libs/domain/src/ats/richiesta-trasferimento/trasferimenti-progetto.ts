import { unknownEvent, type Aggregate, type DomainEvent } from '../../event-sourcing/index.js';
import type { TipoTrasferimento } from '../programma/modello-procedura.js';

export type EventoTrasferimentiProgetto =
  | DomainEvent<'TrasferimentoPrenotato', { richiestaId: string; tipo: TipoTrasferimento; centesimi: number }>
  | DomainEvent<'TrasferimentoRiconosciuto', { richiestaId: string; centesimi: number }>
  | DomainEvent<'TrasferimentoSciolto', { richiestaId: string }>;

/** What each request of a project takes of its money: what it asks for, then what was recognised. */
export type TrasferimentiProgetto = ReadonlyMap<
  string,
  { readonly tipo: TipoTrasferimento; readonly centesimi: number }
>;

/**
 * Beside the requests of a project, one stream for them all (its id is the project's): two that are prepared at once
 * are decided one after the other, so that together they do not pass the limits that each alone would keep.
 */
export const trasferimentiProgetto: Aggregate<TrasferimentiProgetto, EventoTrasferimentiProgetto> = {
  name: 'TrasferimentiProgetto',
  initial: new Map(),
  evolve(state, event) {
    const next = new Map(state);
    switch (event.type) {
      case 'TrasferimentoPrenotato': {
        const { richiestaId, tipo, centesimi } = event.data;
        return next.set(richiestaId, { tipo, centesimi });
      }
      case 'TrasferimentoRiconosciuto': {
        const { richiestaId, centesimi } = event.data;
        const known = next.get(richiestaId);
        if (!known) throw new Error(`${event.type} before the request was there`);
        return next.set(richiestaId, { ...known, centesimi });
      }
      case 'TrasferimentoSciolto':
        next.delete(event.data.richiestaId);
        return next;
      default:
        return unknownEvent(event);
    }
  },
};

/** What the requests other than the one named come to, and their kinds. */
export function altreRichieste(state: TrasferimentiProgetto, richiestaId: string) {
  const others = [...state].filter(([id]) => id !== richiestaId).map(([, one]) => one);
  return {
    giaChiestoCentesimi: others.reduce((sum, { centesimi }) => sum + centesimi, 0),
    tipiGiaChiesti: others.map(({ tipo }) => tipo),
  };
}
