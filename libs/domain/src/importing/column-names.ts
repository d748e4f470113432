import { COLUMN_HEADINGS, type ColumnKey, type TableKind } from './column-headings.js';
import { compact, editDistance, remember, words } from './folding.js';

interface Name {
  key: ColumnKey;
  text: string;
  compact: string;
  words: string[];
}
const ENTRIES = Object.fromEntries(
  (Object.keys(COLUMN_HEADINGS) as TableKind[]).map((kind) => [
    kind,
    (Object.entries(COLUMN_HEADINGS[kind]) as [ColumnKey, readonly string[]][])
      .flatMap(([key, names]) => names.map((text): Name => ({ key, text, compact: compact(text), words: words(text) })))
      .sort((a, b) => b.words.length - a.words.length || b.compact.length - a.compact.length),
  ]),
) as Record<TableKind, Name[]>;

// By first word, so that a cell of data is told from a heading at once.
const BY_FIRST_WORD = Object.fromEntries(
  (Object.keys(COLUMN_HEADINGS) as TableKind[]).map((kind) => {
    const index = new Map<string, Name[]>();
    for (const name of ENTRIES[kind]) index.set(name.words[0]!, [...(index.get(name.words[0]!) ?? []), name]);
    return [kind, index];
  }),
) as Record<TableKind, Map<string, Name[]>>;

export const LONGEST_HEADING = 90;
const IGNORED_WORD = /^(?:(?:19|20)\d\d|anno|31|12|al|per|l|piano|e|di|del|[a-z])$/;

/** The headings inside one cell, in order; null when it holds anything else. */
export function headingsIn(cell: string, kind: TableKind): readonly ColumnKey[] | null {
  return cell.length > LONGEST_HEADING ? null : HEADINGS[kind](cell);
}

const HEADINGS = Object.fromEntries(
  (Object.keys(COLUMN_HEADINGS) as TableKind[]).map((kind) => [
    kind,
    remember((cell: string) => judgeHeading(cell, kind)),
  ]),
) as Record<TableKind, (cell: string) => readonly ColumnKey[] | null>;

function judgeHeading(cell: string, kind: TableKind): ColumnKey[] | null {
  const bare = cell.replace(/\([^()]{0,60}\)/g, ' ');
  const whole = compact(bare).replace(/(?:19|20)\d\d$/, '');
  const exact = ENTRIES[kind].find((name) => name.compact === whole);
  if (exact) return [exact.key];
  const tokens = words(bare);
  const found: ColumnKey[] = [];
  let i = 0;
  while (i < tokens.length) {
    const name =
      BY_FIRST_WORD[kind].get(tokens[i]!)?.find((entry) => entry.words.every((word, j) => tokens[i + j] === word)) ??
      (tokens.length <= 10
        ? ENTRIES[kind].find(
            (entry) => entry.key !== 'other' && entry.words.every((word, j) => isNear(word, tokens[i + j])),
          )
        : undefined);
    if (name) {
      if (found.at(-1) !== name.key) found.push(name.key);
      i += name.words.length;
    } else if (IGNORED_WORD.test(tokens[i]!)) i++;
    else {
      found.length = 0;
      break;
    }
  }
  if (found.length > 0) return found;
  if (whole.length < 5 || whole.length > 40) return null;
  for (const entry of ENTRIES[kind]) {
    if (entry.key === 'other' || entry.compact.length < 5) continue;
    if (entry.compact[0] !== whole[0] && entry.compact.at(-1) !== whole.at(-1)) continue;
    const limit = Math.max(1, Math.floor(entry.compact.length * 0.2));
    if (Math.abs(entry.compact.length - whole.length) <= limit && editDistance(entry.compact, whole, limit) <= limit)
      return [entry.key];
  }
  return null;
}

function isNear(word: string, printed: string | undefined): boolean {
  if (printed === word) return true;
  if (printed === undefined || word.length < 5 || Math.abs(word.length - printed.length) > 1) return false;
  return (word[0] === printed[0] || word.at(-1) === printed.at(-1)) && editDistance(word, printed, 1) <= 1;
}
