import type { ModelloAttestazione } from '../modello-procedura.js';

/** The work has begun: what the first sum is asked with. */
export const avvioAttivita: ModelloAttestazione = {
  codice: 'avvio-attivita',
  titolo: 'Attestazione di avvio delle attività',
  per: 'richiesta',
  testo: `{ente}, per il progetto «{progetto}», CUP {cup}, attesta che le attività sono iniziate e sono in corso e che la somma richiesta, pari a {importo}, sarà impiegata solo per il progetto e con una contabilità che la distingue.`,
  firmatari: ['legaleCapofila'],
};

/** On the checks of the tenders. */
export const verificheAffidamento: ModelloAttestazione = {
  codice: 'verifiche-affidamento',
  titolo: 'Attestazione delle verifiche sugli affidamenti',
  per: 'affidamento',
  testo: `Per il progetto «{progetto}», CUP {cup}, {ente} attesta che gli affidamenti del periodo {periodo} sono stati controllati con le liste di autocontrollo, che queste sono state compilate e controllate da persone diverse, che i rilievi sono stati risolti o sono indicati nelle note e che la documentazione è conservata e disponibile per i controlli.`,
  firmatari: ['legaleCapofila'],
};

/** Reg. (UE) 2021/241, art. 9; RGS circ. 33/2021. */
export const assenzaDoppioFinanziamento: ModelloAttestazione = {
  codice: 'assenza-doppio-finanziamento',
  titolo: 'Dichiarazione di assenza di doppio finanziamento',
  per: 'rendiconto',
  testo: `{ente} dichiara che le spese del progetto «{progetto}», CUP {cup}, presentate per il periodo {periodo} per {importo}, non sono coperte da altre fonti pubbliche, nazionali o europee, per la stessa quota, e che le quote di tutte le fonti su ciascun costo non superano il costo (Reg. UE 2021/241, art. 9; circolare RGS 33/2021).`,
  firmatari: ['legaleCapofila', 'finanziarioCapofila'],
};

/** The intermediate report is of all the partners: all their legal representatives sign. */
export const relazioneIntermedia: ModelloAttestazione = {
  codice: 'relazione-intermedia',
  titolo: 'Relazione intermedia sullo stato del progetto',
  per: 'richiesta',
  testo: `Relazione intermedia del progetto «{progetto}», CUP {cup}, periodo {periodo}. Gli enti che realizzano il progetto, con capofila {ente}, danno conto delle attività svolte, dei risultati raggiunti rispetto a quelli attesi e della spesa sostenuta, e attestano che la spesa registrata ha raggiunto la misura richiesta per il trasferimento di {importo}. Le firme di tutti i rappresentanti legali valgono per la parte di ciascun ente.`,
  firmatari: ['legaliDiTutti'],
};

/** What goes with a rendiconto where the funder is not the PNRR. */
export const dichiarazioneSpese: ModelloAttestazione = {
  codice: 'dichiarazione-spese',
  titolo: 'Dichiarazione delle spese sostenute',
  per: 'rendiconto',
  testo: `{ente} dichiara che le spese presentate per «{progetto}», CUP {cup}, nel periodo {periodo}, per {importo}, sono state sostenute e pagate, riguardano le attività finanziate, risultano da documenti conservati negli uffici e non sono coperte da altre fonti per la stessa quota.`,
  firmatari: ['legaleCapofila', 'finanziarioCapofila'],
};
