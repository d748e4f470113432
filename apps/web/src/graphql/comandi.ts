/** What a command carries besides its scope, its id and the revision that was seen, which `useComando` adds. */
export interface Comandi {
  istituisciCentro: { codice: string; denominazione: string };
  rinominaCentro: { centroId: string; denominazione: string };
  sopprimiCentro: { centroId: string };
  nominaResponsabile: { centroId: string; personaId: string; dal: string };
  cessaResponsabile: { centroId: string; personaId: string; al: string };
  assegnaRuolo: { personaId: string; ruolo: string; centri: readonly string[] };
  revocaRuolo: { personaId: string; ruolo: string };
  delegaRuolo: { delegante: string } & NuovaDelega;
  delegaUnMioRuolo: NuovaDelega;
  revocaDelega: { delegaId: string };
  affidaRevisione: { personaId: string; dal: string; al: string; perimetro: PerimetroInput; atto?: AttoInput };
  revocaRevisione: { incaricoId: string };

  creaPiano: { titolo: string; dal: number; al: number };
  approvaPiano: InPiano & { atto: AttoInput };
  scartaPiano: InPiano;
  apriConsuntivazione: InPiano;
  chiudiPiano: InPiano;
  riapriPiano: InPiano;
  definisciProgettoPeg: InPiano & { scheda: SchedaProgettoPegInput };
  modificaProgettoPeg: InPiano & { progettoPegId: string; scheda: SchedaProgettoPegInput };
  eliminaProgettoPeg: InPiano & { progettoPegId: string };
  definisciObiettivo: InPiano & { scheda: SchedaObiettivoInput };
  modificaObiettivo: InPiano & { obiettivoId: string; scheda: SchedaObiettivoInput };
  eliminaObiettivo: InPiano & { obiettivoId: string };

  apriVariazione: InPiano & { motivo: string };
  proponiObiettivo: InVariazione & { obiettivoId?: string; scheda: SchedaObiettivoInput };
  proponiProgettoPeg: InVariazione & { progettoPegId?: string; scheda: SchedaProgettoPegInput };
  proponiEliminazione: InVariazione & { oggetto: 'obiettivo' | 'progettoPeg'; oggettoId: string };
  ritiraModifica: InVariazione & { oggettoId: string };
  approvaVariazione: InVariazione & { atto: AttoInput };
  abbandonaVariazione: InVariazione & { motivo: string };

  registraEsitoAttivita: InConsuntivo & { attivitaId: string } & Esito;
  rettificaEsitoAttivita: InConsuntivo & { attivitaId: string } & Esito & Motivo;
  registraValoreIndicatore: InConsuntivo & { indicatoreId: string } & Esito;
  rettificaValoreIndicatore: InConsuntivo & { indicatoreId: string } & Esito & Motivo;
  registraRelazione: InConsuntivo & { testo: string };
  rettificaRelazione: InConsuntivo & { testo: string } & Motivo;
  cancellaTesto: { testoId: string; motivo: MotivoCancellazione };
  nominaTestimone: { altro: string };
  rimuoviTestimone: { altro: string };
  concediTestimonianza: { altro: string };
  cessaTestimonianza: { altro: string };
  cancellaNome: { personaId: string; motivo: MotivoCancellazioneNome };
  ripristinaNome: { personaId: string };

  registraEntrata: DelMembro & { denominazione: string; dal: string };
  registraUscita: DelMembro & { al: string };
  rettificaPeriodoMembro: DelMembro & DelPeriodo & { dal: string; al: string | null };
  annullaPeriodoMembro: DelMembro & DelPeriodo;
  rinominaAts: { denominazione: string; atto: AttoInput };
  designaCapofila: DelMembro & { dal: string };
  registraConvenzione: {
    titolo: string;
    membri: readonly string[];
    esterne: readonly string[];
    dal: string;
    al: string;
    atto: AttoInput;
  };
  prorogaConvenzione: { convenzioneId: string; al: string; atto: AttoInput };

