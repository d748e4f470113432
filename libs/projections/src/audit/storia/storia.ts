import type {
  EventoAts,
  EventoAttestazione,
  EventoAvanzamento,
  EventoCollegamento,
  EventoConvenzione,
  EventoIstanza,
  EventoListaDiControllo,
  EventoProgetto,
  EventoProgettoRecepito,
  EventoProgramma,
  EventoRendiconto,
  EventoRichiesta,
  EventoRitornoDallAts,
  EventoSpesa,
  EventoSpeseNeiRendiconti,
  EventoTrasferimentiProgetto,
} from '@consorzi/domain/ats';
import type { EventoPersona, EventoTesto } from '@consorzi/domain/audit';
import type { EventoConsuntivo } from '@consorzi/domain/consuntivo';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoObiettivo, EventoPiano, EventoProgettoPeg, EventoVariazione } from '@consorzi/domain/planning';
import type { JsonObject, TestoRef } from '@consorzi/domain/shared';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** One line of an object's history: who did what, when, by which act. Persons and free texts by id. */
export type VoceStoria = {
  /** The objective or the plan whose history this is; of an ATS the slug of its scope. */
  readonly oggettoId: string;
  readonly tipo: string;
  readonly personaId: string;
  readonly ruolo: string;
  readonly registratoIl: string;
  readonly avvenutoIl: string;
  readonly atto: AttoRiga | null;
  /** What was written: an outcome, a report. */
  readonly testoId: string | null;
  readonly motivoId: string | null;
  /** What the sentence needs, by type; a sheet or an outcome is not repeated here, it stands in its own model. */
  readonly dettagli: JsonObject;
};

type Evento =
  | EventoObiettivo
  | EventoConsuntivo
  | EventoPiano
  | EventoVariazione
  | EventoProgettoPeg
  | EventoAts
  | EventoConvenzione
  | EventoProgramma
  | EventoProgetto
  | EventoProgettoRecepito
  | EventoIstanza
  | EventoListaDiControllo
  | EventoAttestazione
  | EventoAvanzamento
  | EventoCollegamento
  | EventoSpesa
  | EventoRendiconto
  | EventoSpeseNeiRendiconti
  | EventoRichiesta
  | EventoTrasferimentiProgetto
  | EventoRitornoDallAts
  | EventoTesto
  | EventoPersona;

/** How events with such a payload are told: in whose history, with which details. */
interface Racconto<Data> {
  /** Null where it is told in nobody's. */
  oggettoId(event: Fatto<Data>): string | null;
  dettagli(event: Fatto<Data>): JsonObject;
}
type Fatto<Data> = PositionedEvent & { readonly data: Data };
type DatiDi<T extends Evento['type']> = Extract<Evento, { type: T }>['data'];

const own = ({ stream }: PositionedEvent): string => streamParts(stream).id;
const senzaDettagli: Racconto<unknown> = { oggettoId: own, dettagli: () => ({}) };
const conDettagli: Racconto<JsonObject> = { oggettoId: own, dettagli: ({ data }) => data };
const piano: Racconto<DatiDi<'PianoCreato'>> = {
  oggettoId: own,
  dettagli: ({ data: { titolo, dal, al } }) => ({ titolo, dal, al }),
};
const esito: Racconto<DatiDi<'EsitoAttivitaRegistrato' | 'ValoreIndicatoreRegistrato'>> = {
  oggettoId: ({ data }) => data.obiettivoId,
  dettagli: ({ data: { centroId, anno, esito } }) => ({ centroId, anno, voceId: esito.voceId }),
};
const figura: Racconto<DatiDi<'AvanzamentoRegistrato' | 'AvanzamentoAnnullato'>> = {
  oggettoId: own,
  dettagli: ({ data: { mese, periodo, valore } }) => ({ mese, periodo, valore }),
};
const collegamento: Racconto<DatiDi<'IndicatoreCollegato' | 'IndicatoreScollegato'>> = {
  oggettoId: ({ data }) => data.obiettivoId,
  dettagli: ({ data: { indicatoreId, oggetto } }) => ({ voceId: indicatoreId, tipo: oggetto.tipo }),
};
const relazione: Racconto<DatiDi<'RelazioneRegistrata'>> = {
  oggettoId: ({ data }) => data.obiettivoId,
  dettagli: ({ data: { centroId, anno } }) => ({ centroId, anno }),
};
const variazione: Racconto<DatiDi<'VariazioneAperta' | 'VariazioneAbbandonata'>> = {
  oggettoId: ({ data }) => data.pianoId,
  dettagli: (event) => ({ variazioneId: own(event) }),
};

