import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { assertNotFuture, required, RuleViolation, type Atto, type Comando } from '../shared/index.js';
import { ats, membriAlla, type Ats } from './ats.js';
import { assertTermine, giorno } from './periodi.js';

/** A member of the ATS by its slug, or a body that is not on the platform by its name (a ministry, a health authority). */
export type Parte =
  | { readonly tipo: 'membro'; readonly consorzio: string }
  | { readonly tipo: 'esterna'; readonly denominazione: string };

/** `dal` the first day, `al` the last one. */
export type EventoConvenzione =
  | DomainEvent<'ConvenzioneRegistrata', { titolo: string; parti: readonly Parte[]; dal: string; al: string }>
  | DomainEvent<'ConvenzioneProrogata', { al: string }>;

/** `scope` is the slug of the ATS under whose members the parties are looked for. */
export type ComandoConvenzione =
  | (Comando<'RegistraConvenzione'> & Della & { titolo: string; parti: readonly Parte[]; dal: string; al: string })
  | (Comando<'ProrogaConvenzione'> & Della & { al: string });
interface Della {
  readonly scope: string;
  readonly convenzioneId: string;
  readonly atto: Atto;
}

/** The longest texts, in UTF-16 units, and the most parties. */
export const LIMITI_CONVENZIONE = { titolo: 300, parte: 200, parti: 30 } as const;

export type Convenzione =
  { readonly status: 'assente' } | { readonly status: 'registrata'; readonly dal: string; readonly al: string };

/** An agreement under which the ATS works: parties, act, term; a new act may move the term on. */
export const convenzione: Aggregate<Convenzione, EventoConvenzione> = {
  name: 'Convenzione',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'ConvenzioneRegistrata') {
      return { status: 'registrata', dal: event.data.dal, al: event.data.al };
    }
    if (event.type !== 'ConvenzioneProrogata') return unknownEvent(event);
    if (state.status === 'assente') throw new Error(`${event.type} before the convenzione was there`);
    return { ...state, al: event.data.al };
  },
};

export const deciderConvenzione: Decider<ComandoConvenzione, Convenzione> = {
  aggregate: convenzione,
  main: (command) => command.convenzioneId,
  reads: (command) => [{ aggregate: ats, id: command.scope }],
  decide({ main, of }, command) {
    const { convenzioneId, atto, now } = command;
    assertNotFuture(atto, now);
    const event = decide(main, of(ats, command.scope), command);
    return [{ aggregate: convenzione, id: convenzioneId, events: [{ ...event, act: atto }] }];
  },
};

function decide(state: Convenzione, dellAts: Ats, command: ComandoConvenzione): EventoConvenzione {
  if (dellAts.status === 'assente') throw new RuleViolation('ATS_INESISTENTE');
  const al = giorno('al', command.al);
  if (command.type === 'ProrogaConvenzione') {
    if (state.status === 'assente') throw new RuleViolation('CONVENZIONE_INESISTENTE');
    if (al <= state.al) throw new RuleViolation('CONVENZIONE_NON_PROROGATA', { al: state.al });
    return { type: 'ConvenzioneProrogata', data: { al } };
  }
  if (state.status !== 'assente') throw new RuleViolation('CONVENZIONE_GIA_REGISTRATA');
  const titolo = required('titolo', command.titolo, LIMITI_CONVENZIONE.titolo);
  const dal = giorno('dal', command.dal);
  assertTermine(dal, al);
  return {
    type: 'ConvenzioneRegistrata',
    data: { titolo, parti: parti(command.parti, membriAlla(dellAts, dal)), dal, al },
  };
}

/** The parties, each once: two at least, one of them a member; every member is one on the first day. */
function parti(given: readonly Parte[], membri: readonly string[]): readonly Parte[] {
  const each = new Map(given.map(checked).map((parte) => [keyOf(parte), parte]));
  const parties = [...each.values()];
  const interne = parties.flatMap((parte) => (parte.tipo === 'membro' ? [parte.consorzio] : []));
  const sconosciuta = interne.find((consorzio) => !membri.includes(consorzio));
  if (sconosciuta !== undefined) throw new RuleViolation('PARTE_SCONOSCIUTA', { parte: sconosciuta });
  if (parties.length < 2 || parties.length > LIMITI_CONVENZIONE.parti || interne.length === 0) {
    throw new RuleViolation('CONVENZIONE_SENZA_PARTI', { massimo: LIMITI_CONVENZIONE.parti });
  }
  return parties;
}

const checked = (parte: Parte): Parte =>
  parte.tipo === 'membro'
    ? { tipo: 'membro', consorzio: parte.consorzio }
    : { tipo: 'esterna', denominazione: required('parte', parte.denominazione, LIMITI_CONVENZIONE.parte) };

const keyOf = (parte: Parte): string =>
  parte.tipo === 'membro' ? `membro/${parte.consorzio}` : `esterna/${parte.denominazione.toLowerCase()}`;
