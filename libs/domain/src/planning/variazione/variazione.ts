import {
  unknownEvent,
  type Aggregate,
  type Decider,
  type DomainEvent,
  type Reading,
  type States,
  type Write,
} from '../../event-sourcing/index.js';
import {
  assertCompetenza,
  assertNotFuture,
  RuleViolation,
  type Atto,
  type Comando,
  type TestoRef,
} from '../../shared/index.js';
import { applica, StaleModifica } from '../modifica.js';
import { modificheDi, obiettivo, schedaOf, type Obiettivo } from '../obiettivo/obiettivo.js';
import { schedaObiettivo, type SchedaObiettivo } from '../obiettivo/scheda-obiettivo.js';
import { aggregateOf } from '../oggetti-del-piano.js';
import { assertKnown, piano } from '../piano/piano.js';
import {
  assertCodiceLibero,
  modificheDiProgetto,
  possibiliOmonimi,
  progettoPeg,
  schedaProgettoOf,
  schedaProgettoPeg,
  type ProgettoPeg,
  type SchedaProgettoPeg,
} from '../progetto-peg/progetto-peg.js';
import type { VoceVariazione } from './voce-variazione.js';

export type EventoVariazione =
  | DomainEvent<'VariazioneAperta', { pianoId: string; motivo: TestoRef }>
  | DomainEvent<'ModificaProposta', { voce: VoceVariazione }>
  | DomainEvent<'ModificaRitirata', { oggettoId: string }>
  | DomainEvent<'VariazioneApprovata', { pianoId: string; oggetti: readonly string[] }>
  | DomainEvent<'VariazioneAbbandonata', { pianoId: string; motivo: TestoRef }>;

type Base<T extends string> = Comando<T> & { variazioneId: string; pianoId: string };

export type ComandoVariazione =
  | (Base<'ApriVariazione'> & { motivo: TestoRef })
  | (Base<'ProponiObiettivo'> & { obiettivoId: string; nuovo: boolean; scheda: SchedaObiettivo })
  | (Base<'ProponiProgettoPeg'> & {
      progettoPegId: string;
      nuovo: boolean;
      scheda: SchedaProgettoPeg;
      /** Ids of the plan's other projects that the edge found under the wanted code and centro. */
      omonimi?: readonly string[];
    })
  | (Base<'ProponiEliminazione'> & { oggetto: 'obiettivo' | 'progettoPeg'; oggettoId: string })
  | (Base<'RitiraModifica'> & { oggettoId: string })
  | (Base<'ApprovaVariazione'> & { atto: Atto })
  | (Base<'AbbandonaVariazione'> & { motivo: TestoRef });

/** `voci` by the id of the object they change: one change an object, proposed again it takes the place of the first. */
export type Variazione =
  | { readonly status: 'assente' }
  | { readonly status: 'aperta'; readonly pianoId: string; readonly voci: ReadonlyMap<string, VoceVariazione> }
  | { readonly status: 'approvata' | 'abbandonata' };

export const variazione: Aggregate<Variazione, EventoVariazione> = {
  name: 'Variazione',
  initial: { status: 'assente' },
  evolve(state, event) {
    switch (event.type) {
      case 'VariazioneAperta':
        return { status: 'aperta', pianoId: event.data.pianoId, voci: new Map() };
      case 'ModificaProposta': {
        const open = assertOpen(state);
        return { ...open, voci: new Map(open.voci).set(event.data.voce.oggettoId, event.data.voce) };
      }
      case 'ModificaRitirata': {
        const open = assertOpen(state);
        return { ...open, voci: new Map([...open.voci].filter(([id]) => id !== event.data.oggettoId)) };
      }
      case 'VariazioneApprovata':
        return { status: 'approvata' };
      case 'VariazioneAbbandonata':
        return { status: 'abbandonata' };
      default:
        return unknownEvent(event);
    }
  },
};

/**
 * After approval the plan changes only here: opened with a reason, holding its changes, approved by an act of its own
 * (and then in the plan at once, D.Lgs. 150/2009 art. 10) or dropped. Piano and the objects are checked or written in
 * the same append.
 */