/** An ATS and its agreements have one history: short, and read together. */
const dellAts: Racconto<JsonObject> = { oggettoId: ({ scope }) => scope, dettagli: ({ data }) => data };

/** That a name went is of the scope as a whole: no object's history is that of a person. */
const delloScope: Racconto<JsonObject> = { oggettoId: ({ scope }) => scope, dettagli: ({ data }) => data };

/** Progetti PEG have no page of their own: what happens to one is told of its plan. */
const progettoPeg = <Data extends { readonly pianoId: string }>(
  dettagli: (data: Data) => JsonObject,
): Racconto<Data> => ({
  oggettoId: ({ data }) => data.pianoId,
  dettagli: (event) => ({ progettoPegId: own(event), ...dettagli(event.data) }),
});

/** An event that is not here belongs to nobody's history. */
const RACCONTI: { readonly [T in Evento['type']]?: Racconto<DatiDi<T>> } = {
  PianoCreato: piano,
  PianoImportato: piano,
  PianoRicostruito: piano,
  PianoApprovato: senzaDettagli,
  PianoScartato: senzaDettagli,
  ConsuntivazioneAperta: senzaDettagli,
  PianoChiuso: senzaDettagli,
  PianoRiaperto: senzaDettagli,
  VariazioneAperta: variazione,
  VariazioneApprovata: {
    oggettoId: ({ data }) => data.pianoId,
    dettagli: (event) => ({ variazioneId: own(event), oggetti: event.data.oggetti }),
  },
  VariazioneAbbandonata: variazione,
  ProgettoPegDefinito: progettoPeg(({ scheda: { codice, nome }, variazioneId }) => ({ codice, nome, variazioneId })),
  ProgettoPegModificato: progettoPeg(({ modifiche }) => ({ modifiche })),
  ProgettoPegVariato: progettoPeg(({ modifiche, variazioneId }) => ({ modifiche, variazioneId })),
  ProgettoPegEliminato: progettoPeg(({ variazioneId }) => ({ variazioneId })),
  ObiettivoDefinito: {
    oggettoId: own,
    dettagli: ({ data: { scheda, variazioneId } }) => ({
      titolo: scheda.titolo,
      attivita: scheda.attivita.length,
      indicatori: scheda.indicatori.length,
      variazioneId,
    }),
  },
  ObiettivoModificato: conDettagli,
  ObiettivoVariato: conDettagli,
  ObiettivoEliminato: conDettagli,
  EsitoAttivitaRegistrato: esito,
  EsitoAttivitaRettificato: esito,
  ValoreIndicatoreRegistrato: esito,
  ValoreIndicatoreRettificato: esito,
  RelazioneRegistrata: relazione,
  RelazioneRettificata: relazione,
  // Told where the words stood: that something went, when and why, never what.
  TestoCancellato: {
    oggettoId: ({ data }) => data.oggettoId,
    dettagli: ({ data: { testoId, motivo } }) => ({ cancellatoId: testoId, motivo }),
  },
  NomeCancellato: delloScope,
  NomeRipristinato: delloScope,
  AtsIstituito: dellAts,
  AtsRinominato: dellAts,
  MembroEntrato: dellAts,
  MembroUscito: dellAts,
  PeriodoMembroRettificato: dellAts,
  PeriodoMembroAnnullato: dellAts,
  CapofilaDesignato: dellAts,
  ConvenzioneRegistrata: {
    oggettoId: ({ scope }) => scope,
    dettagli: ({ data: { titolo, dal, al } }) => ({ titolo, dal, al }),
  },
  ConvenzioneProrogata: {
    oggettoId: ({ scope }) => scope,
    dettagli: (event) => ({ convenzioneId: own(event), al: event.data.al }),
  },
  ProgrammaIstituito: dellAts,
  ProceduraAdottata: {
    oggettoId: ({ scope }) => scope,
    dettagli: (event) => ({
      ...{ programmaId: own(event), versione: event.data.versione, dal: event.data.dal },
      denominazione: event.data.modello.denominazione,
    }),
  },
  // The plan stands in the project's own row, by the day from which it counts.
  ProgettoRegistrato: { oggettoId: own, dettagli: ({ data: { titolo, cup } }) => ({ titolo, cup }) },
  PianoProgettoModificato: { oggettoId: own, dettagli: ({ data: { dal, istanzaId } }) => ({ dal, istanzaId }) },
  ProceduraAggiornata: conDettagli,
  // Who they are stands in the project's own row: a history names the one who acted.
  ResponsabiliProgettoCambiati: senzaDettagli,
  RimodulazioneAperta: conDettagli,
  RimodulazioneConclusa: conDettagli,
  ProgettoChiuso: conDettagli,
  ProgettoRecepito: { oggettoId: own, dettagli: ({ data: { titolo, ats } }) => ({ titolo, ats }) },
  IstanzaPresentata: {
    oggettoId: ({ data }) => data.progettoId,
    dettagli: (event) => ({
      ...{ istanzaId: own(event), tipo: event.data.tipo, presentataIl: event.data.presentataIl },
    }),
  },
  IstanzaRiscontrata: {
    oggettoId: own,
    dettagli: ({ data: { esito, riscontrataIl } }) => ({ esito, riscontrataIl }),
  },
  IstanzaComunicata: conDettagli,
  SpesaRegistrata: { oggettoId: own, dettagli: ({ data: { spesa } }) => ({ tipo: spesa.tipo }) },
  SpesaRettificata: senzaDettagli,
  SpesaAnnullata: senzaDettagli,
  ImpegnoRegistrato: { oggettoId: own, dettagli: ({ data: { impegno } }) => ({ numero: impegno.numero }) },
  PagamentoRegistrato: { oggettoId: own, dettagli: ({ data: { pagamento } }) => ({ mandato: pagamento.mandato }) },
  PagamentoAnnullato: { oggettoId: own, dettagli: ({ data: { pagamento } }) => ({ mandato: pagamento.mandato }) },
  ListaAperta: { oggettoId: own, dettagli: ({ data }) => ({ titolo: data.modelloLista.titolo, mese: data.mese }) },
  RispostaData: { oggettoId: own, dettagli: ({ data }) => ({ quante: data.risposte.length }) },
  ListaCompilata: senzaDettagli,
  ListaControllata: { oggettoId: own, dettagli: ({ data }) => ({ esito: data.esito }) },
  ListaRiaperta: senzaDettagli,
  AvanzamentoRegistrato: figura,
  AvanzamentoRettificato: {
    oggettoId: own,
    dettagli: ({ data: { mese, periodo, valore, prima } }) => ({ mese, periodo, valore, prima }),
  },
  AvanzamentoAnnullato: figura,
  TraguardoCollegato: { oggettoId: own, dettagli: ({ data: { dal, al } }) => ({ dal, al }) },
  TraguardoScollegato: senzaDettagli,
  IndicatoreCollegato: collegamento,
  IndicatoreScollegato: collegamento,
  AttestazioneGenerata: { oggettoId: own, dettagli: ({ data: { titolo, sha256 } }) => ({ titolo, sha256 }) },
  AttestazioneRestituita: { oggettoId: own, dettagli: ({ data: { firme, sha256 } }) => ({ firme, sha256 }) },
  RendicontoAperto: conDettagli,
  SpesaInserita: { oggettoId: own, dettagli: ({ data }) => ({ righe: data.righe.length }) },
  SpesaTolta: { oggettoId: own, dettagli: ({ data }) => ({ spese: data.spese.length }) },
  RendicontoVerificato: senzaDettagli,
  RendicontoApprovato: senzaDettagli,
  RendicontoInviato: conDettagli,
  IntegrazioniChieste: { oggettoId: own, dettagli: ({ data: { il, entro } }) => ({ il, entro }) },
  IntegrazioniTrasmesse: conDettagli,
  RendicontoEsitato: { oggettoId: own, dettagli: ({ data: { esito, il } }) => ({ esito, il }) },
  SpeseRiservate: { oggettoId: own, dettagli: ({ data }) => ({ spese: data.spese.length }) },
  SpeseLiberate: { oggettoId: own, dettagli: ({ data }) => ({ spese: data.spese.length }) },
  SpeseConsolidate: senzaDettagli,
  SpeseRendicontate: { oggettoId: own, dettagli: ({ data: { titolo, il } }) => ({ titolo, il }) },
  RichiestaPreparata: conDettagli,
  RichiestaRitirata: senzaDettagli,
  RichiestaInviata: { oggettoId: own, dettagli: ({ data: { il, protocollo } }) => ({ il, protocollo }) },
  RichiestaEsitata: conDettagli,
  SommaIncassata: conDettagli,
  SommaRipartita: conDettagli,
  SommaRicevuta: conDettagli,
  TrasferimentoPrenotato: conDettagli,
  TrasferimentoRiconosciuto: conDettagli,
  TrasferimentoSciolto: conDettagli,
  ConsuntivoImportato: {
    oggettoId: ({ data }) => data.obiettivoId,
    dettagli: ({ data: { centroId, anno, attivita, indicatori, relazione, documentoSha256 } }) => ({
      ...{ centroId, anno, documentoSha256 },
      ...{ attivita: attivita.length, indicatori: indicatori.length, relazione: relazione !== null },
    }),
  },
};