  riconosciAts: { ats: string; atto: AttoInput };
  disconosciAts: { ats: string; motivo: string; atto?: AttoInput };
  concediCondivisione: {
    ats: string;
    progettoId: string;
    tipi: readonly string[];
    dalMese: string;
    alMese: string | null;
    atto?: AttoInput;
  };
  revocaCondivisione: { condivisioneId: string; motivo: string };
  registraAvanzamento: DelTraguardo & DatoAvanzamento;
  rettificaAvanzamento: DelTraguardo & Omit<DatoAvanzamento, 'periodo'> & Motivo;
  annullaAvanzamento: DelTraguardo & { mese: string } & Motivo;
  registraAvanzamentoEsterno: DelTraguardo & DatoAvanzamento & { partnerId: string };
  rettificaAvanzamentoEsterno: DelTraguardo & Omit<DatoAvanzamento, 'periodo'> & Motivo & { partnerId: string };
  annullaAvanzamentoEsterno: DelTraguardo & { mese: string; partnerId: string } & Motivo;
  collegaIndicatore: DellIndicatore & {
    pianoId: string;
    progettoId?: string;
    traguardoId?: string;
    conteggio?: string;
  };
  scollegaIndicatore: DellIndicatore & Motivo;
  depositaDocumento: { spesaId: string; caricamentoId: string; tipo: string };
  ritiraDocumento: { spesaId: string; documentoId: string; motivo: string };

  registraSpesa: { spesa: SpesaInput };
  rettificaSpesa: { spesaId: string; spesa: SpesaInput } & Motivo;
  annullaSpesa: { spesaId: string } & Motivo;
  registraImpegno: { spesaId: string; numero: string; data: string; centesimi: number };
  registraPagamento: { spesaId: string; mandato: string; data: string; quietanza: string | null; centesimi: number };
  annullaPagamento: { spesaId: string; pagamentoId: string } & Motivo;
  chiudiPeriodo: { progettoId: string; finoAlMese: string };
  riapriPeriodo: { progettoId: string; dalMese: string } & Motivo;

  istituisciProgramma: { denominazione: string; finanziatore: string; fondo: string };
  adottaProcedura: {
    programmaId: string;
    dal: string;
    /** One of: a template of the platform by its code, one as JSON text, an earlier version with changes as JSON text. */
    proposta: { predefinita?: string; modello?: string; versione?: number; modifiche?: string };
  };

  salvaMappatura: { nome: string; mappatura: MappaturaRegisInput };
  spiegaRiga: { riconciliazioneId: string; riga: number; nota: string };

  apriListaDiAutocontrollo: InLista & { cig: string | null; senzaCig: string | null; descrizione: string };
  apriListaDiAmmissibilita: InLista & { partnerId: string | null; dalMese: string; alMese: string };
  rispondiDomande: {
    listaId: string;
    risposte: readonly { domandaId: string; esito: string; nota: string | null }[];
  };
  compilaLista: { listaId: string };
  controllaLista: { listaId: string; esito: string; nota: string | null };
  riapriLista: { listaId: string; motivo: string };
  generaAttestazione: {
    progettoId: string;
    codice: string;
    per: string;
    dalMese: string;
    alMese: string;
    importoCentesimi: number | null;
    avanzamento: readonly { voce: string; previsto: string; realizzato: string }[];
  };
  restituisciAttestazione: { attestazioneId: string; caricamentoId: string };

  registraProgetto: {
    programmaId: string;
    proceduraVersione: number;
    titolo: string;
    cup: string;
    linea: string;
    partner: readonly { partnerId: string; consorzio?: string; denominazione?: string }[];
    piano: PianoProgettoInput;
    responsabili: readonly { personaId: string; compito: string }[];
    atto: AttoInput;
  };
  modificaPianoProgetto: { progettoId: string; dal: string; piano: PianoProgettoInput; atto: AttoInput };
  aggiornaProcedura: { progettoId: string; proceduraVersione: number };
  cambiaResponsabiliProgetto: {
    progettoId: string;
    responsabili: readonly { personaId: string; compito: string }[];
  };
  chiudiProgetto: { progettoId: string; il: string };
  presentaIstanza: {
    progettoId: string;
    tipo: string;
    oggetto: string;
    presentataIl: string;
    piano?: PianoProgettoInput;
    al?: string;
  };
  riscontraIstanza: {
    istanzaId: string;
    esito: string;
    riscontrataIl: string;
    testo?: string;
    decorre?: string;
    piano?: PianoProgettoInput;
  };
  comunicaIstanza: { istanzaId: string; partner: readonly string[]; il: string };

  annullaImportazione: { importazioneId: string };
  accettaProposta: { propostaId: string; risoluzioni: readonly RisoluzioneInput[] };

