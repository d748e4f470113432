/** Why a bundle is refused. Codes are forever: scripts of auditors compare them. */
export const FAULT_TEXTS = {
  ARGOMENTI_NON_VALIDI: 'Il comando non si capisce.',
  CARTELLA_MANCANTE: 'La cartella da verificare non c’è o non si può leggere.',
  MANIFESTO_MANCANTE: 'Nella cartella manca manifest.json.',
  MANIFESTO_ILLEGGIBILE: 'manifest.json non è il manifesto di un fascicolo di questa versione.',
  MANIFESTO_FALSO: 'Il manifesto dichiara altro da ciò che il fascicolo contiene.',
  FILE_MANCANTE: 'Manca un file che il manifesto nomina.',
  FILE_NON_ORDINARIO: 'Un file del fascicolo è un collegamento o qualcosa che non è un file.',
  FILE_IN_PIU: 'Nella cartella c’è qualcosa che il manifesto non nomina.',
  FILE_TRONCATO: 'Un file è più corto di quanto dice il manifesto.',
  FILE_GONFIATO: 'Un file è più lungo di quanto dice il manifesto.',
  FILE_ALTERATO: 'Un file non ha l’impronta che dice il manifesto.',
  RIGA_TROPPO_LUNGA: 'Una riga è più lunga di quanto può essere.',
  RIGA_ILLEGGIBILE: 'Una riga non è un evento nella sua unica forma (RFC 8785).',
  POLITICA_ILLEGGIBILE: 'La politica (le chiavi in cui credere) non si legge.',
  POLITICA_DI_ALTRO_REGISTRO: 'La politica parla di un altro registro.',
  CHECKPOINT_ILLEGGIBILE: 'Un checkpoint non si legge.',
  CHECKPOINT_DI_ALTRO_REGISTRO: 'Un checkpoint è di un altro registro.',
  CHECKPOINT_FALSO: 'Un checkpoint porta una firma che non regge.',
  CHIAVE_FUORI_POLITICA: 'Un checkpoint non è firmato con la chiave della politica.',
  CHECKPOINT_DISCORDI: 'Due checkpoint firmati della stessa grandezza si contraddicono.',
  CHECKPOINT_FUORI_ORDINE: 'I checkpoint non sono in ordine.',
  NESSUN_CHECKPOINT: 'Nessun checkpoint firmato: non c’è nulla con cui confrontare gli eventi.',
  CONTROFIRME_INSUFFICIENTI: 'Nessun checkpoint ha le controfirme che la politica chiede.',
  TENUTO_ILLEGGIBILE: 'Il checkpoint tenuto da parte non si legge.',
  EVENTO_DI_ALTRO_ENTE: 'Un evento è di un altro ente.',
  PAYLOAD_ALTERATO: 'Il contenuto di un evento non ha l’impronta con cui fu registrato.',
  EVENTO_ALTERATO: 'Un evento è stato cambiato, scambiato o inserito: la sua foglia non è quella sigillata.',
  EVENTO_MANCANTE: 'Manca un evento.',
  EVENTO_FUORI_ORDINE: 'Un evento è fuori posto.',
  STORIA_ALTERATA: 'Gli eventi non danno la radice firmata: tra due checkpoint qualcosa è stato cambiato.',
  CODA_TAGLIATA: 'La fine del registro è stata tagliata.',
  CODA_RISCRITTA: 'La fine del registro è stata riscritta.',
  FOGLIE_ILLEGGIBILI: 'Le foglie dell’albero (leaves.bin) non sono impronte intere.',
  PROVA_NON_VALIDA: 'La prova di inclusione di un evento non regge.',
  TESTO_ILLEGGIBILE: 'Una riga dei testi non si legge.',
  TESTO_ALTERATO: 'Le parole di un testo non hanno l’impronta che l’evento ne porta.',
  TESTO_MANCANTE: 'Manca un testo che nessuno ha cancellato.',
  TESTO_IN_PIU: 'C’è un testo che nessun evento nomina.',
  LETTURE_DIVERSE: 'Le letture rifatte dagli eventi non sono quelle che la piattaforma mostrava.',
} as const;
export type FaultCode = keyof typeof FAULT_TEXTS;

/** Positions of the log, both included, among which something is wrong. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface FaultPlace {
  /** What exactly: the name of a file, of a key, of a text. */
  readonly detail?: string;
  /** The first position known to be wrong; where only an interval is known, its start. */
  readonly position?: number;
  readonly interval?: Interval;
}

/** What makes a bundle one that is refused. */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly code: FaultCode,
    readonly place: FaultPlace = {},
  ) {
    super(place.detail === undefined ? FAULT_TEXTS[code] : `${FAULT_TEXTS[code]} (${place.detail})`);
  }
}
