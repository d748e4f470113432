import type { Proposal } from '@consorzi/domain/importing';

/** What a sample is known to hold; rows marked damaged or uncertain are not counted. */
export interface Truth {
  readonly objectives: readonly (Row & { readonly activities: readonly Row[]; readonly indicators: readonly Row[] })[];
}
type Row = Readonly<Record<string, unknown>>;

export interface Score {
  readonly recall: number;
  readonly precision: number;
}

/**
 * Recall and precision of the objectives, activities and indicators of a proposal: the same rules as
 * `shared/tools/measure_import.py`, so that they hold where there is no Python.
 */
export function measure(
  truth: Truth,
  proposal: Proposal,
): Readonly<Record<'objectives' | 'activities' | 'indicators', Score>> {
  const got = proposal.objectives as unknown as Truth['objectives'];
  const flat = (rows: Truth['objectives'], key: 'activities' | 'indicators') => rows.flatMap((row) => row[key]);
  return {
    objectives: score(
      truth.objectives,
      got,
      (t, g) => close(t['title'], g['title']) && close(t['centroDiResponsabilita'], g['centroDiResponsabilita'], 0.8),
    ),
    activities: score(
      flat(truth.objectives, 'activities'),
      flat(got, 'activities'),
      (t, g) => close(t['text'], g['text']) && same(t, g, 'tempi', 'consuntivo'),
    ),
    indicators: score(
      flat(truth.objectives, 'indicators'),
      flat(got, 'indicators'),
      (t, g) => close(words(t), words(g)) && same(t, g, 'target', 'actual'),
    ),
  };
}

/** Shares of the document's words (four letters or more) that no field holds, or `unread` alone. */
export function coverage(document: string, proposal: Proposal): { readonly nowhere: number; readonly unread: number } {
  const { unread, warnings: _doubts, ...fields } = proposal;
  const [all, inFields, inUnread] = [document, strings(fields), strings(unread)].map(countWords) as [
    Counts,
    Counts,
    Counts,
  ];
  let [total, held, either] = [0, 0, 0];
  for (const [word, n] of all) {
    total += n;
    held += Math.min(n, inFields.get(word) ?? 0);
    either += Math.min(n, (inFields.get(word) ?? 0) + (inUnread.get(word) ?? 0));
  }
  return { nowhere: 1 - either / total, unread: (either - held) / total };
}

function score(truth: readonly Row[], got: readonly Row[], equal: (t: Row, g: Row) => boolean): Score {
  const counted = truth.filter((row) => !isSkipped(row));
  const found = counted.length - match(counted, got, equal).missed;
  const { extra } = match(truth, got, (t, g) => equal(t, g) || (isSkipped(t) && close(words(t), words(g), 0.6)));
  return {
    recall: counted.length === 0 ? 1 : found / counted.length,
    precision: got.length === 0 ? 1 : (got.length - extra) / got.length,
  };
}

function match(truth: readonly Row[], got: readonly Row[], equal: (t: Row, g: Row) => boolean) {
  const left = [...got];
  let missed = 0;
  for (const row of truth) {
    const at = left.findIndex((candidate) => equal(row, candidate));
    if (at < 0) missed++;
    else left.splice(at, 1);
  }
  return { missed, extra: left.length };
}

const isSkipped = (row: Row) =>
  ['damaged', 'damagedFields', 'uncertain', 'reconstructedFields'].some((key) => {
    const value = row[key];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
const words = (row: Row) => ['text', 'name', 'description', 'title'].map((key) => String(row[key] ?? '')).join(' ');
const same = (t: Row, g: Row, ...keys: string[]) => keys.every((key) => fold(t[key]) === fold(g[key]));

function fold(value: unknown): string {
  const plain = String(value ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'");
  return plain.replace(/[^a-z0-9%<>=/]+/g, ' ').trim();
}

function close(one: unknown, other: unknown, least = 0.9): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a === b) return true;
  if (!a || !b || Math.min(a.length, b.length) / Math.max(a.length, b.length) < least - 0.1) return false;
  return (2 * common(a, b)) / (a.length + b.length) >= least;
}

/** Characters in common by longest blocks, left and right of each (Ratcliff and Obershelp). */
function common(a: string, b: string): number {
  let [best, atA, atB] = [0, 0, 0];
  let before = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const now = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const length = (now[j + 1] = before[j]! + 1);
      if (length > best) [best, atA, atB] = [length, i - length + 1, j - length + 1];
    }
    before = now;
  }
  if (best === 0) return 0;
  return best + common(a.slice(0, atA), b.slice(0, atB)) + common(a.slice(atA + best), b.slice(atB + best));
}

type Counts = ReadonlyMap<string, number>;

function countWords(text: string): Counts {
  const counts = new Map<string, number>();
  const plain = text
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('**', ' ')
    .replace(/&[a-z]+;|&#\d+;/gi, ' ');
  for (const [word] of plain.matchAll(/[0-9A-Za-zÀ-ÿ]{4,}/g)) {
    counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  }
  return counts;
}

function strings(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(strings).join(' ');
  return value && typeof value === 'object' ? Object.values(value).map(strings).join(' ') : '';
}