  apriRendiconto: { progettoId: string; titolo: string; dalMese: string; alMese: string; tipo: 'ordinario' | 'saldo' };
  inserisciSpese: DelRendiconto & { spese: readonly SpesaDiInput[] };
  togliSpese: DelRendiconto & { spese: readonly SpesaDiInput[] };
  verificaRendiconto: DelRendiconto;
  approvaRendiconto: DelRendiconto & { atto: AttoInput };
  inviaRendiconto: DelRendiconto & { il: string; protocollo: string };
  chiediIntegrazioni: DelRendiconto & { il: string; entro: string | null; testo: string };
  trasmettiIntegrazioni: DelRendiconto & { il: string; protocollo: string };
  riscontraRendiconto: DelRendiconto & {
    esito: 'ammesso' | 'ammessoInParte' | 'respinto';
    il: string;
    nonAmmesse: readonly (SpesaDiInput & { centesimi: number })[];
  };
  preparaRichiesta: {
    progettoId: string;
    tipo: string;
    centesimi: number;
    spesaRaggiuntaCentesimi: number;
    rendicontoId: string | null;
    inizioAttivita: string | null;
  };
  ritiraRichiesta: DellaRichiesta;
  inviaRichiesta: DellaRichiesta & { il: string; protocollo: string; attestazioni: readonly string[] };
  riscontraRichiesta: DellaRichiesta & {
    esito: 'accolta' | 'accoltaInParte' | 'respinta';
    il: string;
    centesimiRiconosciuti: number;
  };
  registraIncasso: DellaRichiesta & { il: string; reversale: string; centesimi: number };
  ripartisciSomma: DellaRichiesta & {
    quote: readonly { partnerId: string; centesimi: number; il: string; mandato: string }[];
  };
}
type DelRendiconto = { rendicontoId: string };
type DellaRichiesta = { richiestaId: string };
type SpesaDiInput = { consorzio: string; spesaId: string };

interface NuovaDelega {
  personaId: string;
  ruolo: string;
  dal: string;
  al: string;
}

/** The plan of a project as it is sent, and as it is read: money in cents, days ISO, values with a decimal point. */
export interface PianoProgettoInput {
  readonly dal: string;
  readonly al: string;
  readonly voci: readonly { readonly voceId: string; readonly codice: string; readonly titolo: string }[];
  readonly quote: readonly {
    readonly voceId: string;
    readonly partnerId: string;
    readonly fonte: string;
    readonly centesimi: number;
  }[];
  readonly fasi: readonly {
    readonly faseId: string;
    readonly titolo: string;
    readonly dal: string;
    readonly al: string;
  }[];
  readonly traguardi: readonly {
    readonly traguardoId: string;
    readonly tipo: string;
    readonly titolo: string;
    readonly unita: string;
    readonly attesi: readonly {
      readonly partnerId: string | null;
      readonly entro: string;
      readonly valore: string | null;
    }[];
  }[];
}

export type NomeComando = keyof Comandi;

