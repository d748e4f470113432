import type { Learned } from './align-row.js';
import type { Header } from './headers.js';
import type { Lexicon } from './lexicon.js';
import type { Line } from './lines.js';
import { type Warning, type WarningCode, warn } from './warnings.js';

/** What every reader of a part needs: the document's words, its nature, and where doubts go. */
export class Context {
  readonly warnings: Warning[] = [];

  constructor(
    readonly lexicon: Lexicon,
    /** A plan has no consuntivo yet: its absence is no doubt. */
    readonly isPlan: boolean,
    readonly year: number | null,
  ) {}

  doubt(line: number, code: WarningCode, detail?: string): void {
    this.warnings.push(warn(line, code, detail));
  }
}

/** Consecutive rows under one heading. */
export interface RowBlock {
  header: Header;
  learned: Learned;
  rows: Line[];
  /** The heading was not printed here: it was assumed. */
  assumed: boolean;
  /** The heading's first row as printed. */
  printed: string;
}

/** The cells of the row with the most of them filled: it shows the columns of a table without heading. */
export function fullest(rows: readonly Line[]): readonly string[] {
  const count = (line: Line): number => line.cells.filter((cell) => cell !== '').length;
  return rows.reduce((best, line) => (count(line) > count(best) ? line : best), rows[0]!).cells;
}

/**
 * One row that holds several (each cell with as many lines) becomes several; a cell that merely wraps stays one.
 * The lines of a cell are joined by spaces.
 */
export function explode(line: Line, context: Context): string[][] {
  const split = line.cells.map((cell) => cell.split('\n'));
  const counts = split.filter((parts) => parts[0] !== '').map((parts) => parts.length);
  const most = Math.max(...counts, 1);
  const first = split.find((parts) => parts.length > 1);
  const many =
    most > 1 &&
    counts.length > 1 &&
    counts.every((count) => count === most) &&
    first!.every((part) => /^[\p{Lu}\d•*□-]/u.test(part)) &&
    split.every((parts) => parts.every((part, i) => i === parts.length - 1 || !/[/,-]$/.test(part)));
  if (!many) return [line.cells.map((cell) => cell.replaceAll('\n', ' '))];
  context.doubt(line.number, 'RIGA_DIVISA');
  return Array.from({ length: most }, (_, i) => split.map((parts) => parts[i] ?? ''));
}
