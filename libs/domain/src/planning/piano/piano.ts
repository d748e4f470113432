import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { assertNotFuture, idOf, required, RuleViolation, type Atto, type Comando } from '../../shared/index.js';

export interface Periodo {
  /** First and last year, both included. */
  readonly dal: number;
  readonly al: number;
}

type Intestazione = Periodo & { readonly titolo: string };

export type EventoPiano =
  | DomainEvent<'PianoCreato', Intestazione>
  | DomainEvent<'PianoImportato', Intestazione & { documentoSha256: string }>
  | DomainEvent<'PianoRicostruito', Intestazione & { documentoSha256: string }>
  | DomainEvent<'ImportazioneDelPianoIniziata', Intestazione & { documentoSha256: string }>
  | DomainEvent<'ImportazioneDelPianoAnnullata', Record<string, never>>
  | DomainEvent<'PianoApprovato', Record<string, never>>
  | DomainEvent<'PianoScartato', Record<string, never>>
  | DomainEvent<'ConsuntivazioneAperta', Record<string, never>>
  | DomainEvent<'PianoChiuso', Record<string, never>>
  | DomainEvent<'PianoRiaperto', Record<string, never>>
  | DomainEvent<'VariazioneAvviata', { variazioneId: string }>
  | DomainEvent<'VariazioneConclusa', { variazioneId: string; esito: 'approvata' | 'abbandonata' }>;

export type ComandoPiano =
  | (Comando<'CreaPiano'> & Intestazione & { pianoId: string })
  | (Comando<'ApriConsuntivazione'> & { pianoId: string })
  | (Comando<'ChiudiPiano'> & { pianoId: string })
  | (Comando<'RiapriPiano'> & { pianoId: string });

/**
 * `assente` also after a draft was dropped: the period is free again. `approvato` and `inConsuntivo` are in force:
 * they change by a variazione only. A plan rebuilt from a Relazione is `inConsuntivo` with no act known.
 */
export type Piano =
  | { readonly status: 'assente' }
  | ({ readonly status: 'inImportazione'; readonly documentoSha256: string } & Periodo)
  | ({ readonly status: 'bozza' } & Periodo)
  | ({ readonly status: 'approvato' | 'inConsuntivo' | 'chiuso'; readonly variazioneAperta: string | null } & Periodo);

/** A period has one plan: id from scope and years. */
export const pianoIdOf = (scope: string, { dal, al }: Periodo): string => idOf(scope, 'Piano', dal, al);

export const piano: Aggregate<Piano, EventoPiano> = {
  name: 'Piano',
  initial: { status: 'assente' },
  evolve(state, event) {
    switch (event.type) {
      case 'PianoCreato':
      case 'PianoImportato':
        return { status: 'bozza', dal: event.data.dal, al: event.data.al };
      case 'PianoRicostruito':
        return { status: 'inConsuntivo', dal: event.data.dal, al: event.data.al, variazioneAperta: null };
      case 'ImportazioneDelPianoIniziata':
        return { status: 'inImportazione', ...event.data };
      case 'ImportazioneDelPianoAnnullata':
      case 'PianoScartato':
        return { status: 'assente' };
      case 'PianoApprovato':
        return { ...existing(state), status: 'approvato', variazioneAperta: null };
      case 'ConsuntivazioneAperta':
        return { ...inForce(state), status: 'inConsuntivo' };
      case 'PianoChiuso':
        return { ...inForce(state), status: 'chiuso' };
      case 'PianoRiaperto':
        return { ...inForce(state), status: 'inConsuntivo' };
      case 'VariazioneAvviata':
        return { ...inForce(state), variazioneAperta: event.data.variazioneId };
      case 'VariazioneConclusa':
        return { ...inForce(state), variazioneAperta: null };
      default:
        return unknownEvent(event);
    }
  },
};

