/** One logical line of the document: a table row or a piece of running text. */
export interface Line {
  /** Source line, 1-based. Several logical lines may share it, when headings were printed without a break. */
  number: number;
  /** Trimmed cells; inside one, `\n` is a line break of the cell. Text without cells has exactly one. */
  cells: string[];
  /** The non-empty cells joined by spaces, on one line. */
  text: string;
  /** It carried a heading mark (`#`). */
  heading: boolean;
  /** It had cell separators. */
  tabular: boolean;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  agrave: 'à',
  egrave: 'è',
  eacute: 'é',
  igrave: 'ì',
  ograve: 'ò',
  ugrave: 'ù',
  Agrave: 'À',
  Egrave: 'È',
  Eacute: 'É',
  Igrave: 'Ì',
  Ograve: 'Ò',
  Ugrave: 'Ù',
  deg: '°',
  euro: '€',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  bull: '•',
  le: '≤',
  ge: '≥',
};
const BOLD = '\u0001';
const BREAK = '\u000b';
const TAG =
  /<\/?(?:p|i|b|u|s|em|strong|span|div|ul|ol|li|table|tbody|thead|tfoot|tr|td|th|sup|sub|font|a|br|hr|h[1-6]|center|small|img|col|colgroup)(?:\s[^<>]*)?\/?>/gi;

const entity = (name: string): string | undefined => (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name[0] !== '#') return entity(name) ?? entity(name.toLowerCase()) ?? whole;
    const code =
      name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' ';
  });
}

function stripMarkup(raw: string): string {
  let text = raw;
  if (text.includes('<')) {
    text = text
      .replace(/<\/t[dh]>\s*<t[dh](?:\s[^<>]*)?>/gi, '\t')
      .replace(/<br\s*\/?>|<\/p>\s*<p(?:\s[^<>]*)?>|<li(?:\s[^<>]*)?>/gi, BREAK)
      .replace(TAG, '');
  }
  text = decodeEntities(text)
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, '');
  text = text.replace(/[\u0000-\u0008\u000c\u000e-\u001f\u007f]/g, ' ');
  if (text.includes('\\')) text = text.replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1');
  if (text.includes('**')) text = text.replaceAll('**', BOLD);
  if (text.includes('__')) text = text.replace(/(^|[\s\t|])__(?=\S)|(\S)__(?=[\s\t|]|$)/g, '$1$2');
  if (text.includes('*'))
    text = text.replace(/(^|[\s(«"“|])\*(?=[^\s*])([^*\t]{0,2000})\*(?=[\s.,;:)»"”|]|$)/g, '$1$2');
  return text;
}

// A bold mark between two words is where a paragraph break was lost; inside a word (a bold initial) it is nothing.
function unbold(text: string): string {
  if (!text.includes(BOLD)) return text;
  const parts = text.split(BOLD);
  const out: string[] = [];
  let last = '';
  parts.forEach((part, i) => {
    const glued = /[\p{L}\p{N}.]/u.test(last) && /^[\p{L}\p{N}]/u.test(part);
    const initial = (i % 2 === 0 ? (parts[i - 1] ?? '') : part).trim().length <= 2;
    if (glued && !initial) out.push(' ');
    out.push(part);
    last = part.at(-1) ?? last;
  });
  return out.join('');
}

function tidy(cell: string): string {
  return unbold(cell)
    .split(BREAK)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** Tabs turned into spaces: how many spaces one separator became, 1 when any gap is one, 0 when the document keeps its tabs. */
function spacesPerSeparator(rawLines: readonly string[]): number {
  const runs = new Map<number, number>();
  let total = 0;
  for (const raw of rawLines) {
    if (raw.includes('\t')) return 0;
    const found = raw.trimEnd().match(/ {2,}/g);
    if (!found) continue;
    for (const run of found) {
      runs.set(run.length, (runs.get(run.length) ?? 0) + 1);
      total++;
    }
  }
  if (total < 4) return 0;
  for (const unit of [8, 4, 3, 2]) {
    let whole = 0;
    for (const [length, count] of runs) if (length % unit === 0) whole += count;
    // Different lengths show that the gaps were counted; equal ones may be one separator each.
    if (whole / total >= 0.9) return unit;
  }
  return 1;
}

function splitCells(text: string, unit: number): string[] {
  if (text.includes('\t')) return text.split('\t');
  const trimmed = text.trim();
  const pipes = trimmed.split('|').length - 1;
  if (pipes >= 2 || (pipes === 1 && trimmed.startsWith('|'))) {
    const inner = trimmed.replace(/^\|/, '').replace(/\|$/, '');
    return inner.split('|');
  }
  if (unit >= 2) {
    // A gap of k separators hides k - 1 empty cells, at the beginning of the line too.
    return text
      .trimEnd()
      .replace(/ {2,}/g, (run) => '\t'.repeat(Math.max(1, Math.round(run.length / unit))))
      .split('\t');
  }
  if (unit === 1) return text.trim().split(/ {2,}/);
  return / {3,}/.test(trimmed) ? trimmed.split(/ {3,}/) : [text];
}

// No table of these documents is wider: what goes on is kept in the last cell.
const MAX_CELLS = 64;

function limited(cells: string[]): string[] {
  return cells.length <= MAX_CELLS ? cells : [...cells.slice(0, MAX_CELLS - 1), cells.slice(MAX_CELLS - 1).join(' ')];
}

// Headings that conversions print on one line with what stands before or after them.
const CHAPTER_BREAK =
  /(?=(?<![\d.])\d\s{0,2}[.)]\s{0,2}(?:obiettivi di (?:performance|mantenimento|miglioramento)|progetti peg e servizi|formazione|budget))|(?=(?<!\d\s{0,2}[.)]\s{0,2})obiettivi di (?:performance|mantenimento))|(?=obiettivo\s{0,2}(?:n\s{0,2}[.°º]{0,2}\s{0,2})?\d)/i;

