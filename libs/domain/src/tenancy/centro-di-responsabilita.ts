import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { idOf, isIsoDate, required, RuleViolation, type Comando } from '../shared/index.js';

export type EventoCentro =
  | DomainEvent<'CentroDiResponsabilitaIstituito', { codice: string; denominazione: string }>
  | DomainEvent<'CentroDiResponsabilitaRinominato', { denominazione: string }>
  | DomainEvent<'CentroDiResponsabilitaSoppresso', Record<string, never>>
  | DomainEvent<'ResponsabileNominato', { personaId: string; dal: string }>
  | DomainEvent<'ResponsabileCessato', { personaId: string; al: string }>;

/** The longest code and name, in UTF-16 units. */
export const LIMITI_CENTRO = { codice: 20, denominazione: 200 } as const;

export type ComandoCentro =
  | (Comando<'IstituisciCentro'> & { centroId: string; codice: string; denominazione: string })
  | (Comando<'RinominaCentro'> & { centroId: string; denominazione: string })
  | (Comando<'SopprimiCentro'> & { centroId: string })
  | (Comando<'NominaResponsabile'> & { centroId: string; personaId: string; dal: string })
  | (Comando<'CessaResponsabile'> & { centroId: string; personaId: string; al: string });

/** `responsabili` by the person's id, with the day from which each is. */
export type Centro =
  | { readonly status: 'assente' }
  | { readonly status: 'attivo'; readonly denominazione: string; readonly responsabili: ReadonlyMap<string, string> }
  | { readonly status: 'soppresso' };

/** Id of the centro with this code: a consortium has one of each, so the code is its natural key. */
export const centroIdOf = (scope: string, codice: string): string =>
  idOf(scope, 'CentroDiResponsabilita', codice.trim().toUpperCase());

export const centroDiResponsabilita: Aggregate<Centro, EventoCentro> = {
  name: 'CentroDiResponsabilita',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'CentroDiResponsabilitaIstituito') {
      return { status: 'attivo', denominazione: event.data.denominazione, responsabili: new Map() };
    }
    if (event.type === 'CentroDiResponsabilitaSoppresso') return { status: 'soppresso' };
    if (state.status !== 'attivo') throw new Error(`${event.type} on a centro that is ${state.status}`);
    switch (event.type) {
      case 'CentroDiResponsabilitaRinominato':
        return { ...state, denominazione: event.data.denominazione };
      case 'ResponsabileNominato':
        return { ...state, responsabili: new Map(state.responsabili).set(event.data.personaId, event.data.dal) };
      case 'ResponsabileCessato':
        return {
          ...state,
          responsabili: new Map([...state.responsabili].filter(([id]) => id !== event.data.personaId)),
        };
      default:
        return unknownEvent(event);
    }
  },
};

export const deciderCentro: Decider<ComandoCentro, Centro> = {
  aggregate: centroDiResponsabilita,
  main: (command) => command.centroId,
  decide({ main }, command) {
    return [{ aggregate: centroDiResponsabilita, id: command.centroId, events: [decide(main, command)] }];
  },
};

function decide(centro: Centro, command: ComandoCentro): EventoCentro {
  if (command.type === 'IstituisciCentro') {
    if (centro.status !== 'assente') throw new RuleViolation('CENTRO_GIA_ISTITUITO', { codice: command.codice });
    const codice = required('codice', command.codice, LIMITI_CENTRO.codice).toUpperCase();
    const denominazione = required('denominazione', command.denominazione, LIMITI_CENTRO.denominazione);
    return { type: 'CentroDiResponsabilitaIstituito', data: { codice, denominazione } };
  }
  if (centro.status === 'assente') throw new RuleViolation('CENTRO_INESISTENTE');
  if (centro.status === 'soppresso') throw new RuleViolation('CENTRO_SOPPRESSO');
  switch (command.type) {
    case 'RinominaCentro': {
      const denominazione = required('denominazione', command.denominazione, LIMITI_CENTRO.denominazione);
      if (denominazione === centro.denominazione) throw new RuleViolation('NESSUNA_MODIFICA');
      return { type: 'CentroDiResponsabilitaRinominato', data: { denominazione } };
    }
    case 'SopprimiCentro':
      return { type: 'CentroDiResponsabilitaSoppresso', data: {} };
    case 'NominaResponsabile':
      if (!isIsoDate(command.dal)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'dal' });
      if (centro.responsabili.has(command.personaId)) throw new RuleViolation('RESPONSABILE_GIA_NOMINATO');
      return { type: 'ResponsabileNominato', data: { personaId: command.personaId, dal: command.dal } };
    case 'CessaResponsabile': {
      if (!isIsoDate(command.al)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'al' });
      const dal = centro.responsabili.get(command.personaId);
      if (dal === undefined) throw new RuleViolation('RESPONSABILE_NON_NOMINATO');
      if (command.al < dal) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'al', dal });
      return { type: 'ResponsabileCessato', data: { personaId: command.personaId, al: command.al } };
    }
  }
}
