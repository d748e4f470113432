import { type Esito, type EventoConsuntivo, type Sede, type ValoreRegistrato } from '@consorzi/domain/consuntivo';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/**
 * An outcome as it stands: words by id, who wrote it by id, how often it was corrected. The words' hash stays in the
 * event: of a row, which is written again at every change, it would be a third.
 */
export type EsitoRiga = {
  readonly testoId: string;
  readonly valore: ValoreRegistrato;
  readonly rilevatoIl: string;
  readonly registratoIl: string;
  readonly personaId: string;
  readonly rettifiche: number;
};

export type RelazioneRiga = {
  readonly testoId: string;
  readonly registratoIl: string;
  readonly personaId: string;
  readonly rettifiche: number;
};

/** `attivita` and `indicatori` by the id of the row of the objective's sheet. */
export type RigaConsuntivo = Sede & {
  readonly attivita: { readonly [attivitaId: string]: EsitoRiga };
  readonly indicatori: { readonly [indicatoreId: string]: EsitoRiga };
  readonly relazione: RelazioneRiga | null;
  readonly documentoSha256: string | null;
  readonly revisione: number;
};

type Event = PositionedEvent & EventoConsuntivo;

const TYPES: ReadonlySet<string> = new Set<EventoConsuntivo['type']>([
  'EsitoAttivitaRegistrato',
  'EsitoAttivitaRettificato',
  'ValoreIndicatoreRegistrato',
  'ValoreIndicatoreRettificato',
  'RelazioneRegistrata',
  'RelazioneRettificata',
  'ConsuntivoImportato',
]);
const isConsuntivo = (event: PositionedEvent): event is Event => TYPES.has(event.type);

/** What was reported, per objective, centro and year. */
export const consuntivi: Projection<RigaConsuntivo> = {
  name: 'consuntivi',
  version: 2,
  filters: { pianoId: true, obiettivoId: true },
  keys: (event) => (isConsuntivo(event) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    if (!isConsuntivo(event)) return new Map();
    const key = streamParts(event.stream).id;
    const row = rows.get(key) ?? empty(event);
    return new Map([[key, { ...row, ...changes(row, event), revisione: event.revision }]]);
  },
};

/** What the event changes of the row. */
function changes(row: RigaConsuntivo, event: Event): Partial<RigaConsuntivo> {
  switch (event.type) {
    case 'EsitoAttivitaRegistrato':
    case 'EsitoAttivitaRettificato':
      return { attivita: withEsiti(row.attivita, [event.data.esito], event) };
    case 'ValoreIndicatoreRegistrato':
    case 'ValoreIndicatoreRettificato':
      return { indicatori: withEsiti(row.indicatori, [event.data.esito], event) };
    case 'RelazioneRegistrata':
    case 'RelazioneRettificata':
      return { relazione: relazioneAfter(row.relazione, event.data.testo.testoId, event) };
    case 'ConsuntivoImportato': {
      const { attivita, indicatori, relazione, documentoSha256 } = event.data;
      return {
        attivita: withEsiti(row.attivita, attivita, event),
        indicatori: withEsiti(row.indicatori, indicatori, event),
        relazione: relazione ? relazioneAfter(row.relazione, relazione.testoId, event) : row.relazione,
        documentoSha256,
      };
    }
  }
}

function empty({ data: { pianoId, obiettivoId, centroId, anno } }: Event): RigaConsuntivo {
  const nothing = { attivita: {}, indicatori: {}, relazione: null, documentoSha256: null, revisione: 0 };
  return { pianoId, obiettivoId, centroId, anno, ...nothing };
}

function withEsiti(
  before: RigaConsuntivo['attivita'],
  esiti: readonly Esito[],
  event: Event,
): RigaConsuntivo['attivita'] {
  const after: Record<string, EsitoRiga> = { ...before };
  const { recordedAt: registratoIl, personaId } = event;
  for (const { voceId, testo, valore, rilevatoIl } of esiti) {
    const was = before[voceId];
    const rettifiche = was ? was.rettifiche + 1 : 0;
    after[voceId] = { testoId: testo.testoId, valore, rilevatoIl, registratoIl, personaId, rettifiche };
  }
  return after;
}

function relazioneAfter(was: RelazioneRiga | null, testoId: string, event: Event): RelazioneRiga {
  const { recordedAt: registratoIl, personaId } = event;
  return { testoId, registratoIl, personaId, rettifiche: was ? was.rettifiche + 1 : 0 };
}
