import { hashOf, unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { required, RuleViolation, type Comando, type Json, type JsonObject } from '../../shared/index.js';
import { ats } from '../ats.js';
import { giorno } from '../periodi.js';
import { leggiModello } from './leggi-modello.js';
import { conModifiche } from './lettura-json.js';
import { modelloPredefinito } from './modelli/index.js';
import type { ModelloProcedura } from './modello-procedura.js';

/** `dal`: the first day (ISO) on which the version holds. */
export type EventoProgramma =
  | DomainEvent<'ProgrammaIstituito', { denominazione: string; finanziatore: string; fondo: string }>
  | DomainEvent<'ProceduraAdottata', Procedura>;

/** A version of the rules of a programme: 1, 2, ... */
export interface Procedura {
  readonly versione: number;
  readonly dal: string;
  readonly modello: ModelloProcedura;
}

/** Where a version comes from: a template of the platform, one that is given, an earlier version with changes. */
export type PropostaProcedura =
  | { readonly tipo: 'predefinita'; readonly codice: string }
  | { readonly tipo: 'data'; readonly modello: ModelloProcedura }
  | { readonly tipo: 'versione'; readonly versione: number; readonly modifiche: JsonObject };

/** `scope` is the slug of the ATS. */
export type ComandoProgramma =
  | (Comando<'IstituisciProgramma'> & Del & { denominazione: string; finanziatore: string; fondo: string })
  | (Comando<'AdottaProcedura'> & Del & { dal: string; proposta: PropostaProcedura });
interface Del {
  readonly scope: string;
  readonly programmaId: string;
}

/** The longest texts, in UTF-16 units, and the most versions. */
export const LIMITI_PROGRAMMA = { denominazione: 200, finanziatore: 200, fondo: 200, procedure: 50 } as const;

export type Programma =
  | { readonly status: 'assente' }
  | { readonly status: 'istituito'; readonly denominazione: string; readonly procedure: readonly Procedura[] };

/** A fund with its rules, which change by date; what was born under a version keeps it. */
export const programma: Aggregate<Programma, EventoProgramma> = {
  name: 'Programma',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'ProgrammaIstituito') {
      return { status: 'istituito', denominazione: event.data.denominazione, procedure: [] };
    }
    if (event.type !== 'ProceduraAdottata') return unknownEvent(event);
    if (state.status === 'assente') throw new Error(`${event.type} before the programme was there`);
    return { ...state, procedure: [...state.procedure, event.data] };
  },
};

export const deciderProgramma: Decider<ComandoProgramma, Programma> = {
  aggregate: programma,
  main: (command) => command.programmaId,
  reads: (command) => [{ aggregate: ats, id: command.scope }],
  decide({ main, of }, command) {
    if (of(ats, command.scope).status === 'assente') throw new RuleViolation('ATS_INESISTENTE');
    return [{ aggregate: programma, id: command.programmaId, events: [decide(main, command)] }];
  },
};

function decide(state: Programma, command: ComandoProgramma): EventoProgramma {
  if (command.type === 'IstituisciProgramma') {
    if (state.status !== 'assente') throw new RuleViolation('PROGRAMMA_GIA_ISTITUITO');
    return {
      type: 'ProgrammaIstituito',
      data: {
        denominazione: required('denominazione', command.denominazione, LIMITI_PROGRAMMA.denominazione),
        finanziatore: required('finanziatore', command.finanziatore, LIMITI_PROGRAMMA.finanziatore),
        fondo: required('fondo', command.fondo, LIMITI_PROGRAMMA.fondo),
      },
    };
  }
  if (state.status === 'assente') throw new RuleViolation('PROGRAMMA_INESISTENTE');
  const { procedure } = state;
  if (procedure.length >= LIMITI_PROGRAMMA.procedure) {
    throw new RuleViolation('TROPPE_PROCEDURE', { massimo: LIMITI_PROGRAMMA.procedure });
  }
  const dal = giorno('dal', command.dal);
  const ultima = procedure.at(-1);
  // From the same day it takes the place of one that was adopted by mistake: that one never holds.
  if (ultima && dal < ultima.dal) throw new RuleViolation('PROCEDURA_NON_SUCCESSIVA', { dal: ultima.dal });
  const modello = proposto(procedure, command.proposta);
  if (ultima && hashOf(ultima.modello) === hashOf(modello)) throw new RuleViolation('NESSUNA_MODIFICA');
  return { type: 'ProceduraAdottata', data: { versione: procedure.length + 1, dal, modello } };
}

function proposto(procedure: readonly Procedura[], proposta: PropostaProcedura): ModelloProcedura {
  if (proposta.tipo === 'data') return leggiModello(proposta.modello);
  if (proposta.tipo === 'predefinita') {
    const modello = modelloPredefinito(proposta.codice);
    if (!modello) throw new RuleViolation('MODELLO_SCONOSCIUTO', { codice: proposta.codice.slice(0, 60) });
    return leggiModello(modello);
  }
  const base = procedure.find(({ versione }) => versione === proposta.versione);
  if (!base) throw new RuleViolation('PROCEDURA_INESISTENTE', { versione: proposta.versione });
  return leggiModello(conModifiche(base.modello as unknown as Json, proposta.modifiche));
}

/**
 * The version that holds on a day (ISO), one at most: the last of those that have begun by then; null before the first.
 */
export function proceduraAlla(di: Programma, giornoIso: string): Procedura | null {
  return di.status === 'assente' ? null : ultimaAlla(di.procedure, giornoIso);
}

/** The last of these versions, in their order, that has begun by the day. */
export const ultimaAlla = <P extends { readonly dal: string }>(procedure: readonly P[], giornoIso: string): P | null =>
  procedure.findLast(({ dal }) => dal <= giornoIso) ?? null;

/** The version of that number; null where there is none. */
export const proceduraDi = (di: Programma, versione: number): Procedura | null =>
  (di.status === 'assente' ? undefined : di.procedure.find((una) => una.versione === versione)) ?? null;

/** The template of the version of that number; null where there is none. */
export const modelloDi = (di: Programma, versione: number): ModelloProcedura | null =>
  proceduraDi(di, versione)?.modello ?? null;
