import type { Decider } from '../../event-sourcing/index.js';
import {
  assertNotFuture,
  giornoDopo,
  isCup,
  isScope,
  isUuid,
  required,
  RuleViolation,
  type Atto,
  type Comando,
} from '../../shared/index.js';
import { ats, type Ats } from '../ats.js';
import { giorno, giornoPassato, siSovrappongono } from '../periodi.js';
import { proceduraDi, programma, type Programma } from '../programma/programma.js';
import type { Partner, PianoProgetto } from './piano-progetto.js';
import { pianoVerificato } from './piano-verificato.js';
import {
  COMPITI_PROGETTO,
  progetto,
  type DatiProgetto,
  type EventoProgetto,
  type Progetto,
  type ProgettoRegistrato,
  type ResponsabileProgetto,
} from './progetto.js';

/** `scope` is the slug of the ATS in whose log the project, its members and its programme stand. */
export type ComandoProgetto =
  | (Comando<'RegistraProgetto'> & Del & { dati: DatiProgetto; atto: Atto })
  | (Comando<'ModificaPianoProgetto'> & Del & { dal: string; piano: PianoProgetto; atto: Atto })
  | (Comando<'AggiornaProcedura'> & Del & { proceduraVersione: number })
  | (Comando<'CambiaResponsabiliProgetto'> & Del & { responsabili: readonly ResponsabileProgetto[] })
  | (Comando<'ChiudiProgetto'> & Del & { il: string });
interface Del {
  readonly scope: string;
  readonly progettoId: string;
}

/** The longest texts, in UTF-16 units, and the most partners and people. */
export const LIMITI_PROGETTO = { titolo: 300, linea: 60, denominazione: 200, partner: 60, responsabili: 30 } as const;

export const deciderProgetto: Decider<ComandoProgetto, Progetto> = {
  aggregate: progetto,
  main: (command) => command.progettoId,
  reads(command, main) {
    const programmaId = programmaIdOf(command, main);
    return [
      { aggregate: ats, id: command.scope },
      ...(programmaId === null ? [] : [{ aggregate: programma, id: programmaId }]),
    ];
  },
  decide({ main, of }, command) {
    const dellAts = of(ats, command.scope);
    if (dellAts.status === 'assente') throw new RuleViolation('ATS_INESISTENTE');
    if ('atto' in command) assertNotFuture(command.atto, command.now);
    const programmaId = programmaIdOf(command, main);
    const delProgramma = programmaId === null ? null : of(programma, programmaId);
    const event = decide(main, command, dellAts, delProgramma);
    const signed = 'atto' in command ? { ...event, act: command.atto } : event;
    return [{ aggregate: progetto, id: command.progettoId, events: [signed] }];
  },
};

/** The programme that the decision needs; null where it needs none. */
function programmaIdOf(command: ComandoProgetto, main: Progetto): string | null {
  if (command.type === 'RegistraProgetto') return command.dati.programmaId;
  return command.type === 'AggiornaProcedura' && main.status === 'registrato' ? main.programmaId : null;
}

function decide(state: Progetto, command: ComandoProgetto, dellAts: Ats, delProgramma: Programma | null) {
  if (command.type === 'RegistraProgetto') {
    if (state.status !== 'assente') throw new RuleViolation('PROGETTO_GIA_REGISTRATO');
    const data = registrato(command.dati, dellAts);
    assertVersione(delProgramma, data.proceduraVersione);
    return { type: 'ProgettoRegistrato', data } satisfies EventoProgetto;
  }
  const aperto = progettoAperto(state);
  switch (command.type) {
    case 'ModificaPianoProgetto':
      return pianoModificato(aperto, { dal: command.dal, istanzaId: null, piano: command.piano });
    case 'AggiornaProcedura': {
      const { proceduraVersione } = command;
      assertVersione(delProgramma, proceduraVersione);
      if (proceduraVersione <= aperto.proceduraVersione) {
        throw new RuleViolation('PROGETTO_GIA_AGGIORNATO', { versione: aperto.proceduraVersione });
      }
      return { type: 'ProceduraAggiornata', data: { proceduraVersione } } satisfies EventoProgetto;
    }
    case 'CambiaResponsabiliProgetto': {
      const cambiati = responsabili(command.responsabili);
      if (sonoGliStessi(cambiati, aperto.responsabili)) throw new RuleViolation('NESSUNA_MODIFICA');
      return { type: 'ResponsabiliProgettoCambiati', data: { responsabili: cambiati } } satisfies EventoProgetto;
    }
    case 'ChiudiProgetto': {
      const il = giornoPassato('il', command.il, command.now);
      return { type: 'ProgettoChiuso', data: { il } } satisfies EventoProgetto;
    }
  }
}

/** @throws RuleViolation PROGETTO_INESISTENTE, PROGETTO_CHIUSO */
export function progettoAperto(state: Progetto): ProgettoRegistrato {
  if (state.status === 'assente') throw new RuleViolation('PROGETTO_INESISTENTE');
  if (state.chiusoIl !== null) throw new RuleViolation('PROGETTO_CHIUSO', { il: state.chiusoIl });
  return state;
}

