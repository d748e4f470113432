import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import {
  assertNotFuture,
  giornoDopo,
  isScope,
  required,
  RuleViolation,
  type Atto,
  type Comando,
} from '../shared/index.js';
import { consorzio as unConsorzio } from '../tenancy/index.js';
import { assertTermine, contiene, giorno, siSovrappongono, type Intervallo } from './periodi.js';
import { conRettifica, rettifica, type ComandoRettifica, type EventoRettifica } from './rettifica.js';

/** The longest name of an ATS and of a member, in UTF-16 units. */
export const LIMITI_ATS = { denominazione: 200 } as const;

/** `consorzio` is the slug of its scope, `denominazione` its name in the act: this log cannot look into the other. */
export type EventoAts =
  | DomainEvent<'AtsIstituito', { denominazione: string }>
  | DomainEvent<'AtsRinominato', { denominazione: string }>
  | DomainEvent<'MembroEntrato', { consorzio: string; denominazione: string; dal: string }>
  | DomainEvent<'MembroUscito', { consorzio: string; al: string }>
  | DomainEvent<'CapofilaDesignato', { consorzio: string; dal: string }>
  | EventoRettifica;

/** `dal` the first day, `al` the last one. */
export type ComandoAts =
  | (Comando<'IstituisciAts'> & { scope: string; denominazione: string; atto: Atto })
  | (Comando<'RinominaAts'> & { scope: string; denominazione: string; atto: Atto })
  | (Comando<'RegistraEntrata'> & DelMembro & { denominazione: string; dal: string })
  | (Comando<'RegistraUscita'> & DelMembro & { al: string })
  | (Comando<'DesignaCapofila'> & DelMembro & { dal: string })
  | ComandoRettifica;
interface DelMembro {
  readonly scope: string;
  readonly consorzio: string;
  readonly atto: Atto;
}

export interface Adesione extends Intervallo {
  readonly consorzio: string;
}

/** `capofila` by first day; each holds until the next begins. */
export type Ats =
  | { readonly status: 'assente' }
  | {
      readonly status: 'istituito';
      readonly denominazione: string;
      readonly adesioni: readonly Adesione[];
      readonly capofila: readonly { readonly consorzio: string; readonly dal: string }[];
    };
export type Istituito = Extract<Ats, { status: 'istituito' }>;

/** The ATS itself: one per scope, its stream's id is the scope's slug. */
export const ats: Aggregate<Ats, EventoAts> = {
  name: 'Ats',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'AtsIstituito') {
      return { status: 'istituito', denominazione: event.data.denominazione, adesioni: [], capofila: [] };
    }
    if (state.status !== 'istituito') throw new Error(`${event.type} on an ATS that is ${state.status}`);
    switch (event.type) {
      case 'AtsRinominato':
        return { ...state, denominazione: event.data.denominazione };
      case 'PeriodoMembroRettificato':
      case 'PeriodoMembroAnnullato':
        return { ...state, adesioni: conRettifica(state.adesioni, event) };
      case 'MembroEntrato': {
        const { consorzio, dal } = event.data;
        return { ...state, adesioni: [...state.adesioni, { consorzio, dal, alEscluso: null }] };
      }
      case 'MembroUscito':
        return { ...state, adesioni: conUscita(state.adesioni, event.data) };
      case 'CapofilaDesignato':
        return { ...state, capofila: conDesignazione(state.capofila, event.data) };
      default:
        return unknownEvent(event);
    }
  },
};

/** Ends the membership that lasts. */
export function conUscita<A extends Adesione>(
  adesioni: readonly A[],
  { consorzio, al }: { readonly consorzio: string; readonly al: string },
): readonly A[] {
  const ends = (adesione: A) => adesione.consorzio === consorzio && adesione.alEscluso === null;
  return adesioni.map((adesione) => (ends(adesione) ? { ...adesione, alEscluso: giornoDopo(al) } : adesione));
}

/** A designation takes the place of all from its first day on: the newest act counts. */
export function conDesignazione<D extends { readonly dal: string }>(
  before: readonly D[],
  designation: D,
): readonly D[] {
  return [...before.filter(({ dal }) => dal < designation.dal), designation];
}

/** Whose the days are: each designation up to the one that follows. */
export function periodiCapofila<D extends { readonly dal: string }>(designazioni: readonly D[]): (D & Intervallo)[] {
  return designazioni.map((one, index) => ({ ...one, alEscluso: designazioni[index + 1]?.dal ?? null }));
}