/** The input type of each command in the schema. */
export const INPUT_DI: Readonly<Record<NomeComando, string>> = {
  abbandonaVariazione: 'AbbandonaVariazioneInput',
  accettaProposta: 'AccettaPropostaInput',
  affidaRevisione: 'AffidaRevisioneInput',
  annullaImportazione: 'AnnullaImportazioneInput',
  annullaPeriodoMembro: 'AnnullaPeriodoMembroInput',
  apriListaDiAmmissibilita: 'ApriListaDiAmmissibilitaInput',
  apriListaDiAutocontrollo: 'ApriListaDiAutocontrolloInput',
  compilaLista: 'ListaInput',
  controllaLista: 'ControllaListaInput',
  generaAttestazione: 'GeneraAttestazioneInput',
  restituisciAttestazione: 'RestituisciAttestazioneInput',
  riapriLista: 'RiapriListaInput',
  rispondiDomande: 'RispondiDomandeInput',
  approvaPiano: 'ApprovaPianoInput',
  approvaVariazione: 'ApprovaVariazioneInput',
  apriConsuntivazione: 'PianoInput',
  apriVariazione: 'ApriVariazioneInput',
  assegnaRuolo: 'AssegnaRuoloInput',
  cancellaNome: 'CancellaNomeInput',
  cancellaTesto: 'CancellaTestoInput',
  cessaResponsabile: 'CessaResponsabileInput',
  cessaTestimonianza: 'TestimonianzaInput',
  chiudiPiano: 'PianoInput',
  riconosciAts: 'RiconosciAtsInput',
  disconosciAts: 'DisconosciAtsInput',
  concediCondivisione: 'ConcediCondivisioneInput',
  concediTestimonianza: 'TestimonianzaInput',
  creaPiano: 'CreaPianoInput',
  definisciObiettivo: 'DefinisciObiettivoInput',
  definisciProgettoPeg: 'DefinisciProgettoPegInput',
  delegaRuolo: 'DelegaRuoloInput',
  delegaUnMioRuolo: 'DelegaUnMioRuoloInput',
  designaCapofila: 'DesignaCapofilaInput',
  eliminaObiettivo: 'EliminaObiettivoInput',
  eliminaProgettoPeg: 'EliminaProgettoPegInput',
  istituisciCentro: 'IstituisciCentroInput',
  modificaObiettivo: 'ModificaObiettivoInput',
  modificaProgettoPeg: 'ModificaProgettoPegInput',
  nominaResponsabile: 'NominaResponsabileInput',
  nominaTestimone: 'TestimonianzaInput',
  proponiEliminazione: 'ProponiEliminazioneInput',
  proponiObiettivo: 'ProponiObiettivoInput',
  proponiProgettoPeg: 'ProponiProgettoPegInput',
  prorogaConvenzione: 'ProrogaConvenzioneInput',
  istituisciProgramma: 'IstituisciProgrammaInput',
  adottaProcedura: 'AdottaProceduraInput',
  registraConvenzione: 'RegistraConvenzioneInput',
  comunicaIstanza: 'ComunicaIstanzaInput',
  riscontraIstanza: 'RiscontraIstanzaInput',
  presentaIstanza: 'PresentaIstanzaInput',
  cambiaResponsabiliProgetto: 'CambiaResponsabiliProgettoInput',
  chiudiProgetto: 'ChiudiProgettoInput',
  aggiornaProcedura: 'AggiornaProceduraInput',
  modificaPianoProgetto: 'ModificaPianoProgettoInput',
  registraProgetto: 'RegistraProgettoInput',
  registraSpesa: 'RegistraSpesaInput',
  rettificaSpesa: 'RettificaSpesaInput',
  annullaSpesa: 'AnnullaSpesaInput',
  registraImpegno: 'RegistraImpegnoInput',
  registraPagamento: 'RegistraPagamentoInput',
  annullaPagamento: 'AnnullaPagamentoInput',
  chiudiPeriodo: 'ChiudiPeriodoInput',
  riapriPeriodo: 'RiapriPeriodoInput',
  registraEntrata: 'RegistraEntrataInput',
  registraEsitoAttivita: 'RegistraEsitoAttivitaInput',
  registraRelazione: 'RegistraRelazioneInput',
  registraUscita: 'RegistraUscitaInput',
  registraValoreIndicatore: 'RegistraValoreIndicatoreInput',
  rettificaEsitoAttivita: 'RettificaEsitoAttivitaInput',
  rettificaPeriodoMembro: 'RettificaPeriodoMembroInput',
  rettificaRelazione: 'RettificaRelazioneInput',
  rettificaValoreIndicatore: 'RettificaValoreIndicatoreInput',
  revocaCondivisione: 'RevocaCondivisioneInput',
  registraAvanzamento: 'RegistraAvanzamentoInput',
  rettificaAvanzamento: 'RettificaAvanzamentoInput',
  annullaAvanzamento: 'AnnullaAvanzamentoInput',
  registraAvanzamentoEsterno: 'RegistraAvanzamentoEsternoInput',
  rettificaAvanzamentoEsterno: 'RettificaAvanzamentoEsternoInput',
  annullaAvanzamentoEsterno: 'AnnullaAvanzamentoEsternoInput',
  collegaIndicatore: 'CollegaIndicatoreInput',
  scollegaIndicatore: 'ScollegaIndicatoreInput',
  depositaDocumento: 'DepositaDocumentoInput',
  ritiraDocumento: 'RitiraDocumentoInput',
  revocaDelega: 'RevocaDelegaInput',
  revocaRevisione: 'RevocaRevisioneInput',
  revocaRuolo: 'RevocaRuoloInput',
  riapriPiano: 'PianoInput',
  rimuoviTestimone: 'TestimonianzaInput',
  rinominaAts: 'RinominaAtsInput',
  rinominaCentro: 'RinominaCentroInput',
  ripristinaNome: 'RipristinaNomeInput',
  ritiraModifica: 'RitiraModificaInput',
  salvaMappatura: 'SalvaMappaturaInput',
  scartaPiano: 'PianoInput',
  sopprimiCentro: 'CentroInput',
  spiegaRiga: 'SpiegaRigaInput',
  apriRendiconto: 'ApriRendicontoInput',
  inserisciSpese: 'SpeseDelRendicontoInput',
  togliSpese: 'SpeseDelRendicontoInput',
  verificaRendiconto: 'RendicontoInput',
  approvaRendiconto: 'ApprovaRendicontoInput',
  inviaRendiconto: 'TrasmettiRendicontoInput',
  chiediIntegrazioni: 'ChiediIntegrazioniInput',
  trasmettiIntegrazioni: 'TrasmettiRendicontoInput',
  riscontraRendiconto: 'RiscontraRendicontoInput',
  preparaRichiesta: 'PreparaRichiestaInput',
  ritiraRichiesta: 'RichiestaInput',
  inviaRichiesta: 'InviaRichiestaInput',
  riscontraRichiesta: 'RiscontraRichiestaInput',
  registraIncasso: 'RegistraIncassoInput',
  ripartisciSomma: 'RipartisciSommaInput',
};