/** A plan from a day on. What was decided before stays for the days before, so it cannot begin before the last one. */
export function pianoModificato(
  state: ProgettoRegistrato,
  change: { readonly dal: string; readonly istanzaId: string | null; readonly piano: PianoProgetto },
): Extract<EventoProgetto, { type: 'PianoProgettoModificato' }> {
  const dal = giorno('dal', change.dal);
  const piano = pianoVerificato(change.piano, state.partner);
  const last = state.piani.at(-1)!;
  if (dal < last.dal) throw new RuleViolation('PIANO_PROGETTO_ANTERIORE', { dal: last.dal });
  if (dal > piano.al) throw new RuleViolation('PIANO_PROGETTO_NON_VALIDO', { campo: 'dal', al: piano.al });
  if (JSON.stringify(piano) === JSON.stringify(last.piano)) throw new RuleViolation('NESSUNA_MODIFICA');
  return { type: 'PianoProgettoModificato', data: { dal, istanzaId: change.istanzaId, piano } };
}

function registrato(dati: DatiProgetto, dellAts: Ats): DatiProgetto {
  const cup = dati.cup.trim().toUpperCase();
  if (!isCup(cup)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'cup' });
  const partner = dati.partner.map(partnerVerificato);
  if (partner.length === 0 || partner.length > LIMITI_PROGETTO.partner) {
    throw new RuleViolation('PROGETTO_SENZA_PARTNER', { massimo: LIMITI_PROGETTO.partner });
  }
  const names = partner.map((one) => (one.tipo === 'membro' ? one.consorzio : ` ${one.denominazione.toLowerCase()}`));
  if (new Set(partner.map(({ partnerId }) => partnerId)).size < partner.length || new Set(names).size < names.length) {
    throw new RuleViolation('PARTNER_RIPETUTO');
  }
  const piano = pianoVerificato(dati.piano, partner);
  assertMembri(partner, dellAts, piano);
  return {
    programmaId: dati.programmaId,
    proceduraVersione: dati.proceduraVersione,
    titolo: required('titolo', dati.titolo, LIMITI_PROGETTO.titolo),
    cup,
    linea: required('linea', dati.linea, LIMITI_PROGETTO.linea),
    partner,
    piano,
    responsabili: responsabili(dati.responsabili),
  };
}

function partnerVerificato(partner: Partner): Partner {
  const partnerId = required('partnerId', partner.partnerId, 64);
  if (partner.tipo === 'esterno') {
    const denominazione = required('denominazione', partner.denominazione, LIMITI_PROGETTO.denominazione);
    return { partnerId, tipo: 'esterno', denominazione };
  }
  if (!isScope(partner.consorzio)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'consorzio' });
  return { partnerId, tipo: 'membro', consorzio: partner.consorzio };
}

/** A partner that is said to be a member is one on some day of the project: it may come later, or leave before the end. */
function assertMembri(partner: readonly Partner[], dellAts: Ats, { dal, al }: PianoProgetto): void {
  const days = { dal, alEscluso: giornoDopo(al) };
  const adesioni = dellAts.status === 'assente' ? [] : dellAts.adesioni.filter((one) => siSovrappongono(one, days));
  for (const one of partner) {
    if (one.tipo === 'membro' && !adesioni.some(({ consorzio }) => consorzio === one.consorzio)) {
      throw new RuleViolation('PARTNER_NON_MEMBRO', { consorzio: one.consorzio });
    }
  }
}

function responsabili(given: readonly ResponsabileProgetto[]): readonly ResponsabileProgetto[] {
  if (given.length > LIMITI_PROGETTO.responsabili) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'responsabili', massimo: LIMITI_PROGETTO.responsabili });
  }
  const each = new Map(given.map((one) => [`${one.personaId} ${one.compito}`, one]));
  return [...each.values()].map(({ personaId, compito }) => {
    if (!isUuid(personaId)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'personaId' });
    if (!COMPITI_PROGETTO.includes(compito)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'compito' });
    return { personaId, compito };
  });
}

/** The same people with the same tasks; in which order they are told says nothing. */
function sonoGliStessi(some: readonly ResponsabileProgetto[], others: readonly ResponsabileProgetto[]): boolean {
  const names = (list: typeof some) => list.map(({ personaId, compito }) => `${personaId} ${compito}`).sort();
  return JSON.stringify(names(some)) === JSON.stringify(names(others));
}

/** @throws RuleViolation PROCEDURA_INESISTENTE unless the programme is there and has adopted the version. */
function assertVersione(delProgramma: Programma | null, versione: number): void {
  if (!delProgramma || delProgramma.status === 'assente') throw new RuleViolation('PROGRAMMA_INESISTENTE');
  if (!proceduraDi(delProgramma, versione)) throw new RuleViolation('PROCEDURA_INESISTENTE', { versione });
}
