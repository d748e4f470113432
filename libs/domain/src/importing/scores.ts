import { words } from './folding.js';
import type { Line } from './lines.js';
import type { Context } from './context.js';
import type { ProposedScore } from './proposal.js';

const SCORE = /(?<![\d./])(\d{1,4}(?:[.,]\d{1,2})?)\s{0,2}(?:\/|su)\s{0,2}(\d{2,4})(?![\d/.])\s*(?:punti)?\s*\.?$/i;

/** The document's areas, found again by their words in any order. */
export class KnownAreas {
  readonly #byWords = new Map<string, string>();

  add(area: string): void {
    if (area === '' || area.length > 120) return;
    const key = words(area).sort().join(' ');
    if (!this.#byWords.has(key)) this.#byWords.set(key, area);
  }

  /** The same words in another order: the area's cell was cut over several. */
  restore(printed: string): string {
    return this.#byWords.get(words(printed).sort().join(' ')) ?? printed;
  }
}

function parse(line: Line): { area: string; score: number; outOf: number } | null {
  if (line.text.length > 200) return null;
  const match = SCORE.exec(line.text);
  if (!match) return null;
  const score = Number(match[1]!.replace(',', '.'));
  const outOf = Number(match[2]);
  if (score > outOf || outOf < 10 || (outOf >= 1900 && outOf <= 2100)) return null;
  const area = line.text
    .slice(0, match.index)
    .replace(/[\s:–—=-]+$/, '')
    .trim();
  const act = /(?:n\s?[.°º]|deliberazione|legge|d\.?\s?lgs\.?|art\.?|delibera|decreto|prot\.?)$/i.test(area);
  return act || !/\p{L}{3}/u.test(area) || words(area).length > 14 ? null : { area, score, outOf };
}

/** The line ends with a score (`470/500`). Dates, act numbers and years are not scores. */
export function isScore(line: Line): boolean {
  return parse(line) !== null;
}

/** `AREA ... | 470/500`: an area and its score, or null. */
export function readScore(line: Line, areas: KnownAreas, context: Context): ProposedScore | null {
  const found = parse(line);
  if (!found) return null;
  const area = areas.restore(found.area);
  if (area !== found.area) context.doubt(line.number, 'AREA_PUNTEGGIO_RICOMPOSTA');
  return { ...found, area, line: line.number };
}
