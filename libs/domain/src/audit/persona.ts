import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { RuleViolation, type Comando } from '../shared/index.js';
import type { RIPRISTINO_DI_UNA_COPIA } from './testo.js';

/** Why a person's name was erased: a closed list, so that the reason itself can name nobody. */
export const MOTIVI_CANCELLAZIONE_NOME = [
  'richiesta_dell_interessato',
  'rapporto_concluso',
  'inserito_per_errore',
] as const;
export type MotivoCancellazioneNome = (typeof MOTIVI_CANCELLAZIONE_NOME)[number];
type Motivo = MotivoCancellazioneNome | typeof RIPRISTINO_DI_UNA_COPIA;

export type EventoPersona =
  | DomainEvent<'NomeCancellato', { personaId: string; motivo: Motivo }>
  | DomainEvent<'NomeRipristinato', { personaId: string }>;

/** `conosciuta`: the edge found the person among those of the scope. It is no part of what was asked. */
export type ComandoPersona =
  | (Comando<'CancellaNome'> & { personaId: string; motivo: Motivo; conosciuta: boolean })
  | (Comando<'RipristinaNome'> & { personaId: string });

export type Persona = { readonly nome: 'tenuto' | 'cancellato' };

/**
 * Whether the scope keeps the person's name. The name itself never stands in the log: its stream begins when it is
 * erased, and goes on where a person who comes back to work there asks to be named again.
 */
export const persona: Aggregate<Persona, EventoPersona> = {
  name: 'Persona',
  initial: { nome: 'tenuto' },
  evolve(_state, event) {
    switch (event.type) {
      case 'NomeCancellato':
        return { nome: 'cancellato' };
      case 'NomeRipristinato':
        return { nome: 'tenuto' };
      default:
        return unknownEvent(event);
    }
  },
};

export const deciderPersona: Decider<ComandoPersona, Persona> = {
  aggregate: persona,
  main: (command) => command.personaId,
  decide({ main }, command) {
    const { personaId } = command;
    const write = (event: EventoPersona) => [{ aggregate: persona, id: personaId, events: [event] }];
    if (command.type === 'RipristinaNome') {
      if (main.nome === 'tenuto') throw new RuleViolation('NOME_NON_CANCELLATO');
      return write({ type: 'NomeRipristinato', data: { personaId } });
    }
    if (main.nome === 'cancellato') throw new RuleViolation('NOME_GIA_CANCELLATO');
    // An id that the scope never had to do with must not get into its log: it may be somebody's elsewhere.
    if (!command.conosciuta) throw new RuleViolation('PERSONA_SCONOSCIUTA');
    return write({ type: 'NomeCancellato', data: { personaId, motivo: command.motivo } });
  },
};