/** The steps of a plan that need the plan alone; a draft is approved by `deciderApprovaPiano` and dropped by `deciderScartaPiano`. */
export const deciderPiano: Decider<ComandoPiano, Piano> = {
  aggregate: piano,
  main: (command) => command.pianoId,
  decide({ main }, command) {
    return [{ aggregate: piano, id: command.pianoId, events: [decide(main, command)] }];
  },
};

function decide(state: Piano, command: ComandoPiano): EventoPiano {
  switch (command.type) {
    case 'CreaPiano': {
      assertFree(state);
      const { dal, al } = periodo(command);
      return { type: 'PianoCreato', data: { titolo: required('titolo', command.titolo, 300), dal, al } };
    }
    case 'ApriConsuntivazione':
      assertKnown(state);
      if (state.status !== 'approvato') throw new RuleViolation('PIANO_NON_APPROVATO');
      return { type: 'ConsuntivazioneAperta', data: {} };
    case 'ChiudiPiano':
      assertKnown(state);
      if (state.status !== 'inConsuntivo') throw new RuleViolation('PIANO_NON_IN_CONSUNTIVO');
      if (state.variazioneAperta) throw new RuleViolation('VARIAZIONE_GIA_APERTA');
      return { type: 'PianoChiuso', data: {} };
    case 'RiapriPiano':
      assertKnown(state);
      if (state.status !== 'chiuso') throw new RuleViolation('PIANO_NON_CHIUSO');
      return { type: 'PianoRiaperto', data: {} };
  }
}

/** A draft is approved by an act of today or before. @throws RuleViolation */
export function approvazione(state: Piano, { atto, now }: { readonly atto: Atto; readonly now: string }): EventoPiano {
  assertDraft(state);
  assertNotFuture(atto, now);
  return { type: 'PianoApprovato', data: {}, act: atto, occurredAt: atto.data };
}

/** @throws RuleViolation PERIODO_NON_VALIDO unless 1 to 5 years, in order, between 2000 and 2100. */
export function periodo({ dal, al }: Periodo): Periodo {
  const valid = Number.isInteger(dal) && Number.isInteger(al) && dal >= 2000 && al <= 2100 && dal <= al && al - dal < 5;
  if (!valid) throw new RuleViolation('PERIODO_NON_VALIDO', { dal, al });
  return { dal, al };
}

/** @throws RuleViolation unless the period has no plan yet. */
export function assertFree(state: Piano): void {
  if (state.status === 'inImportazione') throw new RuleViolation('PIANO_IN_IMPORTAZIONE');
  if (state.status !== 'assente') throw new RuleViolation('PIANO_GIA_ESISTENTE');
}

/** @throws RuleViolation unless the plan is a draft, the only state in which it changes freely. */
export function assertDraft(state: Piano): asserts state is Piano & { status: 'bozza' } {
  assertKnown(state);
  if (state.status !== 'bozza') throw new RuleViolation('PIANO_NON_IN_BOZZA');
}

/** @throws RuleViolation unless the consuntivo of the plan is open and `anno` is one of its years. */
export function assertConsuntivoOpen(state: Piano, anno: number): void {
  assertKnown(state);
  if (state.status !== 'inConsuntivo') throw new RuleViolation('PIANO_NON_IN_CONSUNTIVO');
  if (anno < state.dal || anno > state.al)
    throw new RuleViolation('ANNO_FUORI_PERIODO', { dal: state.dal, al: state.al });
}

/** @throws RuleViolation for a plan that is not there, or not yet. */
export function assertKnown(state: Piano): asserts state is Exclude<Piano, { status: 'assente' | 'inImportazione' }> {
  if (state.status === 'assente') throw new RuleViolation('PIANO_INESISTENTE');
  if (state.status === 'inImportazione') throw new RuleViolation('PIANO_IN_IMPORTAZIONE');
}

function existing(state: Piano): Periodo {
  if (state.status === 'assente') throw new Error('no plan in this history');
  return { dal: state.dal, al: state.al };
}

function inForce(state: Piano): Extract<Piano, { variazioneAperta: string | null }> {
  if (!('variazioneAperta' in state)) throw new Error(`the plan is ${state.status}, not in force`);
  return state;
}
