import { compact, words } from './folding.js';
import type { Lexicon } from './lexicon.js';

interface Token {
  text: string;
  key: string;
}

const tokens = (text: string): Token[] =>
  text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, key: words(part).at(-1) ?? compact(part) }));
const isPart = (piece: string, whole: string): boolean =>
  piece.length >= 3 && piece !== whole && (whole.endsWith(piece) || whole.startsWith(piece));

/**
 * Fills the holes of a damaged sentence from undamaged ones of the same sheet that share its words: between two words that
 * stand in both, what the damaged one has left must be pieces of what the other has. A word of which nothing is left is taken
 * only when one of `shreds` is a piece of it.
 */
export function mend(
  damaged: string,
  references: readonly string[],
  shreds: readonly string[],
  lexicon: Lexicon,
): string {
  let own = tokens(damaged);
  for (const reference of references) {
    const other = tokens(reference);
    const places = new Map<string, number[]>();
    other.forEach(({ key }, j) => places.set(key, [...(places.get(key) ?? []), j].slice(-20)));
    const out: Token[] = [];
    for (let i = 0; i < own.length; i++) {
      out.push(own[i]!);
      const fill = (places.get(own[i]!.key) ?? [])
        .map((j) => hole(own, i, other, j, shreds, lexicon))
        .find((found) => found !== null);
      if (!fill) continue;
      out.push(...fill.tokens);
      i += fill.skipped;
    }
    own = out;
  }
  return own.map(({ text }) => text).join(' ');
}

function hole(
  own: readonly Token[],
  i: number,
  other: readonly Token[],
  j: number,
  shreds: readonly string[],
  lexicon: Lexicon,
): { tokens: Token[]; skipped: number } | null {
  for (let skipped = 0; skipped <= 2; skipped++) {
    const left = own.slice(i + 1, i + 1 + skipped);
    if (left.length < skipped) break;
    for (let length = 1; length <= 3; length++) {
      const taken = other.slice(j + 1, j + 1 + length);
      if (taken.length < length) break;
      const agreed = [1, 2].filter(
        (k) => own[i + skipped + k]?.key !== undefined && own[i + skipped + k]!.key === other[j + length + k]?.key,
      );
      // One long word after the hole is enough; short ones are everywhere, so two of them must agree.
      const closed = agreed.includes(1) && (agreed.length === 2 || own[i + skipped + 1]!.key.length >= 6);
      const cut = skipped === 1 && left[0]!.key.length >= 4 && !lexicon.isWord(left[0]!.key) && own[i]!.key.length >= 5;
      if (!closed && !(cut && length === 1)) continue;
      const pieces = left.every(({ key }) => taken.some((word) => word.key === key || isPart(key, word.key)));
      const broken = left.some(({ key }) => taken.some((word) => isPart(key, word.key)));
      const shown =
        skipped === 0 && taken.some(({ key }) => shreds.some((shred) => shred.length >= 4 && isPart(shred, key)));
      // A letter or two are enough where they end the one word that is missing.
      const ending =
        skipped === 1 && length === 1 && left[0]!.key !== taken[0]!.key && taken[0]!.key.endsWith(left[0]!.key);
      if ((skipped > 0 && pieces && broken) || ending || shown) return { tokens: taken, skipped };
    }
  }
  return null;
}
