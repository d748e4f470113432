import { unknownEvent, type Aggregate, type DomainEvent } from '../../event-sourcing/index.js';
import { idOf, type TestoRef } from '../../shared/index.js';

/** What the platform counts by itself: rendiconti that hold an expense of ours, check lists, expenses, documents. */
export const CONTEGGI_CONOSCIUTI = ['rendiconti', 'listeDiControllo', 'spese', 'documenti'] as const;
export type ConteggioConosciuto = (typeof CONTEGGI_CONOSCIUTI)[number];

/** What an indicator of the plan is the same figure as: a target of a project, or a count (of one project or of all). */
export type OggettoCollegato =
  | { readonly tipo: 'traguardo'; readonly progettoId: string; readonly traguardoId: string }
  | { readonly tipo: 'conteggio'; readonly conteggio: ConteggioConosciuto; readonly progettoId: string | null };

type DellIndicatore = { readonly pianoId: string; readonly obiettivoId: string; readonly indicatoreId: string };

/** An unlinked indicator is told with what it was linked to. */
export type EventoCollegamento =
  | DomainEvent<'IndicatoreCollegato', DellIndicatore & { oggetto: OggettoCollegato }>
  | DomainEvent<'IndicatoreScollegato', DellIndicatore & { oggetto: OggettoCollegato; motivo: TestoRef }>;

/** By the id of the indicator. */
export type CollegamentiDellObiettivo = ReadonlyMap<string, OggettoCollegato & { readonly pianoId: string }>;

/** One stream for all indicators of an objective: whoever records its consuntivo reads one. */
export const collegamentiIdOf = (obiettivoId: string): string => idOf(obiettivoId, 'CollegamentoIndicatore');

export const collegamentoIndicatore: Aggregate<CollegamentiDellObiettivo, EventoCollegamento> = {
  name: 'CollegamentoIndicatore',
  initial: new Map(),
  evolve(state, event) {
    switch (event.type) {
      case 'IndicatoreCollegato': {
        const { pianoId, indicatoreId, oggetto } = event.data;
        return new Map(state).set(indicatoreId, { ...oggetto, pianoId });
      }
      case 'IndicatoreScollegato':
        return new Map([...state].filter(([id]) => id !== event.data.indicatoreId));
      default:
        return unknownEvent(event);
    }
  },
};
