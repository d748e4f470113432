import { PassThrough, Readable } from 'node:stream';

// yazl streams with back-pressure and lets the time of each entry be said: the same tables give the same bytes.
import { ZipFile } from 'yazl';

import type { Cella, TipoValore } from '@consorzi/domain/ats';

/** A sheet: heading row frozen, columns typed. Rows may come from anywhere, one at a time. */
export interface FoglioXlsx {
  readonly nome: string;
  readonly colonne: readonly { readonly intestazione: string; readonly tipo: TipoValore }[];
  readonly righe: Iterable<readonly Cella[]>;
}

/** The earliest time a ZIP can say: nothing in the file tells when it was made. */
const MTIME = new Date(1980, 0, 1);
const PLAIN = 'http://schemas.openxmlformats.org';
const MAIN = `${PLAIN}/spreadsheetml/2006/main`;
const RELATIONS = `${PLAIN}/officeDocument/2006/relationships`;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Cell formats, by their place in `styles.xml`. */
const STILE = { testo: 1, intestazione: 2, importo: 3, data: 4, decimale: 5 } as const;

/**
 * A workbook as it is written: amounts, days and decimals are numbers in their format, whatever else is text, a `=` at
 * the start of it included: a cell of text is never a formula.
 */
export function scriviXlsx(fogli: readonly FoglioXlsx[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const options = { mtime: MTIME, mode: 0o100644, forceDosTimestamp: true };
  const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), path, options);
  const nomi = nomiDeiFogli(fogli.map(({ nome }) => nome));
  add('[Content_Types].xml', contentTypes(fogli.length));
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  add('xl/workbook.xml', workbook(nomi));
  add(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...fogli.map((_, n) => ['worksheet', `worksheets/sheet${n + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  add('xl/styles.xml', STYLES);
  for (const [n, foglio] of fogli.entries()) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${n + 1}.xml`, options, (give) =>
      give(null, Readable.from(chunks(foglio))),
    );
  }
  zip.end();
  return zip.outputStream.pipe(new PassThrough());
}

/** Pieces large enough that a stream costs nothing. */
function* chunks({ colonne, righe }: FoglioXlsx): Generator<string> {
  let piece = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`;
  for (const [n, { intestazione, tipo }] of colonne.entries()) {
    const width = Math.min(60, Math.max(intestazione.length + 2, tipo === 'testo' ? 30 : 14));
    piece += `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`;
  }
  piece += '</cols><sheetData>';
  piece += row(
    1,
    colonne.map(({ intestazione }, n) => inline(n, 1, intestazione, STILE.intestazione)),
  );
  let at = 1;
  for (const riga of righe) {
    at += 1;
    piece += row(
      at,
      riga.map((cella, n) => cell(n, at, cella, colonne[n]!.tipo)),
    );
    if (piece.length < 64_000) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

const row = (at: number, cells: readonly string[]): string => `<row r="${at}">${cells.join('')}</row>`;

function cell(n: number, at: number, cella: Cella, tipo: TipoValore): string {
  if (cella === null || cella === '') return '';
  if (tipo === 'importo' && typeof cella === 'number') return number(n, at, centesimi(cella), STILE.importo);
  if (tipo === 'data' && typeof cella === 'string') {
    const serial = serialOf(cella);
    if (serial !== null) return number(n, at, String(serial), STILE.data);
  }
  const isPlain = typeof cella === 'number' || /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(cella);
  if (tipo === 'decimale' && isPlain) return number(n, at, String(cella), STILE.decimale);
  return inline(n, at, String(cella), STILE.testo);
}

const number = (n: number, at: number, value: string, stile: number): string =>
  `<c r="${columnName(n)}${at}" s="${stile}"><v>${value}</v></c>`;
const inline = (n: number, at: number, text: string, stile: number): string =>
  `<c r="${columnName(n)}${at}" s="${stile}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Cents as a decimal, by digits: no binary fraction comes near it. */
function centesimi(cella: number): string {
  const cifre = String(Math.abs(cella)).padStart(3, '0');
  return `${cella < 0 ? '-' : ''}${cifre.slice(0, -2)}.${cifre.slice(-2)}`;
}

/** Days since the end of 1899, as spreadsheets count; null for what is no day after February 1900. */
function serialOf(giorno: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(giorno)) return null;
  const serial = (Date.parse(`${giorno}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return Number.isInteger(serial) && serial > 60 ? serial : null;
}

export function columnName(index: number): string {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** Characters that no XML can hold are dropped, a cell longer than a spreadsheet takes is cut. */
const escaped = (text: string): string =>
  text
    .slice(0, 32_767)
    .toWellFormed()
     
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** At most 31 characters, none of those that a spreadsheet refuses, no two alike. */
function nomiDeiFogli(nomi: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return nomi.map((nome, index) => {
    const plain =
      nome
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 28) || `Foglio ${index + 1}`;
    const free = taken.has(plain.toLowerCase()) ? `${plain} ${index + 1}` : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}

const contentTypes = (fogli: number): string => {
  const of = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  const part = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${of(kind)}"/>`;
  const sheets = Array.from({ length: fogli }, (_, n) => part(`worksheets/sheet${n + 1}.xml`, 'worksheet'));
  return `<Types xmlns="${PLAIN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${sheets.join('')}${part('styles.xml', 'styles')}</Types>`;
};

const relations = (all: readonly (readonly [kind: string, target: string])[]): string => {
  const lines = all.map(([kind, target], n) => `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`); // prettier-ignore
  return `<Relationships xmlns="${PLAIN}/package/2006/relationships">${lines.join('')}</Relationships>`;
};

const workbook = (nomi: readonly string[]): string => {
  const sheets = nomi.map((nome, n) => `<sheet name="${escaped(nome)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
};

const xf = (numFmt: number, font = 0): string =>
  `<xf numFmtId="${numFmt}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
/** 49 is text, 4 `#,##0.00`, 14 a day as the reader's own country writes it, 0 whatever it is. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${xf(0)}${xf(49)}${xf(49, 1)}${xf(4)}${xf(14)}${xf(0)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
