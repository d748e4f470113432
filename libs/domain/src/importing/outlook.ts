import { readHeader } from './headers.js';
import { partLabel, readFields } from './fields.js';
import { compact, editDistance, fold, words } from './folding.js';
import { centroHeading, chapterHeading, objectiveHeading } from './headings.js';
import type { Lexicon } from './lexicon.js';
import type { Line } from './lines.js';
import type { Label } from './vocabulary.js';

type Nature = 'centro' | 'chapter' | 'objective' | 'sheet' | 'table' | 'text';
const STRONG = new Set<Label>([
  'areaStrategica',
  'obiettivoOperativo',
  'pegProject',
  'programma',
  'servizi',
  'retiDiCollaborazione',
  'cdr',
]);
const FAR = 40;
const NEAR = 6;

/** What comes after a line: a heading is believed by what follows it. Every look is bounded and every line judged once. */
export class Outlook {
  readonly #natures = new Map<number, Nature>();
  readonly #contents: ReadonlySet<string>;
  readonly #contentsEnd: number;
  readonly #centri: readonly string[];

  constructor(
    readonly lines: readonly Line[],
    readonly lexicon: Lexicon,
  ) {
    this.#contents = new Set(contents(lines));
    this.#contentsEnd = this.#contents.size === 0 ? -1 : contentsEnd(lines);
    const centri = new Map<string, number>();
    for (const line of lines) {
      const found = line.text.length <= 220 ? centroHeading(line, lexicon) : null;
      if (found && found.value !== '' && !found.repaired) centri.set(found.value, (centri.get(found.value) ?? 0) + 1);
    }
    this.#centri = [...centri].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  }

  /** A unit of the document that differs from `value` by a letter or two: `value` is its misprint. */
  areaLike(value: string): string | null {
    if (this.#centri.includes(value)) return null;
    const key = compact(value);
    return (
      this.#centri.find(
        (known) => key.length >= 8 && editDistance(compact(known), key, 2) <= 2 && compact(known) !== key,
      ) ?? null
    );
  }

  #nature(i: number): Nature {
    const known = this.#natures.get(i);
    if (known) return known;
    const line = this.lines[i]!;
    const nature = this.#judge(line);
    this.#natures.set(i, nature);
    return nature;
  }

  #judge(line: Line): Nature {
    if (line.tabular && readHeader(line.cells, 'objectives')) return 'table';
    if (centroHeading(line, this.lexicon)) return 'centro';
    if (chapterHeading(line, false)) return 'chapter';
    if (objectiveHeading(line)) return 'objective';
    if (partLabel(line)) return 'sheet';
    if (line.tabular && (readHeader(line.cells, 'activities') || readHeader(line.cells, 'indicators'))) return 'sheet';
    const fields = line.text.length <= 3000 ? readFields(line).fields : [];
    if (fields.some((field) => STRONG.has(field.label)) && (line.tabular || fields[0]!.pieces.length === 0))
      return 'sheet';
    return 'text';
  }

  /** A sheet's label or table follows, before another heading. */
  sheetFollows(i: number): boolean {
    for (let j = i + 1; j < Math.min(this.lines.length, i + FAR); j++) {
      const nature = this.#nature(j);
      if (nature === 'sheet') return true;
      if (nature === 'objective' && this.#isSameHeading(i, j)) continue;
      if (nature !== 'text') return false;
    }
    return false;
  }

  #isSameHeading(i: number, j: number): boolean {
    return j === i + 1 && objectiveHeading(this.lines[i]!)?.number === objectiveHeading(this.lines[j]!)?.number;
  }

  /** An objective's heading follows shortly, before any table. */
  headingFollows(i: number): boolean {
    for (let j = i + 1; j < Math.min(this.lines.length, i + NEAR); j++) {
      const nature = this.#nature(j);
      if (nature === 'objective') return true;
      if (nature === 'centro' || nature === 'chapter' || nature === 'table') return false;
      if (partLabel(this.lines[j]!) || readHeader(this.lines[j]!.cells, 'activities')) return false;
    }
    return false;
  }

  /** The row carries a label that only a sheet has. */
  isStrongField(i: number): boolean {
    const line = this.lines[i]!;
    if (line.text.length > 3000 || this.#nature(i) !== 'sheet') return false;
    const [first] = readFields(line).fields;
    return (
      first !== undefined &&
      ['areaStrategica', 'obiettivoOperativo', 'pegProject', 'programma'].includes(first.label) &&
      readFields(line).orphans.length === 0
    );
  }

  /** A numbered title begins an area when the table of contents has it, or when units or objectives follow at once. */
  beginsArea(i: number, title: string): boolean {
    if (this.#contents.has(fold(title)) && i > this.#contentsEnd) return true;
    for (let j = i + 1; j < Math.min(this.lines.length, i + 4); j++) {
      const nature = this.#nature(j);
      if (nature === 'centro' || nature === 'table') return true;
      if (nature === 'objective') return this.lines[i]!.heading || words(title).length <= 8;
      if (nature !== 'text' && nature !== 'chapter') return false;
    }
    return false;
  }
}

const CONTENTS_ENTRY = /^(\d{1,2}(?:\.\d{1,2})?)?\s?[.)]?\s{0,3}(\p{L}.{2,100}?)\s*(?:[.…\s]{2,}|\s)(\d{1,3})$/u;

function contentsEnd(lines: readonly Line[]): number {
  let last = -1;
  for (let i = 0; i < Math.min(lines.length, 120); i++)
    if (CONTENTS_ENTRY.test(lines[i]!.text) && i - last <= 6 + (last < 0 ? 60 : 0)) last = i;
  return last;
}

function contents(lines: readonly Line[]): string[] {
  const entries: string[] = [];
  for (const line of lines.slice(0, 120)) {
    const match = CONTENTS_ENTRY.exec(line.text);
    if (match?.[1]) entries.push(fold(match[2]!.trim()));
  }
  return entries;
}
