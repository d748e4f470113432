import { RETE } from './anno-ivrea.js';

export const TOTALE = 'numero costoCentesimi quotaCentesimi pagatoCentesimi';
export const CONSOLIDATO = `query ($id: ID!, $dal: String, $al: String, $quando: QuandoInput) {
  letto: consolidato(scope: "${RETE}", progettoId: $id, dalMese: $dal, alMese: $al, quando: $quando) {
    momento { posizione } momenti { scope posizione } previstoCentesimi
    condiviso { ${TOTALE} } rendicontato { numero quotaCentesimi nonAmmessiCentesimi }
    perProgetto { cup condiviso { quotaCentesimi } } perMese { mese condiviso { quotaCentesimi } }
    perPartner { partner condivide condiviso { ${TOTALE} } rendicontato { quotaCentesimi } } } }`;
export const SPESE_VISTE = `query ($id: ID!) {
  condivise: speseCondivise(scope: "${RETE}", progettoId: $id, first: 100) { totale { ${TOTALE} } edges { node { consorzio spesaId mese quotaCentesimi } } }
  dietro: consolidatoSpese(scope: "${RETE}", progettoId: $id, first: 100) { totale { ${TOTALE} } edges { node { consorzio quotaCentesimi } } }
  righe: consolidatoRighe(scope: "${RETE}", progettoId: $id, first: 100) { totale { quotaCentesimi } edges { node { consorzio spesaId quotaCentesimi payloadHash posizione } } }
  documenti: documentiCondivisi(scope: "${RETE}", progettoId: $id, first: 100) { edges { node { consorzio spesaId mancanti documenti { sha256 } } } }
  liste: listeCondivise(scope: "${RETE}", progettoId: $id, first: 100) { edges { node { consorzio stato esito } } } }`;
export const AVANZAMENTO = `query ($id: ID!, $quando: QuandoInput) {
  letto: avanzamentoAts(scope: "${RETE}", progettoId: $id, quando: $quando) { traguardi { totale completo
    atteso { finale entro } perAnno { anno valore } partner { consorzio condiviso totale perAnno { anno valore } figure { mese valore collegata } } } } }`;
export const PROGETTO = `query ($id: ID!, $giorno: String) { progetto(scope: "${RETE}", progettoId: $id, giorno: $giorno) { progetto {
  proceduraVersione rimodulazioneAperta partner { partnerId } piani { dal istanzaId }
  piano { dal al finanziamentoCentesimi quote { voceId partnerId fonte centesimi } voci { voceId codice titolo }
    traguardi { traguardoId tipo titolo unita attesi { partnerId entro valore } } fasi { faseId titolo dal al } } } } }`;

export interface Totale {
  readonly numero: number;
  readonly quotaCentesimi: number;
}
export interface Consolidato {
  readonly momento: { readonly posizione: number };
  readonly momenti: readonly { readonly scope: string; readonly posizione: number }[];
  readonly condiviso: Totale;
  readonly rendicontato: Totale;
  readonly perPartner: readonly { readonly partner: string; readonly condivide: boolean; readonly condiviso: Totale | null }[]; // prettier-ignore
  readonly perMese: readonly { readonly mese: string; readonly condiviso: Totale }[];
}

/** What only the scope of an ATS answers. */
export const DELL_ATS = [
  ...['ats', 'programmi', 'programma', 'progetti', 'progetto', 'istanze', 'rendiconti', 'rendiconto', 'richieste'],
  ...['richiesta', 'cassa', 'speseRendicontabili', 'speseCondivise', 'documentiCondivisi', 'listeCondivise'],
  ...['condivisioniRicevute', 'consolidato', 'consolidatoMovimenti', 'consolidatoRighe', 'consolidatoSpese'],
  ...[
    'avanzamentoCondiviso',
    'avanzamentoAts',
    'avanzamentoFinanziarioAts',
    'attestazioni',
    'riconciliazioni',
    'scadenzario',
    'dovuti',
  ],
];
/** What a consortium asks of itself about projects of an ATS. */
export const DEL_CONSORZIO = [
  ...['progettiRecepiti', 'progettiDiSpesa', 'progettiDaControllare', 'spese', 'spesa', 'fascicoli', 'fascicolo'],
  ...['condivisioni', 'adesioni', 'vistaDellAts', 'documentiVistiDallAts', 'listeVisteDallAts', 'consolidatoVisto'],
  ...[
    'avanzamentoVistoDallAts',
    'avanzamentoDelProgetto',
    'avanzamentoFinanziario',
    'ritornoDallAts',
    'listeDiControllo',
    'conteggiConosciuti',
  ],
];
