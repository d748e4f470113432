import {
  unknownEvent,
  type Aggregate,
  type Decider,
  type DomainEvent,
  type States,
} from '../../event-sourcing/index.js';
import { isMese, RuleViolation, type Comando, type Mese, type TestoRef } from '../../shared/index.js';
import type { ModelloLista, TipoLista } from '../programma/modello-procedura.js';
import { proceduraDelProgetto, streamDellaProcedura, type DelProgetto } from '../procedura/procedura-del-progetto.js';
import { assertAffidamento, assertMesi, type OggettoLista } from './oggetto-lista.js';
import { assertRisposte, senzaRisposta, type RisposteDate, type RispostaDomanda } from './risposte.js';

/** Where the list counts: the beginning of its read model's key, and what sharing goes by. Every event carries it. */
export interface SedeLista {
  readonly progettoId: string;
  readonly mese: Mese;
}

export const ESITI_CONTROLLO = ['positivo', 'conRilievi'] as const;
export type EsitoControllo = (typeof ESITI_CONTROLLO)[number];

/**
 * `personaId` is who acted: that who fills in and who controls are two people is a rule, so the log says it in words of
 * its own. The whole template of the list is copied: a newer procedure does not change what was asked.
 */
export type EventoListaDiControllo =
  | DomainEvent<
      'ListaAperta',
      SedeLista & { proceduraVersione: number; modelloLista: ModelloLista; oggetto: OggettoLista }
    >
  | DomainEvent<'RispostaData', SedeLista & { risposte: readonly RispostaDomanda[]; personaId: string }>
  | DomainEvent<'ListaCompilata', SedeLista & { personaId: string }>
  | DomainEvent<'ListaControllata', SedeLista & { esito: EsitoControllo; note: TestoRef | null; personaId: string }>
  | DomainEvent<'ListaRiaperta', SedeLista & { motivo: TestoRef }>;

export type ComandoListaDiControllo =
  | (Della<'ApriLista'> & DelProgetto & { codice: string; oggetto: OggettoLista; mese: Mese })
  | (Della<'RispondiDomande'> & { risposte: readonly RispostaDomanda[] })
  | Della<'CompilaLista'>
  | (Della<'ControllaLista'> & { esito: EsitoControllo; note: TestoRef | null })
  | (Della<'RiapriLista'> & { motivo: TestoRef });
type Della<Type extends string> = Comando<Type> & { readonly listaId: string };

export type ListaDiControllo = { readonly status: 'assente' } | ListaPresente;
export interface ListaPresente {
  readonly status: 'aperta' | 'compilata' | 'controllata';
  readonly sede: SedeLista;
  readonly modello: ModelloLista;
  readonly risposte: RisposteDate;
  /** Whoever has ever answered a question or declared the list filled in: none of them controls it. */
  readonly compilatori: readonly string[];
}

/**
 * A check list: questions of the template, answered by one person and controlled by another. Self-control of a
 * procurement in a consortium's log, eligibility of what a partner reports in that of the ATS.
 */
export const listaDiControllo: Aggregate<ListaDiControllo, EventoListaDiControllo> = {
  name: 'ListaDiControllo',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'ListaAperta') {
      const { progettoId, mese, modelloLista } = event.data;
      return { status: 'aperta', sede: { progettoId, mese }, modello: modelloLista, risposte: {}, compilatori: [] };
    }
    if (state.status === 'assente') throw new Error(`${event.type} before the list was there`);
    switch (event.type) {
      case 'RispostaData': {
        const date = Object.fromEntries(event.data.risposte.map(({ domandaId, esito }) => [domandaId, esito]));
        return { ...con(state, event.data.personaId), risposte: { ...state.risposte, ...date } };
      }
      case 'ListaCompilata':
        return { ...con(state, event.data.personaId), status: 'compilata' };
      case 'ListaControllata':
        return { ...state, status: 'controllata' };
      case 'ListaRiaperta':
        return { ...state, status: 'aperta' };
      default:
        return unknownEvent(event);
    }
  },
};

const con = (state: ListaPresente, personaId: string): ListaPresente => ({
  ...state,
  compilatori: [...new Set([...state.compilatori, personaId])],
});