export const deciderVariazione: Decider<ComandoVariazione, Variazione> = {
  aggregate: variazione,
  main: (command) => command.variazioneId,
  reads: (command, main) => [{ aggregate: piano, id: command.pianoId }, ...objectsOf(command, main)],
  decide(states, command) {
    const plan = states.of(piano, command.pianoId);
    assertKnown(plan);
    if (!('variazioneAperta' in plan) || plan.status === 'chiuso') throw new RuleViolation('PIANO_NON_VARIABILE');
    const write = (event: EventoVariazione): Write => ({
      aggregate: variazione,
      id: command.variazioneId,
      events: [event],
    });
    const { pianoId, variazioneId } = command;

    if (command.type === 'ApriVariazione') {
      if (plan.variazioneAperta)
        throw new RuleViolation('VARIAZIONE_GIA_APERTA', { variazioneId: plan.variazioneAperta });
      if (states.main.status !== 'assente') throw new RuleViolation('VARIAZIONE_GIA_APERTA', { variazioneId });
      const avviata = { type: 'VariazioneAvviata', data: { variazioneId } };
      return [
        write({ type: 'VariazioneAperta', data: { pianoId, motivo: command.motivo } }),
        { aggregate: piano, id: pianoId, events: [avviata] },
      ];
    }
    const open = assertOpen(states.main, pianoId);
    switch (command.type) {
      case 'ProponiObiettivo':
      case 'ProponiProgettoPeg':
      case 'ProponiEliminazione':
        return [write({ type: 'ModificaProposta', data: { voce: voceFor(states, again(open.voci, command)) } })];
      case 'RitiraModifica': {
        const voce = open.voci.get(command.oggettoId);
        if (!voce) throw new RuleViolation('MODIFICA_INESISTENTE');
        assertCompetenza(command.autore, centriOf(states, voce));
        return [write({ type: 'ModificaRitirata', data: { oggettoId: command.oggettoId } })];
      }
      case 'AbbandonaVariazione':
        return [
          write({ type: 'VariazioneAbbandonata', data: { pianoId, motivo: command.motivo } }),
          conclusa(pianoId, variazioneId, 'abbandonata'),
        ];
      case 'ApprovaVariazione': {
        if (open.voci.size === 0) throw new RuleViolation('VARIAZIONE_VUOTA');
        assertNotFuture(command.atto, command.now);
        const approvata: EventoVariazione = {
          type: 'VariazioneApprovata',
          data: { pianoId, oggetti: [...open.voci.keys()] },
        };
        const writes = [
          write(approvata),
          conclusa(pianoId, variazioneId, 'approvata'),
          ...[...open.voci.values()].map((voce) => applied(states, command, voce)),
        ];
        return writes.map((each) => ({
          ...each,
          events: each.events.map((event) => ({ ...event, act: command.atto, occurredAt: command.atto.data })),
        }));
      }
    }
  },
};

/** The objects that the command changes: proposing and withdrawing read their one, approving all of them. */
function objectsOf(command: ComandoVariazione, main: Variazione): readonly Reading[] {
  switch (command.type) {
    case 'ProponiObiettivo':
      return [{ aggregate: obiettivo, id: command.obiettivoId }];
    case 'ProponiProgettoPeg':
      return [command.progettoPegId, ...possibiliOmonimi(command)].map((id) => ({ aggregate: progettoPeg, id }));
    case 'ProponiEliminazione':
      return [{ aggregate: aggregateOf(command.oggetto), id: command.oggettoId }];
    case 'RitiraModifica':
    case 'ApprovaVariazione':
      if (main.status !== 'aperta') return [];
      return [...main.voci.values()]
        .filter(({ oggettoId }) => command.type === 'ApprovaVariazione' || oggettoId === command.oggettoId)
        .map(({ oggetto, oggettoId }) => ({ aggregate: aggregateOf(oggetto), id: oggettoId }));
    default:
      return [];
  }
}

/** Whose object a change is of: the centri as they are now, or as they would be of one that is not there yet. */
function centriOf(states: States<Variazione>, voce: VoceVariazione): readonly string[] {
  const known = states.of<Obiettivo | ProgettoPeg>(aggregateOf(voce.oggetto), voce.oggettoId);
  const scheda = voce.azione === 'aggiungi' ? voce.scheda : known.status === 'definito' ? known.scheda : null;
  if (!scheda) return [];
  return 'centri' in scheda ? scheda.centri : [scheda.centroId];
}

type Proposta = Extract<ComandoVariazione, { type: 'ProponiObiettivo' | 'ProponiProgettoPeg' | 'ProponiEliminazione' }>;

/** What the variazione adds is not in the plan yet: proposed again, it is added all the same, as it is now. */
function again(voci: ReadonlyMap<string, VoceVariazione>, command: Proposta): Proposta {
  if (command.type === 'ProponiEliminazione') return command;
  const id = command.type === 'ProponiObiettivo' ? command.obiettivoId : command.progettoPegId;
  return voci.get(id)?.azione === 'aggiungi' ? { ...command, nuovo: true } : command;
}

