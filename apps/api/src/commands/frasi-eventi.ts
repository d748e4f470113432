import { formatImporto, importo, stampaDecimale, stampaTermine, type JsonObject } from '@consorzi/domain/shared';

/** Names that a sentence may use: of centri, attività, indicatori, convenzioni by id, of members by slug. A missing one leaves the sentence shorter. */
export type NomiDellaStoria = ReadonlyMap<string, string>;

type Frase = string | ((data: JsonObject, nomi: NomiDellaStoria) => string);

const at = (data: JsonObject, field: string): string => String(data[field] ?? '');
const count = (n: unknown, one: string, many: string) => `${String(n)} ${n === 1 ? one : many}`;
const voce = (data: JsonObject, nomi: NomiDellaStoria) => {
  const name = nomi.get(at(data, 'voceId'));
  return name ? ` «${name.length > 120 ? `${name.slice(0, 119)}…` : name}»` : '';
};
const progetto = (data: JsonObject, nomi: NomiDellaStoria) => {
  // Where it is defined it says its own name; elsewhere it goes by the one it has.
  const own = `${at(data, 'codice')} ${at(data, 'nome')}`.trim();
  const name = own || nomi.get(at(data, 'progettoPegId'));
  return name ? ` «${name}»` : '';
};
const centro = (data: JsonObject, nomi: NomiDellaStoria) => {
  const name = nomi.get(at(data, 'centroId'));
  return `${name ? ` (${name}, ` : ' ('}anno ${at(data, 'anno')})`;
};
/** What an auditor was called to look at. */
const perimetro = (value: unknown) => {
  const { tipo, ...named } = value as { tipo: string } & Readonly<Record<string, unknown[]>>;
  const quanti = (uno: string, molti: string) => `di ${count(named[tipo]?.length ?? 0, uno, molti)}`;
  if (tipo === 'centri') return `${quanti('centro', 'centri')} di responsabilità`;
  if (tipo === 'obiettivi') return quanti('obiettivo', 'obiettivi');
  if (tipo === 'progetti') return quanti('progetto', 'progetti');
  return tipo === 'rendiconti' ? quanti('rendiconto', 'rendiconti') : 'dell’intero ente';
};
/** Why a member's period was corrected, as the screen says it; a word that is not known is left out. */
const MOTIVI_RETTIFICA: Readonly<Record<string, string>> = {
  errore_di_registrazione: 'errore di registrazione',
  atto_rettificato: 'l’atto è stato rettificato',
  atto_annullato: 'l’atto è stato annullato',
};
const motivoDi = (data: JsonObject) => {
  const motivo = MOTIVI_RETTIFICA[at(data, 'motivo')];
  return motivo ? ` (${motivo})` : '';
};
/** The month or year of a figure, and the figure, as an office writes them. */
const periodo = (data: JsonObject) => {
  const [anno, mese] = at(data, 'mese').split('-');
  return data['periodo'] === 'anno' ? `del ${anno}` : `di ${mese}/${anno}`;
};
const decimale = (data: JsonObject, field: string) => stampaDecimale(at(data, field));
/** To what an indicator is linked. */
const aChe = (data: JsonObject) =>
  data['tipo'] === 'conteggio' ? 'a un conteggio della piattaforma' : 'al traguardo di un progetto';
/** A business date as an office writes it. */
const giorno = (data: JsonObject, field: string) => stampaTermine(at(data, field));
const conVariazione = (data: JsonObject) => (data['variazioneId'] ? ' con una variazione' : '');

/** The reasons of an erasure: closed lists, so that they name nobody. */
const PERCHE: Readonly<Record<string, string>> = {
  nomina_una_persona: 'nominava una persona',
  richiesta_dell_interessato: 'lo ha chiesto l’interessato',
  inserito_per_errore: 'era inserito per errore',
  rapporto_concluso: 'il rapporto è concluso',
  ripristino_di_una_copia: 'era già cancellato, prima del ripristino di una copia dei dati',
};
const perche = (data: JsonObject) => {
  const reason = PERCHE[at(data, 'motivo')];
  return reason ? ` (${reason})` : '';
};

/** The documents of a fascicolo, as a sentence names one; another kind is just a document. */
const TIPI_DEL_FASCICOLO: Readonly<Record<string, string>> = {
  fattura: 'la fattura',
  determinaImpegno: 'la determina d’impegno',
  determinaLiquidazione: 'la determina di liquidazione',
  mandato: 'il mandato',
  quietanza: 'la quietanza',
  ordinativoIva: 'l’ordinativo dell’IVA',
  f24Iva: 'il modello F24 dell’IVA',
  quietanzaF24Iva: 'la quietanza del modello F24 dell’IVA',
  durc: 'il DURC',
  relazioneAvanzamento: 'la relazione di avanzamento',
  ordineDiServizio: 'l’ordine di servizio',
  prospettoPersonale: 'il prospetto del personale',
  f24Contributi: 'il modello F24 dei contributi',
  attoDiConcessione: 'l’atto di concessione',
  rendicontoPartner: 'il rendiconto del partner',
};

/** What may be shared, as the sentence says it. */
const DATI_CONDIVISI: Readonly<Record<string, string>> = {
  spese: 'le spese',
  documenti: 'i documenti',
  liste: 'le liste di controllo',
  avanzamento: 'l’avanzamento',
};

/** What was asked of the administration, and what came back. */
const ISTANZE: Readonly<Record<string, string>> = {
  rimodulazione: 'una richiesta di rimodulazione',
  proroga: 'una richiesta di proroga',
  quesito: 'un quesito',
};
const ESITI_ISTANZA: Readonly<Record<string, string>> = {
  accolta: 'è stata accolta',
  accoltaInParte: 'è stata accolta in parte',
  respinta: 'è stata respinta',
  silenzio: 'non ha avuto risposta',
};

/** The kinds of expense, as a sentence names one; the whole payload has it within. */
const TIPI_DI_SPESA: Readonly<Record<string, string>> = {
  fattura: 'una fattura',
  personale: 'una spesa di personale',
  trasferimento: 'un trasferimento',
  contributo: 'un contributo',
};
const tipoDiSpesa = (data: JsonObject) => at((data['spesa'] as JsonObject | undefined) ?? data, 'tipo');

/** How many there are: the history keeps their number, the event names them. */
const quante = (data: JsonObject, field: string): number =>
  typeof data[field] === 'number' ? data[field] : ((data[field] as readonly unknown[] | undefined)?.length ?? 0);
const ESITI_RENDICONTO: Readonly<Record<string, string>> = {
  ammesso: 'ammesso',
  ammessoInParte: 'ammesso in parte',
  respinto: 'respinto',
};
const euro = (data: JsonObject, field: string) => formatImporto(importo(Number(data[field])));

/** Each event in plain Italian: what was done, as a person would tell it. The author and the act stand beside. */
const FRASI: Readonly<Record<string, Frase>> = {
  ConsorzioIstituito: 'Il consorzio è stato registrato sulla piattaforma.',
  CentroDiResponsabilitaIstituito: (d) => `È stato istituito il centro di responsabilità «${at(d, 'denominazione')}».`,
  CentroDiResponsabilitaRinominato: (d) => `Il centro di responsabilità si chiama ora «${at(d, 'denominazione')}».`,
  CentroDiResponsabilitaSoppresso: 'Il centro di responsabilità è stato soppresso.',
  ResponsabileNominato: (d) => `È stato nominato un responsabile dal ${at(d, 'dal')}.`,
  ResponsabileCessato: (d) => `Un responsabile è cessato il ${at(d, 'al')}.`,
  RuoloAssegnato: (d) => `È stato assegnato il ruolo ${at(d, 'ruolo')}.`,
  RuoloRevocato: (d) => `È stato revocato il ruolo ${at(d, 'ruolo')}.`,
  RuoloDelegato: (d) => `È stato delegato il ruolo ${at(d, 'ruolo')} dal ${at(d, 'dal')} al ${at(d, 'al')}.`,
  DelegaRevocata: 'È stata revocata una delega.',
  RevisioneAffidata: (d) =>
    `È stata affidata una revisione ${perimetro(d['perimetro'])} dal ${giorno(d, 'dal')} al ${giorno(d, 'al')}.`,
  RevisioneRevocata: 'È stato revocato un incarico di revisione.',
  PianoCreato: (d) => `Ha creato il piano «${at(d, 'titolo')}» in bozza.`,
  PianoImportato: (d) => `Ha importato il piano «${at(d, 'titolo')}» da un documento.`,
  PianoRicostruito: (d) => `Ha ricostruito il piano «${at(d, 'titolo')}» da una relazione: il suo atto non è noto.`,
  ImportazioneDelPianoIniziata: 'Ha iniziato a importare il piano.',
  ImportazioneDelPianoAnnullata: "Ha annullato l'importazione del piano.",
  PianoApprovato: 'Ha registrato l’approvazione del piano.',
  PianoScartato: 'Ha scartato la bozza del piano.',
  ConsuntivazioneAperta: 'Ha aperto la consuntivazione.',
  PianoChiuso: 'Ha chiuso il piano.',
  PianoRiaperto: 'Ha riaperto il piano.',
  VariazioneAvviata: 'Ha avviato una variazione.',
  VariazioneConclusa: (d) => `La variazione è stata ${at(d, 'esito')}.`,
  ProgettoPegDefinito: (d, n) => `Ha definito il progetto PEG${progetto(d, n)}${conVariazione(d)}.`,
  ProgettoPegModificato: (d, n) => `Ha modificato il progetto PEG${progetto(d, n)}.`,
  ProgettoPegVariato: (d, n) => `Il progetto PEG${progetto(d, n)} è cambiato con una variazione.`,
  ProgettoPegEliminato: (d, n) => `Il progetto PEG${progetto(d, n)} è stato eliminato${conVariazione(d)}.`,
  ObiettivoDefinito: (d) => {
    const { attivita, indicatori } = d;
    if (typeof attivita !== 'number' || typeof indicatori !== 'number')
      return `Ha definito l'obiettivo${conVariazione(d)}.`;
    const rows = `${count(attivita, 'attività', 'attività')} e ${count(indicatori, 'indicatore', 'indicatori')}`;
    return `Ha definito l'obiettivo${conVariazione(d)}, con ${rows}.`;
  },
  ObiettivoModificato: "Ha modificato l'obiettivo in bozza.",
  ObiettivoVariato: "L'obiettivo è cambiato con una variazione.",
  ObiettivoEliminato: (d) => `L'obiettivo è stato eliminato${conVariazione(d)}.`,
  VariazioneAperta: 'Ha aperto una variazione.',
  ModificaProposta: 'Ha proposto una modifica nella variazione.',
  ModificaRitirata: 'Ha ritirato una modifica dalla variazione.',
  VariazioneApprovata: (d) =>
    `La variazione è stata approvata: ${count((d['oggetti'] as unknown[] | undefined)?.length ?? 0, 'oggetto cambiato', 'oggetti cambiati')}.`,
  VariazioneAbbandonata: 'La variazione è stata abbandonata.',
  EsitoAttivitaRegistrato: (d, n) => `Ha registrato l'esito dell'attività${voce(d, n)}${centro(d, n)}.`,
  EsitoAttivitaRettificato: (d, n) => `Ha rettificato l'esito dell'attività${voce(d, n)}${centro(d, n)}.`,
  ValoreIndicatoreRegistrato: (d, n) => `Ha registrato il valore dell'indicatore${voce(d, n)}${centro(d, n)}.`,
  ValoreIndicatoreRettificato: (d, n) => `Ha rettificato il valore dell'indicatore${voce(d, n)}${centro(d, n)}.`,
  RelazioneRegistrata: (d, n) => `Ha scritto la relazione${centro(d, n)}.`,
  RelazioneRettificata: (d, n) => `Ha rettificato la relazione${centro(d, n)}.`,
  ConsuntivoImportato: (d, n) => `Ha importato il consuntivo da un documento${centro(d, n)}.`,
  ImportazioneIniziata: 'Ha iniziato a importare un documento.',
  ParteImportata: 'Ha importato una parte del documento.',
  ImportazioneAccettata: "Ha accettato l'importazione di un documento.",
  ImportazioneAnnullata: "Ha annullato l'importazione di un documento.",
  TestoCancellato: (d) => `Ha cancellato un testo${perche(d)}.`,
  NomeCancellato: (d) => `Ha cancellato il nome di una persona${perche(d)}.`,
  NomeRipristinato: 'Ha permesso di nuovo il nome di una persona.',
  TestimoneNominato: (d) => `Ha nominato «${at(d, 'testimone')}» testimone del registro.`,
  TestimoneRimosso: (d) => `«${at(d, 'testimone')}» non è più testimone del registro.`,
  TestimonianzaConcessa: (d) => `Ha concesso la testimonianza per il registro di «${at(d, 'ente')}».`,
  TestimonianzaCessata: (d) => `È cessata la testimonianza per il registro di «${at(d, 'ente')}».`,
  AtsIstituito: (d) => `L’ATS «${at(d, 'denominazione')}» è stato registrato sulla piattaforma.`,
  MembroEntrato: (d) => `${at(d, 'denominazione')} entra nell’ATS dal ${giorno(d, 'dal')}.`,
  MembroUscito: (d, n) =>
    `${n.get(at(d, 'consorzio')) ?? 'Un consorzio'} esce dall’ATS: l’ultimo giorno è il ${giorno(d, 'al')}.`,
  AtsRinominato: (d) => `L’ATS si chiama ora «${at(d, 'denominazione')}».`,
  PeriodoMembroRettificato: (d, n) => {
    const fino = at(d, 'al') === '' ? '' : ` al ${giorno(d, 'al')}`;
    return `Rettificato il periodo di ${n.get(at(d, 'consorzio')) ?? 'un consorzio'} nell’ATS: dal ${giorno(d, 'dal')}${fino}${motivoDi(d)}.`;
  },
  PeriodoMembroAnnullato: (d, n) =>
    `Annullato il periodo di ${n.get(at(d, 'consorzio')) ?? 'un consorzio'} nell’ATS dal ${giorno(d, 'primoGiorno')}${motivoDi(d)}.`,
  CapofilaDesignato: (d, n) =>
    `${n.get(at(d, 'consorzio')) ?? 'Un altro consorzio'} è capofila dal ${giorno(d, 'dal')}.`,
  ConvenzioneRegistrata: (d) =>
    `È stata registrata la convenzione «${at(d, 'titolo')}», dal ${giorno(d, 'dal')} al ${giorno(d, 'al')}.`,
  MappaturaSalvata: (d) =>
    `È stata salvata la mappatura «${at(d, 'nome')}» di un’esportazione ReGiS (${at(d, 'tabella')}).`,
  RigaSpiegata: (d) => `È stata spiegata una differenza con ReGiS (${at(d, 'tabella')}).`,
  ConvenzioneProrogata: (d, n) => {
    const titolo = n.get(at(d, 'convenzioneId'));
    return `La convenzione${titolo ? ` «${titolo}»` : ''} è prorogata al ${giorno(d, 'al')}.`;
  },
  DocumentoDepositato: (d) => `Ha depositato nel fascicolo ${TIPI_DEL_FASCICOLO[at(d, 'tipo')] ?? 'un documento'}.`,
  DocumentoRitirato: 'Ha ritirato un documento dal fascicolo.',
  AtsRiconosciuto: (d) => `Ha riconosciuto l’ATS «${at(d, 'ats')}».`,
  AtsDisconosciuto: (d) => `Ha disconosciuto l’ATS «${at(d, 'ats')}».`,
  CondivisioneConcessa: (d) =>
    `Ha condiviso con «${at(d, 'ats')}» ${((d['tipi'] ?? []) as string[]).map((tipo) => DATI_CONDIVISI[tipo] ?? tipo).join(', ')} di un progetto, dal mese ${at(d, 'dalMese')}${d['alMese'] ? ` al mese ${at(d, 'alMese')}` : ''}.`,
  CondivisioneRevocata: 'Ha revocato una condivisione.',
  ListaAperta: (d) => {
    const titolo = at((d['modelloLista'] as JsonObject | undefined) ?? d, 'titolo');
    return `Ha aperto la lista di controllo «${titolo}» per il mese ${at(d, 'mese')}.`;
  },
  RispostaData: (d) => {
    const risposte = d['risposte'] as readonly unknown[] | undefined;
    return `Ha risposto a ${count(risposte?.length ?? d['quante'], 'domanda', 'domande')} della lista di controllo.`;
  },
  ListaCompilata: 'Ha compilato la lista di controllo.',
  ListaControllata: (d) =>
    `Ha controllato la lista di controllo: ${d['esito'] === 'positivo' ? 'esito positivo' : 'con rilievi'}.`,
  ListaRiaperta: 'Ha riaperto la lista di controllo.',
  AvanzamentoRegistrato: (d) => `Ha registrato l’avanzamento ${periodo(d)}: ${decimale(d, 'valore')}.`,
  AvanzamentoRettificato: (d) =>
    `Ha corretto l’avanzamento ${periodo(d)}: da ${decimale(d, 'prima')} a ${decimale(d, 'valore')}.`,
  AvanzamentoAnnullato: (d) => `Ha annullato l’avanzamento ${periodo(d)}, che era ${decimale(d, 'valore')}.`,
  TraguardoCollegato: (d) =>
    `Il dato del traguardo viene dal consuntivo di un indicatore, ${d['dal'] === d['al'] ? `per il ${at(d, 'dal')}` : `dal ${at(d, 'dal')} al ${at(d, 'al')}`}.`,
  TraguardoScollegato: 'Il dato del traguardo non viene più dal consuntivo di un indicatore.',
  IndicatoreCollegato: (d, n) => `Ha collegato l’indicatore${voce(d, n)} ${aChe(d)}.`,
  IndicatoreScollegato: (d, n) => `Ha scollegato l’indicatore${voce(d, n)}.`,
  AttestazioneGenerata: (d) => `Ha generato il documento «${at(d, 'titolo')}», da firmare.`,
  AttestazioneRestituita: (d) => `Ha restituito il documento con ${count(d['firme'], 'firma', 'firme')}.`,
  ProgrammaIstituito: (d) =>
    `È stato istituito il programma di finanziamento «${at(d, 'denominazione')}» (${at(d, 'finanziatore')}).`,
  ProceduraAdottata: (d, n) => {
    const programma = n.get(at(d, 'programmaId'));
    const modello = (d['modello'] as JsonObject | undefined) ?? d;
    return `È adottata la versione ${at(d, 'versione')} della procedura${programma ? ` di «${programma}»` : ''}, dal ${giorno(d, 'dal')}: «${at(modello, 'denominazione')}».`;
  },
  ProgettoRegistrato: (d) => `Ha registrato il progetto «${at(d, 'titolo')}» (CUP ${at(d, 'cup')}).`,
  PianoProgettoModificato: (d) =>
    `Il piano del progetto cambia dal ${giorno(d, 'dal')}${d['istanzaId'] ? ', per l’esito di un’istanza' : ''}.`,
  ProceduraAggiornata: (d) => `Il progetto passa alla versione ${at(d, 'proceduraVersione')} della procedura.`,
  ResponsabiliProgettoCambiati: 'Ha cambiato i responsabili del progetto.',
  RimodulazioneAperta: 'È stata chiesta una rimodulazione del progetto.',
  RimodulazioneConclusa: 'La rimodulazione del progetto ha avuto un esito.',
  ProgettoChiuso: (d) => `Il progetto è chiuso dal ${giorno(d, 'il')}.`,
  ProgettoRecepito: (d) => `È arrivato dall’ATS il progetto «${at(d, 'titolo')}», come è ora.`,
  IstanzaPresentata: (d) => `Ha presentato ${ISTANZE[at(d, 'tipo')] ?? 'un’istanza'} il ${giorno(d, 'presentataIl')}.`,
  IstanzaRiscontrata: (d) =>
    `L’istanza del progetto ${ESITI_ISTANZA[at(d, 'esito')] ?? 'ha avuto un esito'} (${giorno(d, 'riscontrataIl')}).`,
  IstanzaComunicata: (d) => `L’esito dell’istanza è stato comunicato a un partner il ${giorno(d, 'il')}.`,
  SpesaRegistrata: (d) => `Ha registrato ${TIPI_DI_SPESA[tipoDiSpesa(d)] ?? 'una spesa'}.`,
  SpesaRettificata: 'Ha rettificato la spesa.',
  SpesaAnnullata: 'Ha annullato la spesa.',
  ImpegnoRegistrato: (d) => `Ha registrato l’impegno n. ${at(d, 'numero')}.`,
  PagamentoRegistrato: (d) => `Ha registrato il pagamento con il mandato n. ${at(d, 'mandato')}.`,
  PagamentoAnnullato: (d) => `Ha annullato il pagamento con il mandato n. ${at(d, 'mandato')}.`,
  NumeroFatturaAssegnato: 'La fattura è di una spesa.',
  NumeroFatturaLiberato: 'La fattura non è più della spesa.',
  PeriodoChiuso: (d) => `Ha chiuso le spese del progetto fino al mese ${at(d, 'finoAlMese')}.`,
  PeriodoRiaperto: (d) => `Ha riaperto le spese del progetto dal mese ${at(d, 'dalMese')}.`,
  RendicontoAperto: (d) => `Ha aperto il rendiconto «${at(d, 'titolo')}».`,
  SpesaInserita: (d) => `Ha inserito ${count(quante(d, 'righe'), 'spesa', 'spese')} nel rendiconto.`,
  SpesaTolta: (d) => `Ha tolto ${count(quante(d, 'spese'), 'spesa', 'spese')} dal rendiconto.`,
  RendicontoVerificato: 'Ha verificato il rendiconto.',
  RendicontoApprovato: 'Ha registrato l’approvazione del rendiconto.',
  RendicontoInviato: (d) => `Ha inviato il rendiconto il ${giorno(d, 'il')}, protocollo ${at(d, 'protocollo')}.`,
  IntegrazioniChieste: (d) => `Sono state chieste integrazioni al rendiconto il ${giorno(d, 'il')}.`,
  IntegrazioniTrasmesse: (d) =>
    `Ha trasmesso le integrazioni il ${giorno(d, 'il')}, protocollo ${at(d, 'protocollo')}.`,
  RendicontoEsitato: (d) => `Il rendiconto è stato ${ESITI_RENDICONTO[at(d, 'esito')] ?? 'riscontrato'}.`,
  SpeseRiservate: (d) => `${count(quante(d, 'spese'), 'spesa è', 'spese sono')} ora in un rendiconto aperto.`,
  SpeseLiberate: (d) => `${count(quante(d, 'spese'), 'spesa non è', 'spese non sono')} più in un rendiconto aperto.`,
  SpeseConsolidate: 'Le spese del rendiconto hanno avuto il loro esito.',
  SpeseRendicontate: (d) => `L’ATS ha rendicontato spese del consorzio in «${at(d, 'titolo')}».`,
  RichiestaPreparata: (d) => `Ha preparato una richiesta di trasferimento di ${euro(d, 'centesimi')}.`,
  RichiestaRitirata: 'Ha ritirato la richiesta di trasferimento.',
  RichiestaInviata: (d) => `Ha inviato la richiesta il ${giorno(d, 'il')}, protocollo ${at(d, 'protocollo')}.`,
  RichiestaEsitata: (d) => `Sono stati riconosciuti ${euro(d, 'centesimiRiconosciuti')}.`,
  SommaIncassata: (d) => `Ha registrato l’incasso di ${euro(d, 'centesimi')}.`,
  SommaRipartita: 'Ha ripartito una somma tra i partner.',
  TrasferimentoPrenotato: (d) => `Una richiesta prenota ${euro(d, 'centesimi')} del progetto.`,
  TrasferimentoRiconosciuto: (d) => `Al progetto sono riconosciuti ${euro(d, 'centesimi')}.`,
  TrasferimentoSciolto: 'Una richiesta non prenota più nulla del progetto.',
  SommaRicevuta: (d) => `L’ATS ha assegnato ${euro(d, 'centesimi')} al consorzio.`,
};

/** The event in a sentence; one whose type has no sentence yet is named by it. */
export function fraseEvento(tipo: string, data: JsonObject, nomi: NomiDellaStoria = new Map()): string {
  const frase = FRASI[tipo];
  if (frase === undefined) return tipo;
  return typeof frase === 'string' ? frase : frase(data, nomi);
}

/** Types that have a sentence, for the spec that compares them with the events of the domain. */
export const TIPI_CON_FRASE: readonly string[] = Object.keys(FRASI);
