// Cyrillic letters that an OCR puts in the place of Latin ones of the same shape.
const LOOKALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  г: 't',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  и: 'u',
  ѕ: 's',
};

/** The same function, remembering its last answers: documents repeat their labels on every page. */
export function remember<Answer>(judge: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    if (known.has(text)) return known.get(text)!;
    const answer = judge(text);
    if (known.size >= 4000) known.clear();
    known.set(text, answer);
    return answer;
  };
}

/** Lower case, no accents, Latin letters: two spellings of the same word become equal. */
export function fold(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
  return /[\u0400-\u04ff]/.test(plain)
    ? plain.replace(/[\u0400-\u04ff]/g, (letter) => LOOKALIKES[letter] ?? letter)
    : plain;
}

/** Folded words and numbers, in order. */
export function words(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

/** Folded letters and digits only: survives spaces and cell borders inside a word. */
export function compact(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '');
}

/** Edit distance, given up (limit + 1) as soon as it must exceed `limit`. Both texts are short labels. */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length]!;
}

type Bag = { size: number; counts: Map<string, number> };

function bag(items: readonly string[]): Bag {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return { size: items.length, counts };
}

function overlap(a: Bag, b: Bag): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  const [small, large] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [item, count] of small.counts) common += Math.min(count, large.counts.get(item) ?? 0);
  return (2 * common) / (a.size + b.size);
}

const profile = remember((text: string): { words: Bag; trigrams: Bag } => {
  const list = words(text.slice(0, 3000));
  const padded = ` ${list.join(' ')} `;
  return {
    words: bag(list),
    trigrams: bag(Array.from({ length: Math.max(0, padded.length - 2) }, (_, i) => padded.slice(i, i + 3))),
  };
});

/** 0..1: the better of Dice over words and Dice over letter trigrams, so that both reordering and misspelling are forgiven. */
export function likeness(a: string, b: string): number {
  const [left, right] = [profile(a), profile(b)];
  return Math.max(overlap(left.words, right.words), overlap(left.trigrams, right.trigrams));
}