/** The consortia that are members on the day (ISO), by slug. */
export const membriAlla = (state: Ats, giornoIso: string): readonly string[] =>
  state.status === 'assente'
    ? []
    : state.adesioni.filter((one) => contiene(one, giornoIso)).map(({ consorzio }) => consorzio);

/** The capofila on the day (ISO), or null where none is designated yet. */
export function capofilaAlla(state: Ats, giornoIso: string): string | null {
  if (state.status === 'assente') return null;
  return periodiCapofila(state.capofila).find((one) => contiene(one, giornoIso))?.consorzio ?? null;
}

export const deciderAts: Decider<ComandoAts, Ats> = {
  aggregate: ats,
  main: (command) => command.scope,
  reads: ({ type, scope }) => (type === 'IstituisciAts' ? [{ aggregate: unConsorzio, id: scope }] : []),
  decide({ main, of }, command) {
    const { atto, scope } = command;
    assertNotFuture(atto, command.now);
    if (command.type === 'IstituisciAts' && of(unConsorzio, scope).status !== 'assente') {
      throw new RuleViolation('SCOPE_DI_UN_CONSORZIO');
    }
    return [{ aggregate: ats, id: scope, events: [{ ...decide(main, command), act: atto }] }];
  },
};

function decide(state: Ats, command: ComandoAts): EventoAts {
  if (command.type === 'IstituisciAts') {
    if (state.status !== 'assente') throw new RuleViolation('ATS_GIA_ISTITUITO');
    return {
      type: 'AtsIstituito',
      data: { denominazione: required('denominazione', command.denominazione, LIMITI_ATS.denominazione) },
    };
  }
  if (state.status === 'assente') throw new RuleViolation('ATS_INESISTENTE');
  if (command.type === 'RinominaAts') {
    const denominazione = required('denominazione', command.denominazione, LIMITI_ATS.denominazione);
    if (denominazione === state.denominazione) throw new RuleViolation('NESSUNA_MODIFICA');
    return { type: 'AtsRinominato', data: { denominazione } };
  }
  if (!isScope(command.consorzio)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'consorzio' });
  switch (command.type) {
    case 'RegistraEntrata':
      return entrata(state, command);
    case 'RegistraUscita':
      return uscita(state, command);
    case 'DesignaCapofila':
      return designazione(state, command);
    case 'RettificaPeriodoMembro':
    case 'AnnullaPeriodoMembro':
      return rettifica(state, command);
  }
}

type Di<T extends ComandoAts['type']> = Extract<ComandoAts, { type: T }>;

function entrata(state: Istituito, command: Di<'RegistraEntrata'>): EventoAts {
  const { consorzio } = command;
  if (consorzio === command.scope) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'consorzio' });
  const denominazione = required('denominazione', command.denominazione, LIMITI_ATS.denominazione);
  const dal = giorno('dal', command.dal);
  const nuova = { dal, alEscluso: null };
  if (state.adesioni.some((one) => one.consorzio === consorzio && siSovrappongono(one, nuova))) {
    throw new RuleViolation('MEMBRO_GIA_PRESENTE', { consorzio, dal });
  }
  return { type: 'MembroEntrato', data: { consorzio, denominazione, dal } };
}

function uscita(state: Istituito, command: Di<'RegistraUscita'>): EventoAts {
  const { consorzio } = command;
  const al = giorno('al', command.al);
  const adesione = state.adesioni.find((one) => one.consorzio === consorzio && one.alEscluso === null);
  if (!adesione) throw new RuleViolation('MEMBRO_NON_PRESENTE', { consorzio });
  assertTermine(adesione.dal, al);
  const dopo = { dal: giornoDopo(al), alEscluso: null };
  if (periodiCapofila(state.capofila).some((one) => one.consorzio === consorzio && siSovrappongono(one, dopo))) {
    throw new RuleViolation('MEMBRO_CAPOFILA', { consorzio, al });
  }
  return { type: 'MembroUscito', data: { consorzio, al } };
}

/** A capofila stays until the next is designated, so its membership must have no end. */
function designazione(state: Istituito, command: Di<'DesignaCapofila'>): EventoAts {
  const { consorzio } = command;
  const dal = giorno('dal', command.dal);
  const adesione = state.adesioni.find((one) => one.consorzio === consorzio && contiene(one, dal));
  if (adesione?.alEscluso !== null) throw new RuleViolation('CAPOFILA_NON_MEMBRO', { consorzio, dal });
  const last = state.capofila.at(-1);
  if (last && last.consorzio === consorzio && last.dal <= dal) throw new RuleViolation('NESSUNA_MODIFICA');
  return { type: 'CapofilaDesignato', data: { consorzio, dal } };
}
