import {
  unknownEvent,
  type Aggregate,
  type Decider,
  type DomainEvent,
  type States,
} from '../../event-sourcing/index.js';
import { assertCompetenza, idOf, required, RuleViolation, type Comando } from '../../shared/index.js';
import { applica, differenze, type Modifica } from '../modifica.js';
import { assertDraft, piano } from '../piano/piano.js';

/** A progetto PEG of the plan. `codice` as the paper writes it (`1.02.01`, `100`, empty); services by name. */
export type SchedaProgettoPeg = {
  readonly codice: string;
  readonly nome: string;
  readonly centroId: string;
  readonly areaStrategica: string;
  readonly obiettivoOperativo: string;
  readonly servizi: readonly string[];
};

/** The longest code and name, in UTF-16 units. */
export const LIMITI_PROGETTO_PEG = { codice: 30, nome: 500 } as const;

export type EventoProgettoPeg =
  | DomainEvent<'ProgettoPegDefinito', { pianoId: string; scheda: SchedaProgettoPeg; variazioneId: string | null }>
  | DomainEvent<'ProgettoPegModificato', { pianoId: string; modifiche: readonly Modifica[] }>
  | DomainEvent<'ProgettoPegVariato', { pianoId: string; modifiche: readonly Modifica[]; variazioneId: string }>
  | DomainEvent<'ProgettoPegEliminato', { pianoId: string; variazioneId: string | null }>;

type Base<T extends string> = Comando<T> & { readonly progettoPegId: string; readonly pianoId: string };

/** `omonimi` are the ids of the plan's other projects that the edge found under the wanted code and centro. */
export type ComandoProgettoPeg =
  | (Base<'DefinisciProgettoPeg'> & { scheda: SchedaProgettoPeg; omonimi?: readonly string[] })
  | (Base<'ModificaProgettoPeg'> & { scheda: SchedaProgettoPeg; omonimi?: readonly string[] })
  | Base<'EliminaProgettoPeg'>;

export type ProgettoPeg =
  | { readonly status: 'assente' }
  | { readonly status: 'definito'; readonly pianoId: string; readonly scheda: SchedaProgettoPeg };

/** A code as it compares: `04.06.01` and `4.06.01` are one. */
export function codicePegNormale(codice: string): string {
  const parts = codice.trim().split('.');
  return parts.map((part) => part.trim().replace(/^0+(?=\d)/, '')).join('.');
}

/** Id of the project with this code in the plan and centro. A project without a code goes by its name. */
export function progettoPegIdOf(
  pianoId: string,
  centroId: string,
  { codice, nome }: { codice: string; nome: string },
): string {
  return idOf(pianoId, 'ProgettoPeg', centroId, codicePegNormale(codice) || nome.trim().toLowerCase());
}

export const progettoPeg: Aggregate<ProgettoPeg, EventoProgettoPeg> = {
  name: 'ProgettoPeg',
  initial: { status: 'assente' },
  evolve(state, event) {
    switch (event.type) {
      case 'ProgettoPegDefinito':
        return { status: 'definito', pianoId: event.data.pianoId, scheda: event.data.scheda };
      case 'ProgettoPegModificato':
      case 'ProgettoPegVariato':
        if (state.status !== 'definito') throw new Error(`${event.type} on a project that is ${state.status}`);
        return { ...state, scheda: applica(state.scheda, event.data.modifiche) };
      case 'ProgettoPegEliminato':
        return { status: 'assente' };
      default:
        return unknownEvent(event);
    }
  },
};

/** As for the objectives: free in a draft, afterwards by a variazione only. */
export const deciderProgettoPeg: Decider<ComandoProgettoPeg, ProgettoPeg> = {
  aggregate: progettoPeg,
  main: (command) => command.progettoPegId,
  reads: (command) => [
    { aggregate: piano, id: command.pianoId },
    ...others(command).map((id) => ({ aggregate: progettoPeg, id })),
  ],
  decide(states, command) {
    assertDraft(states.of(piano, command.pianoId));
    const event = decide(states.main, command);
    if (command.type !== 'EliminaProgettoPeg') assertCodiceLibero(states, command);
    return [{ aggregate: progettoPeg, id: command.progettoPegId, events: [event] }];
  },
};

