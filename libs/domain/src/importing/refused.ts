/** Why a document is not read at all. Italian texts, shown to the person who gave the document. */
export const REFUSAL_TEXTS = {
  DOCUMENTO_VUOTO: 'Il documento non contiene testo.',
  DOCUMENTO_BINARIO: 'Il documento non è un testo: sono ammessi testo e .docx.',
  DOCUMENTO_TROPPO_GRANDE: 'Il documento supera la dimensione ammessa.',
  FAMIGLIA_NON_RICONOSCIUTA:
    'Il documento non è un PEG o piano della performance, una relazione sulla performance o una rendicontazione di obiettivi.',
  DOCX_NON_VALIDO: 'Il file .docx è danneggiato o non è un documento Word.',
  DOCX_BOMBA: 'Il file .docx, aperto, sarebbe troppo grande.',
  DOCX_PERCORSO_NON_AMMESSO: 'Il file .docx contiene un percorso non ammesso.',
  DOCX_DOCTYPE: 'Il file .docx contiene una dichiarazione DOCTYPE.',
  TEMPO_SCADUTO: 'La lettura del documento ha superato il tempo ammesso.',
  MEMORIA_ESAURITA: 'La lettura del documento ha superato la memoria ammessa.',
} as const;

/** Code of a refusal; see REFUSAL_TEXTS. */
export type RefusalCode = keyof typeof REFUSAL_TEXTS;

/** The document is refused before anything is proposed. `details` never holds text of the document. */
export class ImportRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(REFUSAL_TEXTS[code]);
    this.name = 'ImportRefused';
  }
}
