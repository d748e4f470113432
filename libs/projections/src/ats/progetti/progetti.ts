import type { EventoProgetto, Partner, PianoProgetto, ResponsabileProgetto } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** A plan, the first day on which it counts, and what decided it: an act of ours or the outcome of an istanza. */
export type PianoDalRiga = {
  readonly dal: string;
  readonly istanzaId: string | null;
  readonly atto: AttoRiga | null;
  readonly piano: PianoProgetto;
};

/** A version of the programme's procedure that the project followed, in the order in which it came under them. */
export type ProceduraDelProgettoRiga = { readonly versione: number; readonly registrataIl: string };

export type RigaProgetto = {
  readonly programmaId: string;
  readonly titolo: string;
  readonly cup: string;
  readonly linea: string;
  readonly partner: readonly Partner[];
  readonly responsabili: readonly ResponsabileProgetto[];
  readonly atto: AttoRiga | null;
  /** In the order in which they were decided; on a day the last counts that has begun by then. */
  readonly piani: readonly PianoDalRiga[];
  readonly procedure: readonly ProceduraDelProgettoRiga[];
  readonly rimodulazioneAperta: string | null;
  readonly chiusoIl: string | null;
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoProgetto['type']>([
  'ProgettoRegistrato',
  'PianoProgettoModificato',
  'ProceduraAggiornata',
  'ResponsabiliProgettoCambiati',
  'RimodulazioneAperta',
  'RimodulazioneConclusa',
  'ProgettoChiuso',
]);

/** The projects of an ATS by id, each with all its plans and all versions of the procedure that it followed. */
export const progetti: Projection<RigaProgetto> = {
  name: 'progetti',
  version: 1,
  filters: { programmaId: true },
  keys: (event) => (TYPES.has(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoProgetto);
    return new Map([[key, { ...row, revisione: event.revision }]]);
  },
};

function evolve(
  row: RigaProgetto | undefined,
  event: PositionedEvent & EventoProgetto,
): Omit<RigaProgetto, 'revisione'> {
  const { act: atto, recordedAt } = event;
  if (event.type === 'ProgettoRegistrato') {
    const { programmaId, titolo, cup, linea, partner, responsabili, piano, proceduraVersione } = event.data;
    return {
      ...{ programmaId, titolo, cup, linea, partner, responsabili, atto },
      piani: [{ dal: piano.dal, istanzaId: null, atto, piano }],
      procedure: [{ versione: proceduraVersione, registrataIl: recordedAt }],
      ...{ rimodulazioneAperta: null, chiusoIl: null },
    };
  }
  if (!row) throw new Error(`${event.type} before the project was there`);
  switch (event.type) {
    case 'PianoProgettoModificato': {
      const { dal, istanzaId, piano } = event.data;
      return { ...row, piani: [...row.piani, { dal, istanzaId, atto, piano }] };
    }
    case 'ProceduraAggiornata': {
      const next = { versione: event.data.proceduraVersione, registrataIl: recordedAt };
      return { ...row, procedure: [...row.procedure, next] };
    }
    case 'ResponsabiliProgettoCambiati':
      return { ...row, responsabili: event.data.responsabili };
    case 'RimodulazioneAperta':
      return { ...row, rimodulazioneAperta: event.data.istanzaId };
    case 'RimodulazioneConclusa':
      return { ...row, rimodulazioneAperta: null };
    case 'ProgettoChiuso':
      return { ...row, chiusoIl: event.data.il };
    default:
      return unknownEvent(event);
  }
}
