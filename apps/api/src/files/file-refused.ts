/** Why a file was not taken in: each with the words for the person, and what HTTP calls it. */
export const FILE_REFUSALS = {
  FILE_TROPPO_GRANDE: { status: 413, testo: 'Il file è più grande di quanto si può caricare.' },
  FILE_VUOTO: { status: 400, testo: 'Il file è vuoto.' },
  NOME_NON_VALIDO: { status: 400, testo: 'Il file non ha un nome che si possa tenere.' },
  TIPO_NON_AMMESSO: { status: 415, testo: 'Questo tipo di file non è ammesso tra i documenti.' },
  ESTENSIONE_FALSA: { status: 415, testo: 'Il contenuto del file non è quello che la sua estensione dice.' },
  ARCHIVIO_NON_VALIDO: { status: 400, testo: 'L’archivio ZIP è danneggiato, cifrato o incompleto.' },
  ARCHIVIO_BOMBA: { status: 400, testo: 'L’archivio ZIP contiene troppi file, o aperto occuperebbe troppo.' },
  ARCHIVIO_PERCORSO: { status: 400, testo: 'L’archivio ZIP contiene nomi che escono dall’archivio.' },
  FILE_INFETTO: { status: 422, testo: 'L’antivirus ha rifiutato il file, che è stato eliminato.' },
  ANTIVIRUS_NON_RAGGIUNGIBILE: {
    status: 503,
    testo: 'L’antivirus non risponde e senza il suo esito nessun file viene accolto: riprovare più tardi.',
  },
} as const;
export type FileRefusal = keyof typeof FILE_REFUSALS;

/** A file that is not taken in. Nothing of it stays. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  /** @param about what exactly, in words that end the sentence: `è un PDF`, `al massimo 25 MB`. */
  constructor(
    readonly code: FileRefusal,
    about?: string,
  ) {
    const { testo } = FILE_REFUSALS[code];
    super(about === undefined ? testo : `${testo.slice(0, -1)}: ${about}.`);
  }
}