const raccontoOf = (event: PositionedEvent): Racconto<unknown> | undefined =>
  Object.hasOwn(RACCONTI, event.type) ? (RACCONTI[event.type as Evento['type']] as Racconto<unknown>) : undefined;

/** What the sentence about an event needs: as its history keeps it, of an event of nobody's history the whole payload. */
export const dettagliDi = (event: PositionedEvent): JsonObject => raccontoOf(event)?.dettagli(event) ?? event.data;

/** In whose history the event is told: of an objective, a plan, an ATS; null where in nobody's. */
export const oggettoOf = (event: PositionedEvent): string | null => raccontoOf(event)?.oggettoId(event) ?? null;

/** History of objectives, plans and ATS; keys are `<oggettoId>/<position>`, so a page of a history is a range of keys. */
export const storia: Projection<VoceStoria> = {
  name: 'storia',
  version: 4,
  filters: { oggettoId: true },
  insertOnly: true,
  keys(event) {
    const oggettoId = oggettoOf(event);
    return oggettoId !== null ? [keyOf(oggettoId, event.position)] : [];
  },
  evolve(_rows, event) {
    const racconto = raccontoOf(event);
    const oggettoId = oggettoOf(event);
    if (!racconto || oggettoId === null) return new Map();
    const { testo, motivo, esito } = event.data as Parole;
    const voce: VoceStoria = {
      oggettoId,
      tipo: event.type,
      personaId: event.personaId,
      ruolo: event.role,
      registratoIl: event.recordedAt,
      avvenutoIl: event.occurredAt,
      atto: event.act,
      testoId: (testo ?? esito?.testo)?.testoId ?? null,
      motivoId: (typeof motivo === 'object' && motivo?.testoId) || null,
      dettagli: racconto.dettagli(event),
    };
    return new Map([[keyOf(oggettoId, event.position), voce]]);
  },
};

/** Where an event holds free text: its words are in `testi`, by id. */
interface Parole {
  readonly testo?: TestoRef;
  /** The word of a closed list is no text. */
  readonly motivo?: TestoRef | string | null;
  readonly esito?: { readonly testo: TestoRef };
}

/** Key of an entry; positions are padded so that keys sort as the log does. */
export const keyOf = (oggettoId: string, position: number): string =>
  `${oggettoId}/${String(position).padStart(12, '0')}`;
