import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { assertCompetenza, RuleViolation, type Comando } from '../../shared/index.js';
import { applica, differenze, type Modifica } from '../modifica.js';
import { assertDraft, piano } from '../piano/piano.js';
import { schedaObiettivo, type SchedaObiettivo } from './scheda-obiettivo.js';

export type EventoObiettivo =
  | DomainEvent<'ObiettivoDefinito', { pianoId: string; scheda: SchedaObiettivo; variazioneId: string | null }>
  | DomainEvent<'ObiettivoModificato', { pianoId: string; modifiche: readonly Modifica[] }>
  | DomainEvent<'ObiettivoVariato', { pianoId: string; modifiche: readonly Modifica[]; variazioneId: string }>
  | DomainEvent<'ObiettivoEliminato', { pianoId: string; variazioneId: string | null }>;

export type ComandoObiettivo =
  | (Comando<'DefinisciObiettivo'> & { obiettivoId: string; pianoId: string; scheda: SchedaObiettivo })
  | (Comando<'ModificaObiettivo'> & { obiettivoId: string; pianoId: string; scheda: SchedaObiettivo })
  | (Comando<'EliminaObiettivo'> & { obiettivoId: string; pianoId: string });

export type Obiettivo =
  | { readonly status: 'assente' }
  | { readonly status: 'definito'; readonly pianoId: string; readonly scheda: SchedaObiettivo }
  | { readonly status: 'eliminato' };

export const obiettivo: Aggregate<Obiettivo, EventoObiettivo> = {
  name: 'Obiettivo',
  initial: { status: 'assente' },
  evolve(state, event) {
    switch (event.type) {
      case 'ObiettivoDefinito':
        return { status: 'definito', pianoId: event.data.pianoId, scheda: event.data.scheda };
      case 'ObiettivoModificato':
      case 'ObiettivoVariato':
        if (state.status !== 'definito') throw new Error(`${event.type} on an objective that is ${state.status}`);
        return { ...state, scheda: applica(state.scheda, event.data.modifiche) };
      case 'ObiettivoEliminato':
        return { status: 'eliminato' };
      default:
        return unknownEvent(event);
    }
  },
};

/** In a draft the sheet changes freely; once the plan is in force only a variazione touches it. */
export const deciderObiettivo: Decider<ComandoObiettivo, Obiettivo> = {
  aggregate: obiettivo,
  main: (command) => command.obiettivoId,
  reads: (command) => [{ aggregate: piano, id: command.pianoId }],
  decide(states, command) {
    assertDraft(states.of(piano, command.pianoId));
    return [{ aggregate: obiettivo, id: command.obiettivoId, events: [decide(states.main, command)] }];
  },
};

function decide(state: Obiettivo, command: ComandoObiettivo): EventoObiettivo {
  const { pianoId } = command;
  if (command.type === 'DefinisciObiettivo') {
    if (state.status !== 'assente') throw new RuleViolation('OBIETTIVO_GIA_DEFINITO');
    const scheda = schedaObiettivo(command.scheda);
    assertCompetenza(command.autore, scheda.centri);
    return { type: 'ObiettivoDefinito', data: { pianoId, scheda, variazioneId: null } };
  }
  const scheda = schedaOf(state, pianoId);
  assertCompetenza(command.autore, scheda.centri);
  switch (command.type) {
    case 'ModificaObiettivo':
      return { type: 'ObiettivoModificato', data: { pianoId, modifiche: modificheDi(scheda, command.scheda) } };
    case 'EliminaObiettivo':
      return { type: 'ObiettivoEliminato', data: { pianoId, variazioneId: null } };
  }
}

/** The sheet of an objective that stands in the plan. @throws RuleViolation OBIETTIVO_INESISTENTE otherwise. */
export function schedaOf(state: Obiettivo, pianoId: string): SchedaObiettivo {
  if (state.status !== 'definito' || state.pianoId !== pianoId) throw new RuleViolation('OBIETTIVO_INESISTENTE');
  return state.scheda;
}

/** The changes to the wanted sheet, checked. @throws RuleViolation NESSUNA_MODIFICA, and those of the sheet. */
export function modificheDi(prima: SchedaObiettivo, voluta: SchedaObiettivo): readonly Modifica[] {
  const modifiche = differenze(prima, schedaObiettivo(voluta));
  if (modifiche.length === 0) throw new RuleViolation('NESSUNA_MODIFICA');
  return modifiche;
}
