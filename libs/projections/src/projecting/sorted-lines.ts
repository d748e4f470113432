import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Characters gathered before they are sorted and packed. */
const RUN = 8 << 20;
/** Characters of a run that are packed, and later unpacked, at a time. */
const BLOCK = 64 << 10;

interface Line {
  readonly key: string;
  readonly position: number;
  readonly text: string;
}

/** Lines in order, packed; `first` is the key of the block's first line. */
interface Block {
  readonly first: string;
  readonly packed: Buffer;
}

/**
 * Lines given in the order of the log, taken out by key (UTF-8 bytes, as a table with collate "C") and position. They
 * are held as sorted runs of packed blocks and merged when they are taken: the versions of a key are much alike and
 * shrink to a small part, and only one block of each run is unpacked at a time.
 */
export class SortedLines {
  private pending: Line[] = [];
  private size = 0;
  private readonly runs: (readonly Block[])[] = [];

  constructor(
    private readonly runSize = RUN,
    private readonly blockSize = BLOCK,
  ) {}

  /** @param text one line, without a line break. */
  add(key: string, position: number, text: string): void {
    this.pending.push({ key, position, text });
    this.size += key.length + text.length;
    if (this.size >= this.runSize) this.pack();
  }

  /** Every line, in order. Nothing may be added while they are taken. */
  *sorted(): Generator<string> {
    this.pack();
    for (const { text } of merged(this.runs.map((blocks) => linesOf(blocks)))) yield text;
  }

  /** A line of the key, searched in every run: for the rare look far back. */
  find(key: string): string | undefined {
    const pending = this.pending.find((line) => line.key === key);
    if (pending) return pending.text;
    for (const blocks of this.runs) {
      const at = blocks.findLastIndex(({ first }) => compareUtf8(first, key) <= 0);
      if (at < 0) continue;
      for (const line of linesOf([blocks[at]!])) if (line.key === key) return line.text;
    }
    return undefined;
  }

  private pack(): void {
    if (this.pending.length === 0) return;
    const blocks: Block[] = [];
    let texts: string[] = [];
    let [first, size] = ['', 0];
    const close = () => blocks.push({ first, packed: deflateRawSync(texts.join('\n'), { level: 1 }) });
    for (const { key, position, text } of this.pending.sort(inOrder)) {
      if (texts.length === 0) first = key;
      texts.push(JSON.stringify([key, position]), text);
      if ((size += text.length) < this.blockSize) continue;
      close();
      [texts, size] = [[], 0];
    }
    if (texts.length > 0) close();
    this.runs.push(blocks);
    [this.pending, this.size] = [[], 0];
  }
}

function* linesOf(blocks: readonly Block[]): Generator<Line> {
  for (const { packed } of blocks) {
    const texts = inflateRawSync(packed).toString('utf8').split('\n');
    for (let at = 0; at < texts.length; at += 2) {
      const [key, position] = JSON.parse(texts[at]!) as [string, number];
      yield { key, position, text: texts[at + 1]! };
    }
  }
}

/** Merges sorted runs pair by pair, so that a line passes as many comparisons as there are halvings of the runs. */
function merged(runs: readonly Generator<Line>[]): Iterable<Line> {
  if (runs.length <= 1) return runs[0] ?? [];
  const middle = runs.length >> 1;
  return mergedPair(merged(runs.slice(0, middle)), merged(runs.slice(middle)));
}

function* mergedPair(left: Iterable<Line>, right: Iterable<Line>): Generator<Line> {
  const [lefts, rights] = [left[Symbol.iterator](), right[Symbol.iterator]()];
  let [a, b] = [lefts.next(), rights.next()];
  while (!a.done || !b.done) {
    if (b.done || (!a.done && inOrder(a.value, b.value) <= 0)) {
      yield a.value as Line;
      a = lefts.next();
    } else {
      yield b.value;
      b = rights.next();
    }
  }
}

const inOrder = (a: Line, b: Line): number => compareUtf8(a.key, b.key) || a.position - b.position;

/** Order of two texts by their UTF-8 bytes. JavaScript's own compares UTF-16 units, which differ beyond the BMP. */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
