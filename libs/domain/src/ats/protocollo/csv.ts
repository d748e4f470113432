import type { TipoValore } from './tabelle.js';
import type { Cella, Tabella } from './righe.js';

export interface SceltaCsv {
  /** A byte order mark at the start: without it an Italian Excel reads UTF-8 as Windows-1252. */
  readonly bom: boolean;
  /** `;` is what an Italian Excel opens in columns, its comma being the decimal sign. */
  readonly separatore: ';' | ',' | '\t';
}
export const CSV_ITALIANO: SceltaCsv = { bom: true, separatore: ';' };

/**
 * RFC 4180: lines end with CR LF; a cell with the separator, a quote or an end of line stands in quotes, quotes doubled.
 * Amounts with a comma and no thousands, days `gg/mm/aaaa`.
 */
export function scriviCsv({ definizione, righe }: Tabella, scelta: SceltaCsv = CSV_ITALIANO): string {
  const tipi = definizione.colonne.map(({ tipo }) => tipo);
  const lines = [
    definizione.colonne.map(({ intestazione }) => intestazione),
    ...righe.map((riga) => riga.map((cella, index) => scritta(cella, tipi[index]!))),
  ];
  return scriviRigheCsv(lines, scelta);
}

/** The same for rows that are texts already, each as `scritta` or `innocua` leaves it. */
export function scriviRigheCsv(righe: readonly (readonly string[])[], scelta: SceltaCsv = CSV_ITALIANO): string {
  const body = righe.map(
    (riga) => `${riga.map((cella) => quoted(cella, scelta.separatore)).join(scelta.separatore)}\r\n`,
  );
  return (scelta.bom ? '\ufeff' : '') + body.join('');
}

/** A cell in words. */
export function scritta(cella: Cella, tipo: TipoValore): string {
  if (cella === null) return '';
  if (tipo === 'importo' && typeof cella === 'number') return importoScritto(cella);
  if (tipo === 'data') return String(cella).replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
  if (tipo === 'decimale') return decimaleScritto(String(cella));
  return innocua(String(cella));
}

/** Cents as `1234,56`. */
function importoScritto(centesimi: number): string {
  const cifre = String(Math.abs(centesimi)).padStart(3, '0');
  return `${centesimi < 0 ? '-' : ''}${cifre.slice(0, -2)},${cifre.slice(-2)}`;
}

/** A decimal's own words only when it is one: whatever else stands there is text, and is made harmless. */
const decimaleScritto = (valore: string): string =>
  /^-?\d+(?:\.\d+)?$/.test(valore) ? valore.replace('.', ',') : innocua(valore);

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe instead: `=HYPERLINK(...)` in a supplier's
 * name must not run on the desk of who opens the export.
 */
export const innocua = (testo: string): string => (/^[=+\-@\t\r]/.test(testo) ? `'${testo}` : testo);

const quoted = (cella: string, separatore: string): string =>
  cella.includes(separatore) || /["\r\n]/.test(cella) ? `"${cella.replaceAll('"', '""')}"` : cella;
