/**
 * The HTML that mammoth writes, as the text form of the parser: one line a paragraph, `#` before a heading, one line a table row
 * with cells separated by tabs. A cell over several columns leaves empty cells after it, one over several rows leaves them
 * below. Lines inside a cell are kept as `<br>`; `<`, `>` and `&` of the text stay escaped.
 */
export function htmlToText(html: string): string {
  const out: string[] = [];
  const tables: Table[] = [];
  let paragraph = '';
  let prefix = '';
  const depth: string[] = [];
  const cell = (): Cell | null => tables.at(-1)?.cell ?? null;

  const endParagraph = (): void => {
    const text = paragraph.replace(/[\t\r\n ]+/g, ' ').trim();
    paragraph = '';
    const open = cell();
    if (open) {
      if (text !== '') open.lines.push(text);
    } else if (text !== '') out.push(prefix + text);
    prefix = '';
  };

  for (const token of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>|([^<]+)/gi)) {
    const [, closing, rawName, attributes, text] = token;
    if (text !== undefined) {
      paragraph += text;
      continue;
    }
    const name = rawName!.toLowerCase();
    const ends = closing === '/';
    if (name === 'table') {
      endParagraph();
      if (!ends) tables.push({ rows: [], row: null, cell: null, spans: [] });
      else {
        const table = tables.pop();
        const outer = cell();
        // A table inside a cell is read as that cell's lines.
        if (table && outer) outer.lines.push(...table.rows.map((row) => row.filter((value) => value !== '').join(' ')));
        else if (table) out.push('', ...table.rows.map((row) => row.join('\t')), '');
      }
    } else if (name === 'tr') {
      endParagraph();
      const table = tables.at(-1);
      if (table && ends) endRow(table);
      else if (table) table.row = [];
    } else if (name === 'td' || name === 'th') {
      endParagraph();
      const table = tables.at(-1);
      if (table && ends) endCell(table);
      else if (table)
        table.cell = { lines: [], columns: span(attributes!, 'colspan'), rows: span(attributes!, 'rowspan') };
    } else if (/^h[1-6]$/.test(name)) {
      endParagraph();
      if (!ends && !cell()) prefix = '# ';
    } else if (name === 'li') {
      endParagraph();
      if (!ends) prefix = depth.length > 0 ? '- ' : '';
    } else if (name === 'ul' || name === 'ol') {
      endParagraph();
      if (ends) depth.pop();
      else depth.push(name);
    } else if (name === 'p') endParagraph();
    else if (name === 'br') paragraph += cell() ? '<br>' : ' ';
  }
  endParagraph();
  return out.join('\n');
}

interface Cell {
  lines: string[];
  columns: number;
  rows: number;
}

interface Table {
  rows: string[][];
  row: string[] | null;
  cell: Cell | null;
  /** Rows still covered from above, by column. */
  spans: number[];
}

// A span is a number written in the file: beyond any real table it would only cost memory.
const MAX_SPAN = 60;

function span(attributes: string, name: string): number {
  const match = new RegExp(`\\b${name}="(\\d{1,6})"`).exec(attributes);
  return match ? Math.min(MAX_SPAN, Math.max(1, Number(match[1]))) : 1;
}

function endCell(table: Table): void {
  const { cell } = table;
  if (!cell) return;
  table.row ??= [];
  while ((table.spans[table.row.length] ?? 0) > 0) cover(table);
  const first = table.row.length;
  table.row.push(cell.lines.join('<br>'), ...Array.from({ length: cell.columns - 1 }, () => ''));
  for (let column = first; column < table.row.length; column++) table.spans[column] = cell.rows - 1;
  table.cell = null;
}

function cover(table: Table): void {
  table.spans[table.row!.length]!--;
  table.row!.push('');
}

function endRow(table: Table): void {
  endCell(table);
  if (!table.row) return;
  while ((table.spans[table.row.length] ?? 0) > 0) cover(table);
  table.rows.push(table.row);
  table.row = null;
}
