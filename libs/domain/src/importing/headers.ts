import type { ColumnKey, TableKind } from './column-headings.js';
import { headingsIn, LONGEST_HEADING } from './column-names.js';
import { fold, words } from './folding.js';
import { isNumber, isOutcome, isTime, isUnit } from './values.js';

export interface Column {
  key: ColumnKey;
  /** Position of its heading in the row, 0-based. */
  at: number;
  heading: string;
}

export interface Header {
  kind: TableKind;
  columns: Column[];
  cells: readonly string[];
  /** Some headings were missing, merged or cut over cells. */
  damaged: boolean;
  /** The years printed under the headings. */
  years: boolean;
}

const NEEDED: Record<TableKind, (keys: ReadonlySet<ColumnKey>) => boolean> = {
  activities: (keys) => keys.has('activity') && (keys.has('tempi') || keys.has('consuntivo')),
  indicators: (keys) =>
    keys.has('name') && (keys.has('target') || keys.has('actual') || keys.has('unit') || keys.has('description')),
  objectives: (keys) => keys.has('title') && keys.has('name') && (keys.has('target') || keys.has('actual')),
  projects: (keys) => keys.has('project') && (keys.has('service') || keys.has('code')),
};

/** The columns of a table when this row is its heading, else null. Headings may be merged in a cell or cut over two. */
export function readHeader(cells: readonly string[], kind: TableKind): Header | null {
  if (cells.some((cell) => cell.length > LONGEST_HEADING)) return null;
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  if (filled.length < 2 || filled.length > 14) return null;
  const columns: Column[] = [];
  const add = (key: ColumnKey, at: number, heading: string): void => {
    const known = key !== 'other' && columns.some((column) => column.key === key);
    columns.push({ key: known ? 'other' : key, at, heading });
  };
  let damaged = false;
  let unknown = 0;
  for (let i = 0; i < filled.length; i++) {
    const { cell, at } = filled[i]!;
    const next = filled[i + 1];
    let keys = headingsIn(cell, kind);
    const cut =
      next !== undefined && cell.length <= 24 && next.cell.length <= 24 && (!keys || !headingsIn(next.cell, kind));
    const pair = cut ? (headingsIn(cell + next.cell, kind) ?? headingsIn(`${cell} ${next.cell}`, kind)) : null;
    if (next && pair && pair.length === 1) {
      // Cut over two cells: the values stand under the second piece as often as under the first.
      add(pair[0]!, next.at, `${cell}${next.cell}`);
      damaged = true;
      i++;
      continue;
    }
    if (!keys) {
      if (cell.length <= 2 || /^(?:[a-z0-9] ){3,}/i.test(cell)) continue;
      // More unknown cells than a heading row can have: it is data.
      if (++unknown > filled.length / 2) return null;
      add('other', at, cell);
      continue;
    }
    if (keys.length > 1) {
      // A heading repeated from the cell before it is a leftover of the merge.
      keys = keys.filter((key) => key === 'other' || !columns.some((column) => column.key === key));
      damaged = true;
    }
    const limit = (next?.at ?? at + keys.length) - 1;
    keys.forEach((key, k) => add(key, Math.min(at + k, Math.max(at, limit)), keys.length > 1 ? key : cell));
  }
  const keys = new Set(columns.map((column) => column.key));
  if (unknown > columns.length / 2 || !NEEDED[kind](keys)) return null;
  return { kind, columns, cells, damaged, years: /(?:19|20)\d\d/.test(cells.join(' ')) };
}

const SUB_WORD =
  /^(?:(?:19|20)\d\d|31|12|misura|di|atteso|attesi|consuntivo|previsto|conseguito|raggiunto|anno|valore|unita|target|al|a|obiettivo|risultato|rilevazione|organizzativa|risultati|progetto|[a-z])$/;

