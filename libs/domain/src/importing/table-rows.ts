import type { Gathered } from './gathered.js';
import { extendHeader, type Header, readHeader } from './headers.js';
import { centroHeading, isPageFurniture, numberedTitle } from './headings.js';
import type { Line } from './lines.js';
import { isScore } from './scores.js';
import { isCode } from './values.js';

/** Whether the open table took the line; `ends`: it is over, and the line is read anew. */
export type Taken = 'taken' | 'left' | 'ends' | 'endsInText';

/** One more line under an open table of objectives: a row, a second row of its heading, a page's own text, or its end. */
export function continueTable(
  gathered: Gathered,
  line: Line,
  next: Line | undefined,
  isFurniture: (line: Line) => boolean,
): Taken {
  const { sections, areas, context } = gathered;
  const block = gathered.tables.at(-1)!.at(-1)!;
  if (line.tabular) {
    const extended = block.rows.length === 0 ? extendHeader(block.header, line.cells) : null;
    if (extended) {
      block.header = extended;
      sections.addLabel(line);
      return 'taken';
    }
    if (
      readHeader(line.cells, 'objectives') ||
      readHeader(line.cells, 'indicators') ||
      centroHeading(line, context.lexicon)
    )
      return 'left';
    const filled = line.cells.filter((cell) => cell !== '').length;
    if (filled <= 3 && isScore(line)) return 'ends';
    block.rows.push(line);
    const areaAt = columnOf(block.header, 'area') ?? -1;
    areas.add(line.cells[areaAt]?.replaceAll('\n', ' ') ?? '');
    return 'taken';
  }
  if (isFurniture(line) || isPageFurniture(line, new Set())) {
    sections.addPage(line);
    return 'taken';
  }
  const resumes = next?.tabular === true && (next.cells[0] === '' || readHeader(next.cells, 'objectives') !== null);
  if (resumes && block.rows.length > 0 && !numberedTitle(line) && !line.heading) {
    // A result that goes on, on a line of its own, between two rows.
    block.rows.push(inColumn(line, columnOf(block.header, 'actual', 'target') ?? 0));
    return 'taken';
  }
  return 'endsInText';
}

/**
 * A line without cells under the open projects of a unit: a service whose row lost its empty cells stands between two rows
 * of the table. False when it is something else.
 */
export function continueProjects(gathered: Gathered, line: Line, following: readonly Line[]): boolean {
  const block = gathered.projects.at(-1)!;
  const betweenRows =
    line.text.length <= 150 &&
    block.rows.length > 0 &&
    following.some((next) => next.tabular && next.cells.slice(0, 3).some(isCode));
  if (betweenRows) block.rows.push(inColumn(line, columnOf(block.header, 'service') ?? 0));
  return betweenRows;
}

const columnOf = (header: Header, ...keys: readonly Header['columns'][number]['key'][]): number | undefined =>
  header.columns.find(({ key }) => keys.includes(key))?.at;

/** The line as a row whose only cell is in that column. */
function inColumn(line: Line, at: number): Line {
  return { ...line, tabular: true, cells: Array.from({ length: at + 1 }, (_, k) => (k === at ? line.text : '')) };
}
