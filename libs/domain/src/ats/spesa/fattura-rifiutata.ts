/** Why a file is not read as an invoice, each in the sentence that people see. */
export const MOTIVI_RIFIUTO_FATTURA = {
  FILE_VUOTO: 'Il file è vuoto.',
  FILE_TROPPO_GRANDE: 'Il file supera 5 MB.',
  FILE_FIRMATO: 'Il file è firmato (.p7m): serve la fattura in XML, come si scarica senza firma.',
  CODIFICA_NON_VALIDA: 'I caratteri del file non sono nella codifica che il file dichiara.',
  XML_NON_VALIDO: 'Il file non è un documento XML ben formato.',
  XML_CON_DOCTYPE: 'Il file definisce delle entità (DOCTYPE): una fattura elettronica non ne ha.',
  XML_TROPPO_COMPLESSO: 'Il file ha troppi elementi per essere una fattura.',
  NON_FATTURA: 'Il file non è una fattura elettronica.',
  FORMATO_NON_PREVISTO: 'Il formato della fattura non è tra quelli previsti: FPA12 o FPR12.',
  CAMPO_MANCANTE: 'Nella fattura manca un dato obbligatorio, o non è scritto come deve.',
  TROPPE_FATTURE: 'Il lotto ha troppe fatture.',
} as const;
export type MotivoRifiutoFattura = keyof typeof MOTIVI_RIFIUTO_FATTURA;

/** The file is refused whole; `campo` says which field where it is one. */
export class FatturaRifiutata extends Error {
  override readonly name = 'FatturaRifiutata';

  constructor(
    readonly codice: MotivoRifiutoFattura,
    readonly campo: string | null = null,
  ) {
    super(MOTIVI_RIFIUTO_FATTURA[codice]);
  }
}
