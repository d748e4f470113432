import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { RuleViolation, type Comando } from '../shared/index.js';

/** Why a text was erased: a closed list, so that the reason itself can name nobody. */
export const MOTIVI_CANCELLAZIONE = [
  'nomina_una_persona',
  'richiesta_dell_interessato',
  'inserito_per_errore',
] as const;
export type MotivoCancellazione = (typeof MOTIVI_CANCELLAZIONE)[number];

/** Nobody chooses this one: a copy of the data was restored in which the words were still there. */
export const RIPRISTINO_DI_UNA_COPIA = 'ripristino_di_una_copia';

/**
 * `oggettoId`: in whose history the erasure is told, that of the object the text was written about; null where the text
 * is of none, and in what was erased before the event said so (schema version 1).
 */
export type EventoTesto = DomainEvent<
  'TestoCancellato',
  { testoId: string; motivo: MotivoCancellazione | typeof RIPRISTINO_DI_UNA_COPIA; oggettoId: string | null }
>;

/** `oggetti`: what the edge found the text to be about. It is no part of what was asked. */
export type CancellaTesto = Comando<'CancellaTesto'> & {
  testoId: string;
  motivo: MotivoCancellazione | typeof RIPRISTINO_DI_UNA_COPIA;
  oggetti: readonly string[];
};

export type Testo = { readonly status: 'presente' | 'cancellato' };

/** A free text's own stream begins when it is erased: words and salt go, the events that name its hash stay. */
export const testo: Aggregate<Testo, EventoTesto> = {
  name: 'Testo',
  initial: { status: 'presente' },
  evolve(_state, event) {
    if (event.type !== 'TestoCancellato') return unknownEvent(event as never);
    return { status: 'cancellato' };
  },
};

export const deciderTesto: Decider<CancellaTesto, Testo> = {
  aggregate: testo,
  main: (command) => command.testoId,
  decide({ main }, { testoId, motivo, oggetti }) {
    if (main.status === 'cancellato') throw new RuleViolation('TESTO_GIA_CANCELLATO');
    const data = { testoId, motivo, oggettoId: oggetti[0] ?? null };
    return [{ aggregate: testo, id: testoId, events: [{ type: 'TestoCancellato', schemaVersion: 2, data }] }];
  },
};
