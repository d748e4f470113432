import type { ConteggioConosciuto, EventoCollegamento } from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** An indicator of the plan that is the same figure as a target of a project, or as what the platform counts. */
export type RigaCollegamento = {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  /** Of the target; of a count the project to which it is narrowed, null for all. */
  readonly progettoId: string | null;
  readonly traguardoId: string | null;
  readonly conteggio: ConteggioConosciuto | null;
  readonly collegatoIl: string;
  readonly revisione: number;
};

type Evento = PositionedEvent & EventoCollegamento;
const isCollegamento = (event: PositionedEvent): event is Evento =>
  event.type === 'IndicatoreCollegato' || event.type === 'IndicatoreScollegato';

/** The links in force; one that was taken back leaves its key. */
export const collegamentiIndicatori: Projection<RigaCollegamento> = {
  name: 'collegamenti_indicatori',
  version: 1,
  filters: { obiettivoId: true, progettoId: false },
  keys: (event) => (isCollegamento(event) ? [keyOf(event)] : []),
  evolve(_rows, event) {
    const known = event as Evento;
    if (known.type === 'IndicatoreScollegato') return new Map([[keyOf(known), null]]);
    const { pianoId, obiettivoId, indicatoreId, oggetto } = known.data;
    const row: RigaCollegamento = {
      ...{ pianoId, obiettivoId, indicatoreId, progettoId: oggetto.progettoId },
      traguardoId: oggetto.tipo === 'traguardo' ? oggetto.traguardoId : null,
      conteggio: oggetto.tipo === 'conteggio' ? oggetto.conteggio : null,
      ...{ collegatoIl: known.recordedAt, revisione: known.revision },
    };
    return new Map([[keyOf(known), row]]);
  },
};

const keyOf = ({ data: { obiettivoId, indicatoreId } }: Evento): string => `${obiettivoId}/${indicatoreId}`;