/** A second heading row (`misura | 2019 | 2019`) completes the first; null when the row is data. */
export function extendHeader(header: Header, cells: readonly string[]): Header | null {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  if (filled.length === 0 || !filled.some(({ cell }) => SUB_WORD.test(fold(cell).split(/\s/)[0] ?? ''))) return null;
  const yearsAt = filled
    .filter(({ cell }) => /(?:19|20)\d\d$/.test(cell) && words(cell).every((word) => SUB_WORD.test(word)))
    .map(({ at }) => at);
  let strange = 0;
  for (const { cell, at } of filled) {
    if (words(cell).every((word) => SUB_WORD.test(word))) continue;
    // An OCR leftover under the first heading does not make the row data, when years stand beside it.
    if (yearsAt.length > 0 && at < Math.min(...yearsAt) && cell.length <= 12 && words(cell).length <= 1) strange++;
    else return null;
  }
  if (strange > 1 || filled.every(({ cell }) => isNumber(cell) && !/^(?:19|20)\d\d$/.test(cell))) return null;
  const width = Math.max(header.cells.length, cells.length);
  const merged = Array.from({ length: width }, (_, at) => {
    const below = cells[at] ?? '';
    const add =
      below !== '' && words(below).every((word) => SUB_WORD.test(word)) && !/^[-_\W]+$/.test(below) ? below : '';
    const above = header.cells[at] ?? '';
    const both = [above, /^(?:19|20)\d\d$/.test(add) ? '' : add].filter((part) => part !== '').join(' ');
    // A word that belongs under the next heading makes two of this one.
    return headingsIn(above, header.kind)?.length === 1 && headingsIn(both, header.kind)?.length !== 1 ? above : both;
  });
  const again = readHeader(merged, header.kind) ?? header;
  const columns = [...again.columns];
  let damaged = again.damaged;
  const values: ColumnKey[] = header.kind === 'activities' ? ['tempi', 'consuntivo'] : ['target', 'actual'];
  const missing = values.filter((key) => !columns.some((column) => column.key === key));
  const free = yearsAt.filter((at) => !columns.some((column) => column.at === at && values.includes(column.key)));
  if (missing.length > 0 && free.length > 0) {
    const places = free.slice(-missing.length);
    places.forEach((at, i) => {
      const occupied = columns.findIndex((column) => column.at === at);
      if (occupied >= 0 && columns[occupied]!.key === 'other') columns.splice(occupied, 1);
      columns.push({ key: missing[i]!, at, heading: '' });
    });
    damaged = true;
  }
  columns.sort((a, b) => a.at - b.at);
  return { kind: header.kind, columns, cells: merged, damaged, years: yearsAt.length > 0 || header.years };
}

/** Columns assumed when a table has lost its heading: the order that every sample prints, placed by what a row looks like. */
export function assumedHeader(kind: 'activities' | 'indicators', cells: readonly string[]): Header {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  const columns: Column[] = [];
  const add = (key: ColumnKey, at: number): void => void columns.push({ key, at, heading: '' });
  if (kind === 'activities') {
    add('activity', filled[0]?.at ?? 0);
    const times = filled.slice(1).filter(({ cell }) => isTime(cell) || isOutcome(cell));
    const tempi = times[0]?.at ?? filled[1]?.at ?? 1;
    add('tempi', tempi);
    add('consuntivo', times[1]?.at ?? tempi + 1);
  } else {
    const unitAt = filled.find(({ cell }, i) => i > 0 && isUnit(cell))?.at;
    const valueAt = filled.find(({ cell }, i) => i > 0 && (isNumber(cell) || isOutcome(cell)))?.at;
    const texts = filled.filter(({ at }) => at < (unitAt ?? valueAt ?? filled.length)).slice(0, 2);
    add('name', texts[0]?.at ?? 0);
    if (texts.length > 1) add('description', texts[1]!.at);
    if (unitAt !== undefined) add('unit', unitAt);
    const target = valueAt !== undefined && valueAt > (unitAt ?? -1) ? valueAt : (unitAt ?? texts.at(-1)?.at ?? 0) + 1;
    add('target', target);
    add('actual', target + 1);
  }
  return { kind, columns, cells: [], damaged: true, years: false };
}

/** Adds the value columns that the heading of an indicators' table lost: the values stand after the unit. */
export function withValueColumns(header: Header, rows: readonly (readonly string[])[]): Header {
  const find = (key: ColumnKey): Column | undefined => header.columns.find((column) => column.key === key);
  const [target, actual] = [find('target'), find('actual')];
  if (target && actual) return header;
  const last = Math.max(...header.columns.map((column) => column.at));
  const columns = [...header.columns];
  if (!target && !actual)
    columns.push({ key: 'target', at: last + 1, heading: '' }, { key: 'actual', at: last + 2, heading: '' });
  else if (!target) {
    const before = Math.max(...header.columns.filter((column) => column.at < actual!.at).map((column) => column.at));
    if (actual!.at - before < 2) return header;
    columns.push({ key: 'target', at: actual!.at - 1, heading: '' });
  } else if (!actual) {
    const beyond = rows.some((row) => row.some((cell, at) => at > last && cell !== ''));
    if (!beyond || target.at !== last) return header;
    columns.push({ key: 'actual', at: last + 1, heading: '' });
  }
  columns.sort((a, b) => a.at - b.at);
  return { ...header, columns, damaged: true };
}
