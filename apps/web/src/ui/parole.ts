/** A stretch of a text: in both versions, only in the first, or only in the second. */
export interface Pezzo {
  readonly tipo: 'uguale' | 'tolto' | 'aggiunto';
  readonly testo: string;
}

/** Beyond this many pairs of words the two texts are shown whole: nobody reads a diff of that size word by word. */
const MAX_PAIRS = 4_000_000;

/**
 * What changed between two texts, word by word (longest common subsequence). The pieces `uguale` and `tolto` in order
 * spell the first text, `uguale` and `aggiunto` the second.
 */
export function differenzaDiParole(prima: string, dopo: string): readonly Pezzo[] {
  const [a, b] = [words(prima), words(dopo)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { tipo: 'uguale', testo: a.slice(0, start).join('') },
    ...middle,
    { tipo: 'uguale', testo: a.slice(a.length - end).join('') },
  ]);
}

/** Words, spaces and signs, each by itself: together they are the text. */
const words = (testo: string): readonly string[] => testo.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

function between(a: readonly string[], b: readonly string[]): readonly Pezzo[] {
  const all: readonly Pezzo[] = [
    { tipo: 'tolto', testo: a.join('') },
    { tipo: 'aggiunto', testo: b.join('') },
  ];
  if (a.length * b.length > MAX_PAIRS) return all;
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const pieces: Pezzo[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ tipo: 'uguale', testo: a[i]! });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      pieces.push({ tipo: 'tolto', testo: a[i]! });
      i += 1;
    } else {
      pieces.push({ tipo: 'aggiunto', testo: b[j]! });
      j += 1;
    }
  }
  return pieces;
}

function joined(pieces: readonly Pezzo[]): readonly Pezzo[] {
  const result: Pezzo[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.testo === '') continue;
    if (last?.tipo === piece.tipo) result[result.length - 1] = { tipo: last.tipo, testo: last.testo + piece.testo };
    else result.push(piece);
  }
  return result;
}
