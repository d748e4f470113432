import { words } from './folding.js';
import type { Line } from './lines.js';

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number') yield String(value);
  else if (Array.isArray(value)) for (const item of value) yield* strings(item);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) yield* strings(item);
}

const telling = (text: string): string[] => words(text).filter((word) => word.length >= 3);

/**
 * The lines whose words are mostly nowhere in what was read: the last check that nothing of a document is dropped. Words are
 * counted, so that a line printed twice and kept once is found. `read` is everything but the warnings.
 */
export function leftOver(lines: readonly Line[], read: unknown): Line[] {
  const kept = new Map<string, number>();
  for (const text of strings(read)) for (const word of telling(text)) kept.set(word, (kept.get(word) ?? 0) + 1);
  return lines.filter((line) => {
    const own = telling(line.text);
    let missing = 0;
    for (const word of own) {
      const left = kept.get(word) ?? 0;
      if (left > 0) kept.set(word, left - 1);
      else missing++;
    }
    // Words joined again from pieces are missing too: they are a small part of their line.
    return missing * 2 >= own.length && missing > 0;
  });
}
