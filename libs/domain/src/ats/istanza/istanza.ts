import { unknownEvent, type Aggregate, type DomainEvent } from '../../event-sourcing/index.js';
import type { TestoRef } from '../../shared/index.js';
import type { PianoProgetto } from '../progetto/piano-progetto.js';

/** What the capofila may ask the administration for: another plan, more time, an answer. */
export const TIPI_ISTANZA = ['rimodulazione', 'proroga', 'quesito'] as const;
export type TipoIstanza = (typeof TIPI_ISTANZA)[number];

/** `silenzio`: the term went by without an answer. One that comes later can still be recorded. */
export const ESITI_ISTANZA = ['accolta', 'accoltaInParte', 'respinta', 'silenzio'] as const;
export type EsitoIstanza = (typeof ESITI_ISTANZA)[number];

/** A rimodulazione proposes the whole plan, a proroga a new last day, a quesito nothing. */
export type PropostaIstanza = { readonly piano: PianoProgetto } | { readonly al: string } | null;

/**
 * `decorre` and `pianoAccolto` are of an accepted rimodulazione or proroga alone: the plan as it was accepted, and the
 * first day on which it counts.
 */
export type EventoIstanza =
  | DomainEvent<
      'IstanzaPresentata',
      { progettoId: string; tipo: TipoIstanza; oggetto: TestoRef; presentataIl: string; proposta: PropostaIstanza }
    >
  | DomainEvent<
      'IstanzaRiscontrata',
      {
        esito: EsitoIstanza;
        riscontrataIl: string;
        testo: TestoRef | null;
        decorre: string | null;
        pianoAccolto: PianoProgetto | null;
      }
    >
  | DomainEvent<'IstanzaComunicata', { partnerId: string; il: string }>;

export interface IstanzaPresentata {
  readonly status: 'presentata';
  readonly progettoId: string;
  readonly tipo: TipoIstanza;
  readonly presentataIl: string;
  readonly proposta: PropostaIstanza;
  readonly esito: EsitoIstanza | null;
  readonly riscontrataIl: string | null;
  /** Partners that the outcome was passed on to. */
  readonly comunicataA: readonly string[];
}
export type Istanza = { readonly status: 'assente' } | IstanzaPresentata;

/** A request to the administration about one project, in the log of the ATS. */
export const istanza: Aggregate<Istanza, EventoIstanza> = {
  name: 'Istanza',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'IstanzaPresentata') {
      const { progettoId, tipo, presentataIl, proposta } = event.data;
      const dati = { progettoId, tipo, presentataIl, proposta };
      return { status: 'presentata', ...dati, esito: null, riscontrataIl: null, comunicataA: [] };
    }
    if (state.status === 'assente') throw new Error(`${event.type} before the istanza was there`);
    if (event.type === 'IstanzaRiscontrata') {
      // What was passed on before was the silence; a late answer has to be passed on again.
      const { esito, riscontrataIl } = event.data;
      return { ...state, esito, riscontrataIl, comunicataA: [] };
    }
    if (event.type !== 'IstanzaComunicata') return unknownEvent(event);
    return { ...state, comunicataA: [...state.comunicataA, event.data.partnerId] };
  },
};
