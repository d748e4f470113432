import type { ColumnKey } from './column-headings.js';
import type { Column, Header } from './headers.js';
import { isCode, isNumber, isOutcome, isTime, isUnit } from './values.js';

// How badly a text fits a column: what a heading says may be wrong by a cell, what a value looks like seldom is.
function misfit(key: ColumnKey, cell: string): number {
  const value = isTime(cell) || isNumber(cell) || isUnit(cell) || isOutcome(cell);
  switch (key) {
    case 'activity':
    case 'description':
      return value ? 3 : 0;
    case 'title':
    case 'project':
    case 'operativo':
    case 'service':
      return isCode(cell) ? 3 : 0;
    case 'name':
      return isUnit(cell) || isNumber(cell) ? 3 : 0;
    case 'tempi':
      return isTime(cell) ? -0.5 : cell.length > 60 ? 4 : 1;
    case 'unit':
      return isUnit(cell) ? -1 : isNumber(cell) ? 2.5 : cell.length > 25 ? 4 : 1;
    case 'target':
      return isUnit(cell) ? 2 : cell.length > 120 ? 2 : 0;
    case 'code':
      return isCode(cell) ? -1 : 5;
    default:
      return 0;
  }
}

export interface AlignedRow {
  values: Partial<Record<ColumnKey, string[]>>;
  others: { colonna: string; testo: string }[];
  /** Sum of the distances between cells and their headings. */
  shift: number;
  /** Key and position of every filled cell, for the rows that follow. */
  places: { key: ColumnKey; at: number }[];
}

/** Positions where earlier rows of the same table had each column. */
export type Learned = Map<Column, number>;

/**
 * Puts a row's filled cells under the columns, left to right, at the least total cost of displacement, misfit and merging.
 * Cost is cells x columns squared: rows are short (cells past the 24th are joined to the 24th).
 */
export function alignRow(cells: readonly string[], header: Header, learned: Learned): AlignedRow {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  if (filled.length > 24) {
    const tail = filled.splice(23);
    filled.push({ cell: tail.map(({ cell }) => cell).join(' '), at: tail[0]!.at });
  }
  const { columns } = header;
  const place = (column: Column, at: number): number => {
    const seen = learned.get(column);
    return seen === undefined
      ? Math.abs(column.at - at)
      : Math.min(Math.abs(seen - at), Math.abs(column.at - at) + 0.6);
  };
  const merge = (column: Column): number =>
    ['activity', 'name', 'description', 'title', 'operativo', 'service', 'project'].includes(column.key) ? 1.5 : 3;
  // best[c]: least cost of the cells so far with the last one in column c.
  let best: { cost: number; path: number[] }[] = columns.map(() => ({ cost: Infinity, path: [] }));
  filled.forEach(({ cell, at }, i) => {
    const fresh = columns.map((column, c) => {
      const own = place(column, at) + misfit(column.key, cell);
      if (i === 0) return { cost: own + c * 0.05, path: [c] };
      let choice = { cost: Infinity, path: [] as number[] };
      for (let before = 0; before <= c; before++) {
        const step = best[before]!;
        const cost = step.cost + own + (before === c ? merge(column) : (c - before - 1) * 0.3);
        if (cost < choice.cost) choice = { cost, path: [...step.path, c] };
      }
      return choice;
    });
    best = fresh;
  });
  const winner = best.reduce((a, b) => (b.cost < a.cost ? b : a), best[0] ?? { cost: 0, path: [] });
  const row: AlignedRow = { values: {}, others: [], shift: 0, places: [] };
  filled.forEach(({ cell, at }, i) => {
    const column = columns[winner.path[i] ?? 0];
    if (!column) return;
    row.shift += learned.get(column) === at ? 0 : Math.abs(column.at - at);
    row.places.push({ key: column.key, at });
    if (column.key === 'other') row.others.push({ colonna: column.heading, testo: cell });
    else (row.values[column.key] ??= []).push(cell);
    if (filled.length === columns.length) learned.set(column, at);
  });
  return row;
}
