import type { Line } from './lines.js';
import { fold, words } from './folding.js';

// Words so frequent in Italian that they are whole words even in a short document.
const COMMON = new Set(
  (
    'di a da in con su per tra fra e ed o od il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle ' +
    'dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle che non si come anche ' +
    'area servizi servizio minori famiglie adulti anziani disabili direzione inclusione sociale sociali reti'
  ).split(' '),
);
// A text that ends with one of these goes on somewhere else.
const OPEN_ENDS = new Set(
  (
    'di a da in con su per tra fra e ed o il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal ' +
    'dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle che l d dell all nell sull dall'
  ).split(' '),
);

/** The words of one document with their frequency: what tells a word from a piece of one. */
export class Lexicon {
  readonly #counts = new Map<string, number>();
  readonly #lower = new Set<string>();

  constructor(lines: readonly Line[]) {
    for (const line of lines) {
      for (const cell of line.cells)
        for (const word of words(cell)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      for (const word of line.text.match(/(?<![\p{L}'’.])\p{Ll}{3,}/gu) ?? []) this.#lower.add(fold(word));
    }
  }

  count(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** The word stands in lower case somewhere: then, capitalised, it is hardly a person's name. */
  isCommonNoun(word: string): boolean {
    return this.#lower.has(fold(word));
  }

  isWord(word: string): boolean {
    return COMMON.has(word) || this.count(word) >= 2;
  }

  /** What `left` and `right` make when they are two pieces of one word (at most one letter printed twice), or null. */
  joined(left: string, right: string): string | null {
    if (!/^\p{L}+$/u.test(left) || !/^\p{L}+$/u.test(right)) return null;
    const [a, b] = [fold(left), fold(right)];
    const candidates = a.at(-1) === b[0] && b.length > 1 ? [left + right, left + right.slice(1)] : [left + right];
    for (const candidate of candidates) {
      const known = this.count(fold(candidate)) + (COMMON.has(fold(candidate)) ? 1 : 0);
      if (known === 0) continue;
      const solid = (word: string): boolean => COMMON.has(word) || this.count(word) > Math.max(2, known);
      if (solid(a) && solid(b)) continue;
      if (Math.min(this.count(a), this.count(b)) <= known || !COMMON.has(a)) return candidate;
    }
    return null;
  }
}

/** The text seems to go on elsewhere: it ends with an article, a preposition or an apostrophe. */
export function isOpenEnded(text: string): boolean {
  const trimmed = text.trimEnd();
  if (/['’]$/.test(trimmed)) return true;
  return OPEN_ENDS.has(words(trimmed).at(-1) ?? '') && !/[.!?;:)"»]$/.test(trimmed);
}

export interface Stitched {
  text: string;
  /** At least one word had been cut by a cell border. */
  repaired: boolean;
}

const LAST_WORD = /(\p{L}+)$/u;
const FIRST_WORD = /^(\p{L}+)/u;

/** Joins the pieces of a text that cell borders cut, inside words too: the document's own words say which. */
export function stitch(pieces: readonly string[], lexicon: Lexicon): Stitched {
  let repaired = false;
  let text = '';
  const rest = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  while (rest.length > 0) {
    const next = rest.shift()!;
    const left = LAST_WORD.exec(text.slice(-40))?.[1];
    const right = FIRST_WORD.exec(next.slice(0, 40))?.[1];
    if (text === '') {
      text = next;
      continue;
    }
    if (left && right) {
      const whole = lexicon.joined(left, right);
      // A word in three cells: the middle piece joins nothing by itself.
      const third = right === next ? FIRST_WORD.exec(rest[0]?.slice(0, 40) ?? '')?.[1] : undefined;
      const wholeOfThree = !whole && third ? lexicon.joined(left + right, third) : null;
      if (whole) {
        text = text.slice(0, text.length - left.length) + whole + next.slice(right.length);
        repaired = true;
        continue;
      }
      if (wholeOfThree) {
        text = text.slice(0, text.length - left.length) + wholeOfThree + rest.shift()!.slice(third!.length);
        repaired = true;
        continue;
      }
      const split = splitInside(text, right, lexicon);
      if (split) {
        text = `${split.head}${split.whole}${next.slice(right.length)}`;
        rest.push(split.tail);
        repaired = true;
        continue;
      }
    }
    text += ` ${next}`;
  }
  return { text, repaired };
}

// Two printed lines in one cell: the word cut by the border is then in mid-cell, and what follows belongs to the end.
function splitInside(
  text: string,
  right: string,
  lexicon: Lexicon,
): { head: string; whole: string; tail: string } | null {
  for (const match of text.matchAll(/\p{L}{3,}(?=\s)/gu)) {
    const piece = match[0];
    if (COMMON.has(fold(piece)) || lexicon.count(fold(piece)) > 1) continue;
    const whole = lexicon.joined(piece, right);
    if (
      whole &&
      whole.length > piece.length + 2 &&
      (lexicon.count(fold(whole)) > 1 || lexicon.count(fold(right)) <= 3)
    ) {
      return { head: text.slice(0, match.index), whole, tail: text.slice(match.index + piece.length).trim() };
    }
  }
  return null;
}
