/** Every doubt the importer can raise, with what it means. The texts are shown as they are, so they are Italian. */
export const WARNING_TEXTS = {
  ANNO_NON_TROVATO: "L'anno del documento non è stato trovato.",
  ANNO_DEDOTTO: "L'anno non è nel titolo: è stato dedotto dal testo.",
  ENTE_NON_TROVATO: "Il nome dell'ente non è stato trovato.",
  NUMERO_MANCANTE: "L'obiettivo non ha numero.",
  NUMERO_RIPETUTO: 'Nello stesso centro di responsabilità un altro obiettivo ha lo stesso numero.',
  TITOLO_MANCANTE: "L'obiettivo non ha titolo.",
  TITOLO_RICOMPOSTO: 'Il titolo era spezzato fra più celle o righe ed è stato ricomposto.',
  TITOLO_RICOSTRUITO: 'Il titolo era danneggiato: è stato ricostruito dagli altri testi della scheda.',
  TITOLO_TRONCO: 'Il titolo sembra tronco.',
  CDR_MANCANTE: "Il centro di responsabilità non è indicato per l'obiettivo.",
  CDR_EREDITATO: 'Il centro di responsabilità non è ripetuto: è quello dell’obiettivo precedente.',
  CDR_DEDOTTO: 'Il centro di responsabilità non è stampato così: è stato dedotto dal resto del documento.',
  OBIETTIVO_SENZA_SCHEDA: "L'obiettivo non ha attività né indicatori.",
  OBIETTIVO_DUPLICATO: 'Lo stesso obiettivo compare più volte nello stesso centro di responsabilità.',
  TEMPI_MANCANTI: "L'attività non ha tempi.",
  TEMPI_NEL_TESTO: "Tempi e consuntivo erano dentro il testo dell'attività.",
  CONSUNTIVO_MANCANTE: "L'attività non ha consuntivo.",
  CONSUNTIVO_DISCORSIVO: 'Il consuntivo è una frase: il valore va indicato a mano.',
  CONSUNTIVO_MULTIPLO: 'Il valore consuntivo contiene più numeri.',
  TARGET_MANCANTE: "L'indicatore non ha valore atteso.",
  ATTUALE_MANCANTE: "L'indicatore non ha valore consuntivo.",
  NOME_INDICATORE_MANCANTE: "L'indicatore non ha nome.",
  UNITA_INCOERENTE: "L'unità di misura contraddice il valore atteso.",
  UNITA_RICAVATA: "L'unità di misura era nella cella della descrizione.",
  ANNO_AL_POSTO_DEL_VALORE: "Al posto del valore consuntivo c'era l'anno dell'intestazione.",
  RIGHE_UNITE: 'Due righe della tabella sono state lette come una sola.',
  RIGA_DIVISA: 'Una riga conteneva più righe ed è stata divisa.',
  RIGA_SPOSTATA: 'Le celle della riga non erano sotto le loro intestazioni.',
  RIGA_APPIATTITA: 'Intestazione e riga della tabella erano fuse in una sola cella.',
  RIGA_SENZA_CELLE: 'La riga non aveva celle: i valori sono stati separati dal testo.',
  RIGA_DI_GRUPPO: 'La riga non ha valori: è stata letta come titolo di gruppo.',
  RIGA_ILLEGGIBILE: 'La riga non è leggibile.',
  RIGA_NON_COLLOCATA: 'La riga non appartiene a nessuna parte riconosciuta.',
  RIGA_SENZA_NOME: 'La riga non dice di che cosa parla: è fra quelle non lette.',
  TESTO_ACCORCIATO:
    'Il testo è troppo lungo per il campo: qui è accorciato, per intero è conservato fra gli altri dati.',
  RIGA_DUPLICATA: 'La riga ripete quella precedente.',
  TABELLA_SENZA_INTESTAZIONE: 'La tabella non ha intestazione: le colonne sono state dedotte.',
  INTESTAZIONE_INCOMPLETA: "L'intestazione della tabella è incompleta: alcune colonne sono state dedotte.",
  CELLE_UNITE: 'Etichetta e valore, o due campi, erano nella stessa cella.',
  ETICHETTA_TRONCA: "L'etichetta era tronca o danneggiata.",
  PAROLA_SPEZZATA: 'Una parola spezzata fra due celle è stata ricomposta.',
  TESTO_COMPLETATO: 'La fine del testo stava in un altro punto del documento.',
  REPORT_SENZA_TITOLO: 'La relazione sull’obiettivo non ha titolo: è stata riconosciuta dalla posizione.',
  REPORT_IN_ALLEGATO: 'La relazione sull’obiettivo sta in un allegato del documento.',
  CODICE_RIPETUTO: 'Il codice del progetto PEG compare più volte.',
  NOME_PROGETTO_EREDITATO: 'Il progetto PEG non ha nome: è quello della riga precedente.',
  AREA_PUNTEGGIO_RICOMPOSTA: "L'area del punteggio era spezzata ed è stata ricondotta a un'area nota.",
  NOME_DI_PERSONA: 'Il testo sembra nominare una persona.',
} as const;

/** Code of a doubt; see WARNING_TEXTS for its meaning. */
export type WarningCode = keyof typeof WARNING_TEXTS;

/** A doubt about what was read from `line` (1-based; 0 for the document as a whole). */
export interface Warning {
  line: number;
  code: WarningCode;
  text: string;
}

/** A warning with the standard text of its code; `detail` says of what, never a person's name. */
export function warn(line: number, code: WarningCode, detail?: string): Warning {
  return { line, code, text: detail ? `${WARNING_TEXTS[code]} (${detail})` : WARNING_TEXTS[code] };
}
