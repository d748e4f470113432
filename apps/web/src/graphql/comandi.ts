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

  annullaImportazione: { importazioneId: string };
  accettaProposta: { propostaId: string; risoluzioni: readonly RisoluzioneInput[] };
}

interface NuovaDelega {
  personaId: string;
  ruolo: string;
  dal: string;
  al: string;
}

export type NomeComando = keyof Comandi;

/** The input type of each command in the schema. */
export const INPUT_DI: Readonly<Record<NomeComando, string>> = {
  abbandonaVariazione: 'AbbandonaVariazioneInput',
  accettaProposta: 'AccettaPropostaInput',
  affidaRevisione: 'AffidaRevisioneInput',
  annullaImportazione: 'AnnullaImportazioneInput',
  annullaPeriodoMembro: 'AnnullaPeriodoMembroInput',
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
  registraConvenzione: 'RegistraConvenzioneInput',
  registraEntrata: 'RegistraEntrataInput',
  registraEsitoAttivita: 'RegistraEsitoAttivitaInput',
  registraRelazione: 'RegistraRelazioneInput',
  registraUscita: 'RegistraUscitaInput',
  registraValoreIndicatore: 'RegistraValoreIndicatoreInput',
  rettificaEsitoAttivita: 'RettificaEsitoAttivitaInput',
  rettificaPeriodoMembro: 'RettificaPeriodoMembroInput',
  rettificaRelazione: 'RettificaRelazioneInput',
  rettificaValoreIndicatore: 'RettificaValoreIndicatoreInput',
  revocaDelega: 'RevocaDelegaInput',
  revocaRevisione: 'RevocaRevisioneInput',
  revocaRuolo: 'RevocaRuoloInput',
  riapriPiano: 'PianoInput',
  rimuoviTestimone: 'TestimonianzaInput',
  rinominaAts: 'RinominaAtsInput',
  rinominaCentro: 'RinominaCentroInput',
  ripristinaNome: 'RipristinaNomeInput',
  ritiraModifica: 'RitiraModificaInput',
  scartaPiano: 'PianoInput',
  sopprimiCentro: 'CentroInput',
};

/** A consortium by the slug of its scope. */
type DelMembro = { consorzio: string; atto: AttoInput };
/** One of its periods, by the first day as it is recorded, and why that was wrong. */
type DelPeriodo = { primoGiorno: string; motivo: MotivoRettificaPeriodo };
type RisoluzioneInput = {
  indice: number;
  obiettivoId: string | null;
  righe: readonly { tipo: 'attivita' | 'indicatore'; indice: number; voceId: string }[];
};
/** What an auditor may see: the whole, or some centri, or some objectives. */
type PerimetroInput = {
  tipo: 'consorzio' | 'centri' | 'obiettivi';
  centri: readonly string[];
  obiettivi: readonly string[];
};
type InPiano = { pianoId: string };
type InVariazione = InPiano & { variazioneId: string };
type InConsuntivo = InPiano & { obiettivoId: string; centroId: string; anno: number };
type Esito = { testo: string; rilevatoIl: string };
type Motivo = { motivo: string };

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
