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

  registraEntrata: DelMembro & { denominazione: string; dal: string };
  registraUscita: DelMembro & { al: string };
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
  annullaImportazione: 'AnnullaImportazioneInput',
  approvaPiano: 'ApprovaPianoInput',
  approvaVariazione: 'ApprovaVariazioneInput',
  apriConsuntivazione: 'PianoInput',
  apriVariazione: 'ApriVariazioneInput',
  assegnaRuolo: 'AssegnaRuoloInput',
  cancellaTesto: 'CancellaTestoInput',
  cessaResponsabile: 'CessaResponsabileInput',
  chiudiPiano: 'PianoInput',
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
  proponiEliminazione: 'ProponiEliminazioneInput',
  proponiObiettivo: 'ProponiObiettivoInput',
  proponiProgettoPeg: 'ProponiProgettoPegInput',
  prorogaConvenzione: 'ProrogaConvenzioneInput',
  registraConvenzione: 'RegistraConvenzioneInput',
  registraEntrata: 'RegistraEntrataInput',
  registraEsitoAttivita: 'RegistraEsitoAttivitaInput',
  registraRelazione: 'RegistraRelazioneInput',
  registraValoreIndicatore: 'RegistraValoreIndicatoreInput',
  registraUscita: 'RegistraUscitaInput',
  rettificaEsitoAttivita: 'RettificaEsitoAttivitaInput',
  rettificaRelazione: 'RettificaRelazioneInput',
  rettificaValoreIndicatore: 'RettificaValoreIndicatoreInput',
  revocaDelega: 'RevocaDelegaInput',
  revocaRuolo: 'RevocaRuoloInput',
  riapriPiano: 'PianoInput',
  rinominaCentro: 'RinominaCentroInput',
  ritiraModifica: 'RitiraModificaInput',
  scartaPiano: 'PianoInput',
  sopprimiCentro: 'CentroInput',
};

/** A consortium by the slug of its scope. */
type DelMembro = { consorzio: string; atto: AttoInput };
type RisoluzioneInput = {
  indice: number;
  obiettivoId: string | null;
  righe: readonly { tipo: 'attivita' | 'indicatore'; indice: number; voceId: string }[];
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
