import type { EventoPersona, EventoTesto } from '@consorzi/domain/audit';
import type { RecordedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** Words or a name that went, or a name that may be kept again: ids and a date, as the list beside the backups has them. */
export type Cancellazione = {
  readonly tipo: 'testo' | 'nome' | 'nomeRipristinato';
  /** Of the text, or of the person. */
  readonly id: string;
  /** When its event was recorded, ISO with milliseconds. */
  readonly data: string;
};

/** The erasure that an event is, or null. The same for a row of the model and for what the model has not read yet. */
export function cancellazioneOf(event: RecordedEvent): Cancellazione | null {
  const { type, data, recordedAt } = event as RecordedEvent & (EventoTesto | EventoPersona);
  switch (type) {
    case 'TestoCancellato':
      return { tipo: 'testo', id: data.testoId, data: recordedAt };
    case 'NomeCancellato':
      return { tipo: 'nome', id: data.personaId, data: recordedAt };
    case 'NomeRipristinato':
      return { tipo: 'nomeRipristinato', id: data.personaId, data: recordedAt };
    default:
      return null;
  }
}

/** Every erasure of the scope; keys sort as the log does. */
export const cancellazioni: Projection<Cancellazione> = {
  name: 'cancellazioni',
  version: 1,
  filters: {},
  insertOnly: true,
  keys: (event) => (cancellazioneOf(event) ? [keyOfCancellazione(event.position)] : []),
  evolve(_rows, event) {
    const row = cancellazioneOf(event);
    return row ? new Map([[keyOfCancellazione(event.position), row]]) : new Map();
  },
};

export const keyOfCancellazione = (position: number): string => String(position).padStart(16, '0');
