import type { EventoConsuntivo } from '@consorzi/domain/consuntivo';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoObiettivo, EventoPiano, EventoVariazione } from '@consorzi/domain/planning';
import type { JsonObject } from '@consorzi/domain/shared';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** One line of an object's history: who did what, when, by which act. Persons by id, free text by reference. */
export type VoceStoria = {
  /** The objective or the plan whose history this is. */
  readonly oggettoId: string;
  readonly tipo: string;
  readonly personaId: string;
  readonly ruolo: string;
  readonly registratoIl: string;
  readonly avvenutoIl: string;
  readonly atto: AttoRiga | null;
  /** What the sentence needs, by type; a sheet is not repeated here, it stands in its own model. */
  readonly dettagli: JsonObject;
};

type Known = PositionedEvent & (EventoObiettivo | EventoConsuntivo | EventoPiano | EventoVariazione);
type Told = { readonly oggettoId: string; readonly dettagli: JsonObject };

/** History of objectives and plans; keys are `<oggettoId>/<position>`, so a page of a history is a range of keys. */
export const storia: Projection<VoceStoria> = {
  name: 'storia',
  version: 1,
  filters: { oggettoId: true },
  insertOnly: true,
  keys(event) {
    const told = tell(event as Known);
    return told ? [keyOf(told.oggettoId, event.position)] : [];
  },
  evolve(_rows, event) {
    const told = tell(event as Known);
    if (!told) return new Map();
    const { type: tipo, personaId, role: ruolo, recordedAt: registratoIl, occurredAt: avvenutoIl, act: atto } = event;
    return new Map([
      [keyOf(told.oggettoId, event.position), { ...told, tipo, personaId, ruolo, registratoIl, avvenutoIl, atto }],
    ]);
  },
};

/** Key of an entry; positions are padded so that keys sort as the log does. */
export const keyOf = (oggettoId: string, position: number): string =>
  `${oggettoId}/${String(position).padStart(12, '0')}`;

function tell(event: Known): Told | null {
  const own = () => streamParts(event.stream).id;
  switch (event.type) {
    case 'ObiettivoDefinito': {
      const { scheda, variazioneId } = event.data;
      const { titolo, attivita, indicatori } = scheda;
      return {
        oggettoId: own(),
        dettagli: { titolo, attivita: attivita.length, indicatori: indicatori.length, variazioneId },
      };
    }
    case 'ObiettivoModificato':
    case 'ObiettivoVariato':
    case 'ObiettivoEliminato':
      return { oggettoId: own(), dettagli: event.data };
    case 'EsitoAttivitaRegistrato':
    case 'EsitoAttivitaRettificato':
    case 'ValoreIndicatoreRegistrato':
    case 'ValoreIndicatoreRettificato':
    case 'RelazioneRegistrata':
    case 'RelazioneRettificata':
      return { oggettoId: event.data.obiettivoId, dettagli: event.data };
    case 'ConsuntivoImportato': {
      const { obiettivoId, centroId, anno, attivita, indicatori, relazione, documentoSha256 } = event.data;
      const counts = { attivita: attivita.length, indicatori: indicatori.length, relazione: relazione !== null };
      return { oggettoId: obiettivoId, dettagli: { centroId, anno, documentoSha256, ...counts } };
    }
    case 'PianoCreato':
    case 'PianoImportato':
    case 'PianoRicostruito':
    case 'PianoApprovato':
    case 'PianoScartato':
    case 'ConsuntivazioneAperta':
    case 'PianoChiuso':
    case 'PianoRiaperto':
      return { oggettoId: own(), dettagli: event.data };
    case 'VariazioneAperta':
    case 'VariazioneApprovata':
    case 'VariazioneAbbandonata':
      return { oggettoId: event.data.pianoId, dettagli: { ...event.data, variazioneId: own() } };
    default:
      return null;
  }
}
