import {
  unknownEvent,
  type Aggregate,
  type Decider,
  type DomainEvent,
  type States,
} from '../../event-sourcing/index.js';
import { RuleViolation, type Comando, type Decimale, type Mese, type TestoRef } from '../../shared/index.js';
import { assertMesi } from '../lista-di-controllo/oggetto-lista.js';
import { proceduraDelProgetto, streamDellaProcedura, type DelProgetto } from '../procedura/procedura-del-progetto.js';
import type { Firmatario, ModelloAttestazione } from '../programma/modello-procedura.js';
import { assertFirmato, type DocumentoFirmato } from './documento-firmato.js';
import { firmeAttese } from './firme-attese.js';
import { assertImporto } from './testo-attestazione.js';

/**
 * What the statement goes with, for which months: tenders, a rendiconto, a request, by the id of the one where there is
 * one already.
 */
export interface OggettoAttestazione {
  readonly tipo: ModelloAttestazione['per'];
  readonly riferimentoId: string | null;
  readonly dal: Mese;
  readonly al: Mese;
}

/** A line of an intermediate report: what was planned and what is done. */
export interface CifraAvanzamento {
  readonly voce: TestoRef;
  readonly previsto: Decimale;
  readonly realizzato: Decimale;
}

/** The bytes that were generated: where they are kept, and how many they are. */
export interface DocumentoGenerato {
  readonly sha256: string;
  readonly byte: number;
}

export type EventoAttestazione =
  | DomainEvent<
      'AttestazioneGenerata',
      DocumentoGenerato & {
        progettoId: string;
        proceduraVersione: number;
        codice: string;
        titolo: string;
        oggetto: OggettoAttestazione;
        importoCentesimi: number | null;
        avanzamento: readonly CifraAvanzamento[];
        firmatari: readonly Firmatario[];
        /** How many different people sign, at least. */
        firmeAttese: number;
      }
    >
  | DomainEvent<
      'AttestazioneRestituita',
      { progettoId: string; sha256: string; byte: number; formato: DocumentoFirmato['formato']; firme: number }
    >;

/**
 * `contenuto`: the document as the edge generated it, and from which project: where that has changed meanwhile, it is
 * generated again.
 */
export type ComandoAttestazione =
  | (Della<'GeneraAttestazione'> &
      DelProgetto & {
        codice: string;
        oggetto: OggettoAttestazione;
        importoCentesimi: number | null;
        avanzamento: readonly CifraAvanzamento[];
        contenuto: DocumentoGenerato & { titolo: string; cup: string; proceduraVersione: number };
      })
  | (Della<'RestituisciAttestazione'> & { firmato: DocumentoFirmato });
type Della<Type extends string> = Comando<Type> & { readonly attestazioneId: string };

export const LIMITI_ATTESTAZIONE = { avanzamento: 60, voce: 200 } as const;

export type Attestazione =
  | { readonly status: 'assente' }
  | ({
      readonly status: 'generata' | 'restituita';
      readonly progettoId: string;
      readonly firmeAttese: number;
    } & DocumentoGenerato);

/** A statement that the platform writes, people sign outside it, and that comes back with the same content, signed. */
export const attestazione: Aggregate<Attestazione, EventoAttestazione> = {
  name: 'Attestazione',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'AttestazioneGenerata') {
      const { progettoId, firmeAttese: attese, sha256, byte } = event.data;
      return { status: 'generata', progettoId, firmeAttese: attese, sha256, byte };
    }
    if (event.type !== 'AttestazioneRestituita') return unknownEvent(event);
    if (state.status === 'assente') throw new Error(`${event.type} before the attestazione was there`);
    return { ...state, status: 'restituita' };
  },
};

export const deciderAttestazione: Decider<ComandoAttestazione, Attestazione> = {
  aggregate: attestazione,
  main: ({ attestazioneId }) => attestazioneId,
  reads: (command) => (command.type === 'GeneraAttestazione' ? streamDellaProcedura(command) : []),
  decide(states, command) {
    const event = command.type === 'GeneraAttestazione' ? genera(states, command) : restituisci(states.main, command);
    return [{ aggregate: attestazione, id: command.attestazioneId, events: [event] }];
  },
};

function genera(
  states: States<Attestazione>,
  command: Extract<ComandoAttestazione, { type: 'GeneraAttestazione' }>,
): EventoAttestazione {
  const { progettoId, codice, oggetto, importoCentesimi, avanzamento, contenuto } = command;
  if (states.main.status !== 'assente') throw new RuleViolation('ATTESTAZIONE_GIA_GENERATA');
  const { versione, modello, titolo, cup, partner } = proceduraDelProgetto(states, command);
  const prevista = modello.attestazioni.find((one) => one.codice === codice && one.per === oggetto.tipo);
  if (!prevista) throw new RuleViolation('ATTESTAZIONE_NON_PREVISTA', { codice });
  assertMesi(oggetto);
  assertImporto(prevista.testo, importoCentesimi);
  if (avanzamento.length > LIMITI_ATTESTAZIONE.avanzamento) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'avanzamento', massimo: LIMITI_ATTESTAZIONE.avanzamento });
  }
  if (contenuto.titolo !== titolo || contenuto.cup !== cup || contenuto.proceduraVersione !== versione) {
    throw new RuleViolation('OGGETTO_CAMBIATO');
  }
  const { firmatari } = prevista;
  return {
    type: 'AttestazioneGenerata',
    data: {
      ...{ progettoId, proceduraVersione: versione, codice, titolo: prevista.titolo, oggetto },
      ...{ importoCentesimi, avanzamento, sha256: contenuto.sha256, byte: contenuto.byte },
      ...{ firmatari, firmeAttese: firmeAttese(firmatari, partner.length) },
    },
  };
}

function restituisci(
  state: Attestazione,
  { firmato }: Extract<ComandoAttestazione, { type: 'RestituisciAttestazione' }>,
): EventoAttestazione {
  if (state.status === 'assente') throw new RuleViolation('ATTESTAZIONE_INESISTENTE');
  if (state.status === 'restituita') throw new RuleViolation('ATTESTAZIONE_GIA_RESTITUITA');
  assertFirmato(firmato, state);
  const { sha256, byte, formato, firme } = firmato;
  return { type: 'AttestazioneRestituita', data: { progettoId: state.progettoId, sha256, byte, formato, firme } };
}