/** The change as the variazione keeps it; a responsabile proposes on objects of the own centri only. */
function voceFor(states: States<Variazione>, command: Proposta): VoceVariazione {
  switch (command.type) {
    case 'ProponiObiettivo':
      return voceObiettivo(states.of(obiettivo, command.obiettivoId), command);
    case 'ProponiProgettoPeg': {
      const voce = voceProgetto(states.of(progettoPeg, command.progettoPegId), command);
      assertCodiceLibero(states, command);
      return voce;
    }
    case 'ProponiEliminazione': {
      const { oggetto, oggettoId, pianoId, autore } = command;
      if (oggetto === 'obiettivo') assertCompetenza(autore, schedaOf(states.of(obiettivo, oggettoId), pianoId).centri);
      else assertCompetenza(autore, [schedaProgettoOf(states.of(progettoPeg, oggettoId), pianoId).centroId]);
      return { oggetto, oggettoId, azione: 'elimina' };
    }
  }
}

function voceObiettivo(now: Obiettivo, command: Proposta & { type: 'ProponiObiettivo' }): VoceVariazione {
  const target = { oggetto: 'obiettivo', oggettoId: command.obiettivoId } as const;
  if (command.nuovo) {
    if (now.status !== 'assente') throw new RuleViolation('OBIETTIVO_GIA_DEFINITO');
    assertCompetenza(command.autore, command.scheda.centri);
    return { ...target, azione: 'aggiungi', scheda: schedaObiettivo(command.scheda) };
  }
  const prima = schedaOf(now, command.pianoId);
  assertCompetenza(command.autore, prima.centri);
  return { ...target, azione: 'modifica', modifiche: modificheDi(prima, command.scheda) };
}

function voceProgetto(now: ProgettoPeg, command: Proposta & { type: 'ProponiProgettoPeg' }): VoceVariazione {
  const target = { oggetto: 'progettoPeg', oggettoId: command.progettoPegId } as const;
  if (command.nuovo) {
    if (now.status !== 'assente')
      throw new RuleViolation('PROGETTO_PEG_GIA_DEFINITO', { codice: command.scheda.codice });
    assertCompetenza(command.autore, [command.scheda.centroId]);
    return { ...target, azione: 'aggiungi', scheda: schedaProgettoPeg(command.scheda) };
  }
  const prima = schedaProgettoOf(now, command.pianoId);
  assertCompetenza(command.autore, [prima.centroId]);
  return { ...target, azione: 'modifica', modifiche: modificheDiProgetto(prima, command.scheda) };
}

/** The event that puts one change into the plan. @throws RuleViolation OGGETTO_CAMBIATO where it no longer fits. */
function applied(
  states: States<Variazione>,
  { pianoId, variazioneId }: ComandoVariazione,
  voce: VoceVariazione,
): Write {
  const [aggregate, noun] =
    voce.oggetto === 'obiettivo' ? ([obiettivo, 'Obiettivo'] as const) : ([progettoPeg, 'ProgettoPeg'] as const);
  const to = (type: string, data: object): Write => ({
    aggregate,
    id: voce.oggettoId,
    events: [{ type: `${noun}${type}`, data: { pianoId, variazioneId, ...data } }],
  });
  const now =
    voce.oggetto === 'obiettivo' ? states.of(obiettivo, voce.oggettoId) : states.of(progettoPeg, voce.oggettoId);
  if (voce.azione === 'aggiungi') {
    if (now.status !== 'assente') throw new RuleViolation('OGGETTO_CAMBIATO', { oggettoId: voce.oggettoId });
    return to('Definito', { scheda: voce.scheda });
  }
  if (now.status !== 'definito') throw new RuleViolation('OGGETTO_CAMBIATO', { oggettoId: voce.oggettoId });
  if (voce.azione === 'elimina') return to('Eliminato', {});
  try {
    applica(now.scheda, voce.modifiche);
  } catch (error) {
    if (error instanceof StaleModifica)
      throw new RuleViolation('OGGETTO_CAMBIATO', { oggettoId: voce.oggettoId, percorso: error.percorso });
    throw error;
  }
  return to('Variato', { modifiche: voce.modifiche });
}

function conclusa(pianoId: string, variazioneId: string, esito: 'approvata' | 'abbandonata'): Write {
  return { aggregate: piano, id: pianoId, events: [{ type: 'VariazioneConclusa', data: { variazioneId, esito } }] };
}

function assertOpen(state: Variazione, pianoId?: string): Extract<Variazione, { status: 'aperta' }> {
  if (state.status !== 'aperta' || (pianoId && state.pianoId !== pianoId))
    throw new RuleViolation('VARIAZIONE_NON_APERTA');
  return state;
}
