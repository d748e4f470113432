import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { RuleViolation, type Comando } from '../shared/index.js';
import { RUOLI_PER_CENTRO, type Ruolo } from './ruoli.js';

export type EventoAccessi =
  | DomainEvent<'RuoloAssegnato', { personaId: string; ruolo: Ruolo; centri: readonly string[] }>
  | DomainEvent<'RuoloRevocato', { personaId: string; ruolo: Ruolo }>;

export type ComandoAccessi =
  | (Comando<'AssegnaRuolo'> & { scope: string; personaId: string; ruolo: Ruolo; centri: readonly string[] })
  | (Comando<'RevocaRuolo'> & { scope: string; personaId: string; ruolo: Ruolo });

/** Who has which role: `<personaId>/<ruolo>` to the centri it is limited to (empty: the whole consortium). */
export type Accessi = ReadonlyMap<string, readonly string[]>;

/** Rights in one scope: one stream per scope, its id is the scope's slug. Effective together with the token only. */
export const accessi: Aggregate<Accessi, EventoAccessi> = {
  name: 'Accessi',
  initial: new Map(),
  evolve(state, event) {
    const next = new Map(state);
    const key = `${event.data.personaId}/${event.data.ruolo}`;
    switch (event.type) {
      case 'RuoloAssegnato':
        return next.set(key, event.data.centri);
      case 'RuoloRevocato':
        next.delete(key);
        return next;
      default:
        return unknownEvent(event);
    }
  },
};

export const deciderAccessi: Decider<ComandoAccessi, Accessi> = {
  aggregate: accessi,
  main: (command) => command.scope,
  decide({ main }, command) {
    return [{ aggregate: accessi, id: command.scope, events: [decide(main, command)] }];
  },
};

function decide(state: Accessi, command: ComandoAccessi): EventoAccessi {
  const { personaId, ruolo } = command;
  const granted = state.get(`${personaId}/${ruolo}`);
  switch (command.type) {
    case 'AssegnaRuolo': {
      const centri = [...new Set(command.centri)].sort();
      if (RUOLI_PER_CENTRO.includes(ruolo) !== centri.length > 0)
        throw new RuleViolation('RUOLO_SENZA_CENTRI', { ruolo });
      if (granted && granted.join() === centri.join()) throw new RuleViolation('RUOLO_GIA_ASSEGNATO', { ruolo });
      return { type: 'RuoloAssegnato', data: { personaId, ruolo, centri } };
    }
    case 'RevocaRuolo': {
      if (!granted) throw new RuleViolation('RUOLO_NON_ASSEGNATO', { ruolo });
      const amministratori = [...state.keys()].filter((key) => key.endsWith('/amministratore'));
      if (ruolo === 'amministratore' && amministratori.length === 1) throw new RuleViolation('ULTIMO_AMMINISTRATORE');
      return { type: 'RuoloRevocato', data: { personaId, ruolo } };
    }
  }
}