function splitHeadings(cell: string): string[] {
  const flat = cell.replaceAll(BOLD, ' ');
  if (cell.includes(BOLD) && /^\W{0,4}\p{L}{4,8}\s{0,3}\p{L}{1,3}\s{0,3}\p{L}{2,8}(?:nsab|spon|bilit)/iu.test(flat)) {
    return cell
      .split(BOLD)
      .flatMap((part) => part.split(CHAPTER_BREAK))
      .filter((part) => part.trim() !== '');
  }
  if (!/CENTRO\s{1,3}DI\s{1,3}RESPONSABILIT/i.test(flat)) return [cell];
  const at = flat.search(/CENTRO\s{1,3}DI\s{1,3}RESPONSABILIT[AÀ]/);
  if (at < 0 && !/^\s*centro/i.test(flat)) return [cell];
  const before = at > 0 ? cell.slice(0, at) : '';
  const rest = at > 0 ? cell.slice(at) : cell;
  const parts = rest.split(BOLD).flatMap((part) => part.split(CHAPTER_BREAK));
  return [before, ...parts].filter((part) => part.replaceAll(BOLD, '').trim() !== '');
}

/** The document as logical lines; blank lines and rules of dashes are left out. Linear in the text's size. */
export function toLines(text: string): Line[] {
  const rawLines = text.split(/\r\n|\n|\r|\u2028|\u2029/);
  const unit = spacesPerSeparator(rawLines);
  const lines: Line[] = [];
  rawLines.forEach((raw, index) => {
    if (raw.trim() === '') return;
    for (const row of raw.split(/(?<=<\/tr>)/i)) {
      let content = stripMarkup(row);
      const heading = /^\s{0,3}(?:\u0001)?#{1,6}(?=[\s\u0001\p{L}\d])/u.test(content);
      if (heading) content = content.replace(/^\s{0,3}(?:\u0001)?#{1,6}\s*/u, '');
      const rawCells = limited(splitCells(content, unit));
      const filled = rawCells.filter((cell) => cell.replaceAll(BOLD, '').trim() !== '');
      const centroAt = rawCells.findIndex(
        (cell, i) => i > 0 && /^\s*CENTRO DI RESPONSABILIT[AÀ]['’`]?\s{0,2}[:–-]?\s{0,2}\p{L}{3}/u.test(cell),
      );
      if (centroAt > 0 && filled.length > 1 && rawCells.slice(centroAt + 1).every((cell) => cell.trim() === '')) {
        // A unit's heading that lost its line break ends a table row.
        const before = rawCells.slice(0, centroAt).map(tidy);
        if (before.some((cell) => cell !== '')) push({ number: index + 1, cells: before, heading, tabular: true });
        for (const piece of splitHeadings(rawCells[centroAt]!))
          push({ number: index + 1, cells: [tidy(piece)], heading: true, tabular: false });
        continue;
      }
      const pieces = filled.length === 1 ? splitHeadings(filled[0]!) : [];
      if (pieces.length > 1) {
        for (const piece of pieces) push({ number: index + 1, cells: [tidy(piece)], heading: true, tabular: false });
      } else push({ number: index + 1, cells: rawCells.map(tidy), heading, tabular: rawCells.length > 1 });
    }
  });
  return lines;

  function push(line: Omit<Line, 'text'>): void {
    const joined = line.cells
      .filter((cell) => cell !== '')
      .join(' ')
      .replaceAll('\n', ' ');
    if (joined === '' || /^[-–—_:=|+.\s]+$/.test(joined)) return;
    lines.push({ ...line, text: joined });
  }
}
