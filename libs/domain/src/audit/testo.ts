import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { RuleViolation, type Comando } from '../shared/index.js';

/** Why a text was erased: a closed list, so that the reason itself can name nobody. */
export const MOTIVI_CANCELLAZIONE = [
  'nomina_una_persona',
  'richiesta_dell_interessato',
  'inserito_per_errore',
] as const;
export type MotivoCancellazione = (typeof MOTIVI_CANCELLAZIONE)[number];

export type EventoTesto = DomainEvent<'TestoCancellato', { testoId: string; motivo: MotivoCancellazione }>;

export type CancellaTesto = Comando<'CancellaTesto'> & { testoId: string; motivo: MotivoCancellazione };

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
  decide({ main }, { testoId, motivo }) {
    if (main.status === 'cancellato') throw new RuleViolation('TESTO_GIA_CANCELLATO');
    return [{ aggregate: testo, id: testoId, events: [{ type: 'TestoCancellato', data: { testoId, motivo } }] }];
  },
};