/** A check list by its project and template, and the month in which it counts. */
type InLista = { progettoId: string; codice: string; mese: string };
/** A consortium by the slug of its scope. */
type DelMembro = { consorzio: string; atto: AttoInput };
/** One of its periods, by the first day as it is recorded, and why that was wrong. */
type DelPeriodo = { primoGiorno: string; motivo: MotivoRettificaPeriodo };
type RisoluzioneInput = {
  indice: number;
  obiettivoId: string | null;
  righe: readonly { tipo: 'attivita' | 'indicatore'; indice: number; voceId: string }[];
};
/** What an auditor may see: the whole, or what is named of one kind; the lists of the others are empty. */
type PerimetroInput = {
  tipo: 'consorzio' | 'centri' | 'obiettivi' | 'progetti' | 'rendiconti';
  centri: readonly string[];
  obiettivi: readonly string[];
  progetti: readonly string[];
  rendiconti: readonly string[];
};
type InPiano = { pianoId: string };
type InVariazione = InPiano & { variazioneId: string };
type InConsuntivo = InPiano & { obiettivoId: string; centroId: string; anno: number };
type Esito = { testo: string; rilevatoIl: string };
type Motivo = { motivo: string };
type DelTraguardo = { progettoId: string; traguardoId: string };
type DatoAvanzamento = { mese: string; periodo: string; valore: string; nota: string | null };
type DellIndicatore = { obiettivoId: string; indicatoreId: string };

/** An expense as the form sends it; amounts in cents. */
export type SpesaInput = {
  tipo: string;
  competenza: string;
  descrizione: string;
  cup: string;
  cig: { codice: string } | { assenza: string };
  documento: { numero: string; data: string } | null;
  fornitore: {
    denominazione: string;
    partitaIva: string | null;
    codiceFiscale: string | null;
    iban: string | null;
  } | null;
  imponibileCentesimi: number;
  ivaCentesimi: number;
  ivaACostoCentesimi: number;
  ritenutaCentesimi: number;
  scissioneIva: boolean;
  quote: readonly ({ progettoId: string; voceId: string; centesimi: number } | { nome: string; centesimi: number })[];
};

export type Organo = 'assemblea' | 'cda' | 'presidente' | 'direttore' | 'altro';
export type AttoInput = { organo: Organo; numero: string; data: string };

export const MOTIVI_CANCELLAZIONE = [
  'nomina_una_persona',
  'richiesta_dell_interessato',
  'inserito_per_errore',
] as const;
export type MotivoCancellazione = (typeof MOTIVI_CANCELLAZIONE)[number];

export const MOTIVI_CANCELLAZIONE_NOME = [
  'richiesta_dell_interessato',
  'rapporto_concluso',
  'inserito_per_errore',
] as const;
export type MotivoCancellazioneNome = (typeof MOTIVI_CANCELLAZIONE_NOME)[number];

export const MOTIVI_RETTIFICA_PERIODO = ['errore_di_registrazione', 'atto_rettificato', 'atto_annullato'] as const;
export type MotivoRettificaPeriodo = (typeof MOTIVI_RETTIFICA_PERIODO)[number];

/** An absent `id` is a new row. */
export type AttivitaInput = { id?: string; testo: string; tempi: string };
export type IndicatoreInput = { id?: string; nome: string; descrizione: string; unita: string; atteso: string };

export type SchedaObiettivoInput = {
  numero: string;
  titolo: string;
  centri: readonly string[];
  areaStrategica: string;
  obiettivoOperativo: string;
  progettiPeg: readonly string[];
  progettoPegTesto: string;
  servizi: string;
  utentiFinali: string;
  retiDiCollaborazione: string;
  finalita: string;
  descrizione: string;
  continuaDa: string | null;
  attivita: readonly AttivitaInput[];
  indicatori: readonly IndicatoreInput[];
};

export type SchedaProgettoPegInput = {
  codice: string;
  nome: string;
  centroId: string;
  areaStrategica: string;
  obiettivoOperativo: string;
  servizi: readonly string[];
};

/** How an export is read: which of its columns holds which field. */
export type MappaturaRegisInput = {
  tabella: string;
  colonne: readonly { campo: string; intestazione: string }[];
  formati: { data: string; decimale: string };
  chiave: readonly string[];
};
