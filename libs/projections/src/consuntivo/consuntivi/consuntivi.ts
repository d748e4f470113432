import {
  type Esito,
  type EventoConsuntivo,
  type Sede,
  type ValoreRegistrato,
} from '@consorzi/domain/consuntivo';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

/** An outcome as it stands: words by reference, who wrote it by id, how often it was corrected. */
export type EsitoRiga = {
  readonly testo: TestoRef;
  readonly valore: ValoreRegistrato;
  readonly rilevatoIl: string;
  readonly registratoIl: string;
  readonly personaId: string;
  readonly rettifiche: number;
};

export type RelazioneRiga = {
  readonly testo: TestoRef;
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
  version: 1,
  filters: { pianoId: true, obiettivoId: true },
  keys: (event) => (isConsuntivo(event) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    if (!isConsuntivo(event)) return new Map();
    const key = streamParts(event.stream).id;
    return new Map([[key, { ...evolve(rows.get(key) ?? empty(event), event), revisione: event.revision }]]);
  },
};

function evolve(row: RigaConsuntivo, event: Event): RigaConsuntivo {
  switch (event.type) {
    case 'EsitoAttivitaRegistrato':
    case 'EsitoAttivitaRettificato':
      return { ...row, attivita: withEsiti(row.attivita, [event.data.esito], event) };
    case 'ValoreIndicatoreRegistrato':
    case 'ValoreIndicatoreRettificato':
      return { ...row, indicatori: withEsiti(row.indicatori, [event.data.esito], event) };
    case 'RelazioneRegistrata':
    case 'RelazioneRettificata':
      return { ...row, relazione: relazioneAfter(row.relazione, event.data.testo, event) };
    case 'ConsuntivoImportato': {
      const { attivita, indicatori, relazione, documentoSha256 } = event.data;
      return {
        ...row,
        attivita: withEsiti(row.attivita, attivita, event),
        indicatori: withEsiti(row.indicatori, indicatori, event),
        relazione: relazione ? relazioneAfter(row.relazione, relazione, event) : row.relazione,
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
  const rows = esiti.map(({ voceId, testo, valore, rilevatoIl }) => {
    const was = before[voceId];
    const by = { registratoIl: event.recordedAt, personaId: event.personaId, rettifiche: was ? was.rettifiche + 1 : 0 };
    return [voceId, { testo, valore, rilevatoIl, ...by }] as const;
  });
  return { ...before, ...Object.fromEntries(rows) };
}

function relazioneAfter(was: RelazioneRiga | null, testo: TestoRef, event: Event): RelazioneRiga {
  const { recordedAt: registratoIl, personaId } = event;
  return { testo, registratoIl, personaId, rettifiche: was ? was.rettifiche + 1 : 0 };
}