export const deciderListaDiControllo: Decider<ComandoListaDiControllo, ListaDiControllo> = {
  aggregate: listaDiControllo,
  main: ({ listaId }) => listaId,
  reads: (command) => (command.type === 'ApriLista' ? streamDellaProcedura(command) : []),
  decide(states, command) {
    const event = command.type === 'ApriLista' ? apri(states, command) : decide(presente(states.main), command);
    return [{ aggregate: listaDiControllo, id: command.listaId, events: [event] }];
  },
};

function apri(
  states: States<ListaDiControllo>,
  command: Extract<ComandoListaDiControllo, { type: 'ApriLista' }>,
): EventoListaDiControllo {
  const { progettoId, codice, oggetto, mese } = command;
  if (states.main.status !== 'assente') throw new RuleViolation('LISTA_GIA_APERTA');
  const { versione, modello, partner } = proceduraDelProgetto(states, command);
  const tipo: TipoLista = command.presso === 'consorzio' ? 'autocontrollo' : 'ammissibilita';
  const modelloLista = modello.liste.find((one) => one.codice === codice && one.tipo === tipo);
  if (!modelloLista) throw new RuleViolation('LISTA_NON_PREVISTA', { codice });
  if (!isMese(mese)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'mese' });
  assertOggetto(tipo, oggetto, partner);
  return { type: 'ListaAperta', data: { progettoId, mese, proceduraVersione: versione, modelloLista, oggetto } };
}

/** Self-control is of a procurement, eligibility of what is reported. */
function assertOggetto(tipo: TipoLista, oggetto: OggettoLista, partner: readonly string[]): void {
  if ((tipo === 'autocontrollo') !== (oggetto.tipo === 'affidamento')) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'oggetto' });
  }
  if (oggetto.tipo === 'affidamento') return assertAffidamento(oggetto);
  assertMesi(oggetto);
  if (oggetto.partnerId !== null && !partner.includes(oggetto.partnerId))
    throw new RuleViolation('PARTNER_INESISTENTE');
}

function presente(state: ListaDiControllo): ListaPresente {
  if (state.status === 'assente') throw new RuleViolation('LISTA_INESISTENTE');
  return state;
}

function decide(
  state: ListaPresente,
  command: Exclude<ComandoListaDiControllo, { type: 'ApriLista' }>,
): EventoListaDiControllo {
  const { sede, status, modello, risposte, compilatori } = state;
  const { personaId } = command.autore;
  switch (command.type) {
    case 'RispondiDomande':
      if (status !== 'aperta') throw new RuleViolation('LISTA_NON_APERTA');
      assertRisposte(modello, command.risposte);
      if (command.risposte.every(({ domandaId, esito, note }) => !note && risposte[domandaId] === esito)) {
        throw new RuleViolation('NESSUNA_MODIFICA');
      }
      return { type: 'RispostaData', data: { ...sede, risposte: command.risposte, personaId } };
    case 'CompilaLista': {
      if (status !== 'aperta') throw new RuleViolation('LISTA_NON_APERTA');
      const [prima, ...altre] = senzaRisposta(modello, risposte);
      if (prima) throw new RuleViolation('LISTA_INCOMPLETA', { mancanti: altre.length + 1, domandaId: prima.id });
      return { type: 'ListaCompilata', data: { ...sede, personaId } };
    }
    case 'ControllaLista': {
      if (status !== 'compilata') throw new RuleViolation('LISTA_NON_COMPILATA');
      if (compilatori.includes(personaId)) throw new RuleViolation('CONTROLLORE_COMPILATORE');
      const { esito, note } = command;
      if (!ESITI_CONTROLLO.includes(esito)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'esito' });
      if (esito === 'conRilievi' && note === null) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'note' });
      return { type: 'ListaControllata', data: { ...sede, esito, note, personaId } };
    }
    case 'RiapriLista':
      if (status === 'aperta') throw new RuleViolation('LISTA_GIA_APERTA');
      return { type: 'ListaRiaperta', data: { ...sede, motivo: command.motivo } };
  }
}
