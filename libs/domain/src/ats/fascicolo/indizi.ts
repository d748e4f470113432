import { isIsoDate } from '../../shared/index.js';
import type { TipoDocumento, TipoSpesa } from '../programma/modello-procedura.js';

/** What a file's content says of the expense that it may belong to; numbers, dates and codes, never names. */
export interface IndiziDocumento {
  readonly tipo: TipoDocumento | null;
  readonly numeri: readonly string[];
  /** ISO days. */
  readonly date: readonly string[];
  readonly partiteIva: readonly string[];
  readonly cig: readonly string[];
  readonly centesimi: readonly number[];
}

export const SENZA_INDIZI: IndiziDocumento = {
  tipo: null,
  numeri: [],
  date: [],
  partiteIva: [],
  cig: [],
  centesimi: [],
};

/** Words of a path in one form: lower case, no accents, whatever separates them a space. */
export const parole = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$1$2 ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/** In their order: the more particular words first. */
const PAROLE_DEL_TIPO: readonly (readonly [RegExp, TipoDocumento])[] = [
  [/ (quietanz\w*|ricevut\w*)( \w+)* f 24( \w+)* contribut| contribut\w*( \w+)* f 24/, 'f24Contributi'],
  [/ (quietanz\w*|ricevut\w*)( \w+)* f 24 | f 24( \w+)* (quietanz|ricevut)/, 'quietanzaF24Iva'],
  [/ f 24( \w+)* (contribut|inps|irpef|irap|personale)/, 'f24Contributi'],
  [/ f 24 /, 'f24Iva'],
  [/ (ordinativ|reversal)\w*( \w+)* iva /, 'ordinativoIva'],
  [/ (determin|det )\w*( \w+)* liquid| liquidazion\w* | atto di liquid/, 'determinaLiquidazione'],
  [/ (determin|det )\w*( \w+)* (impegn|affidament)| impegn\w* | affidament\w* | determin\w* /, 'determinaImpegno'],
  [/ (quietanz\w*|ricevuta di pagamento|bonific\w*) /, 'quietanza'],
  [/ mandat\w* /, 'mandato'],
  [/ (durc|regolarita contributiva) /, 'durc'],
  [/ ordin\w* di servizio /, 'ordineDiServizio'],
  [/ (prospett\w*|cedolin\w*|bust\w* paga|costo del personale|time ?sheet) /, 'prospettoPersonale'],
  [/ (concession\w*|atto di concessione) /, 'attoDiConcessione'],
  [/ rendicont\w* /, 'rendicontoPartner'],
  [/ (relazion\w*|stato di avanzamento|sal) /, 'relazioneAvanzamento'],
  [/ (fattur\w*|fatt|ft|fpa|parcell\w*|nota di credito) | it \d{11} /, 'fattura'],
];

/**
 * The kind of document that a path speaks of. The file's own name counts before its folders: `fattura 12/DURC.pdf` is
 * a DURC. Null where no word says it.
 */
export function tipoDalNome(percorso: string, tipoSpesa?: TipoSpesa): TipoDocumento | null {
  const parts = percorso.split('/').reverse();
  for (const part of parts) {
    const text = parole(part.replace(/\.(pdf|xml|p7m|zip|docx|xlsx|ods|png|jpe?g|txt|csv)$/gi, ''));
    const found = PAROLE_DEL_TIPO.find(([words]) => words.test(text))?.[1];
    if (found === 'f24Iva' && tipoSpesa === 'personale') return 'f24Contributi';
    if (found) return found;
  }
  return null;
}

/** Days named in a path: 15-03-2025, 15.3.25, 2025_03_15, 20250315. ISO, each once. */
export function giorniNel(percorso: string): readonly string[] {
  const found = new Set<string>();
  const put = (anno: string, mese: string, giorno: string) => {
    const day = `${anno.length === 2 ? `20${anno}` : anno}-${mese.padStart(2, '0')}-${giorno.padStart(2, '0')}`;
    if (isIsoDate(day)) found.add(day);
  };
  for (const [, g, m, a] of percorso.matchAll(/(?<!\d)(\d{1,2})[-._ /](\d{1,2})[-._ /](\d{4}|\d{2})(?!\d)/g)) put(a!, m!, g!); // prettier-ignore
  for (const [, a, m, g] of percorso.matchAll(/(?<!\d)((?:19|20)\d{2})[-._ ]?(\d{2})[-._ ]?(\d{2})(?!\d)/g)) put(a!, m!, g!); // prettier-ignore
  return [...found];
}