const others = (command: ComandoProgettoPeg): readonly string[] =>
  command.type === 'EliminaProgettoPeg' ? [] : possibiliOmonimi(command);

/** A project that shall have the code of its sheet; `omonimi` as in the commands. */
interface Codificato {
  readonly pianoId: string;
  readonly progettoPegId: string;
  readonly scheda: SchedaProgettoPeg;
  readonly omonimi?: readonly string[];
}

/** The other projects that may have the code, for `reads`: those found, and the one that it is the natural key of. */
export function possibiliOmonimi({ pianoId, progettoPegId, scheda, omonimi = [] }: Codificato): readonly string[] {
  const ids = [...omonimi, progettoPegIdOf(pianoId, scheda.centroId, scheda)];
  return [...new Set(ids)].filter((id) => id !== progettoPegId);
}

/**
 * One code is one project of the plan and centro, whether it was created with it or given it later.
 * @throws RuleViolation PROGETTO_PEG_GIA_DEFINITO
 */
export function assertCodiceLibero(states: States<unknown>, wanted: Codificato): void {
  const { pianoId, progettoPegId, scheda } = wanted;
  const keyOf = (one: SchedaProgettoPeg) => progettoPegIdOf(pianoId, one.centroId, one);
  const has = (id: string) => {
    const state = states.of(progettoPeg, id);
    return state.status === 'definito' && state.pianoId === pianoId && keyOf(state.scheda) === keyOf(scheda);
  };
  if (!has(progettoPegId) && possibiliOmonimi(wanted).some(has))
    throw new RuleViolation('PROGETTO_PEG_GIA_DEFINITO', { codice: scheda.codice });
}

function decide(state: ProgettoPeg, command: ComandoProgettoPeg): EventoProgettoPeg {
  const { pianoId } = command;
  if (command.type === 'DefinisciProgettoPeg') {
    if (state.status !== 'assente')
      throw new RuleViolation('PROGETTO_PEG_GIA_DEFINITO', { codice: command.scheda.codice });
    const scheda = schedaProgettoPeg(command.scheda);
    assertCompetenza(command.autore, [scheda.centroId]);
    return { type: 'ProgettoPegDefinito', data: { pianoId, scheda, variazioneId: null } };
  }
  const scheda = schedaProgettoOf(state, pianoId);
  assertCompetenza(command.autore, [scheda.centroId]);
  switch (command.type) {
    case 'ModificaProgettoPeg':
      return {
        type: 'ProgettoPegModificato',
        data: { pianoId, modifiche: modificheDiProgetto(scheda, command.scheda) },
      };
    case 'EliminaProgettoPeg':
      return { type: 'ProgettoPegEliminato', data: { pianoId, variazioneId: null } };
  }
}

/** @throws RuleViolation CAMPO_NON_VALIDO */
export function schedaProgettoPeg(scheda: SchedaProgettoPeg): SchedaProgettoPeg {
  const { codice: massimo, nome } = LIMITI_PROGETTO_PEG;
  if (scheda.codice.length > massimo) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'codice', massimo });
  return { ...scheda, codice: scheda.codice.trim(), nome: required('nome', scheda.nome, nome) };
}

/** @throws RuleViolation PROGETTO_PEG_INESISTENTE unless the project stands in the plan. */
export function schedaProgettoOf(state: ProgettoPeg, pianoId: string): SchedaProgettoPeg {
  if (state.status !== 'definito' || state.pianoId !== pianoId) throw new RuleViolation('PROGETTO_PEG_INESISTENTE');
  return state.scheda;
}

/** @throws RuleViolation NESSUNA_MODIFICA, and those of the sheet. */
export function modificheDiProgetto(prima: SchedaProgettoPeg, voluta: SchedaProgettoPeg): readonly Modifica[] {
  const modifiche = differenze(prima, schedaProgettoPeg(voluta));
  if (modifiche.length === 0) throw new RuleViolation('NESSUNA_MODIFICA');
  return modifiche;
}
