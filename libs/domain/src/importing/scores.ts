import { words } from './folding.js';
import type { Line } from './lines.js';
import type { Context } from './context.js';
import type { ProposedScore } from './proposal.js';

const SCORE = /(?<![\d./])(\d{1,4}(?:[.,]\d{1,2})?)\s{0,2}(?:\/|su)\s{0,2}(\d{2,4})(?![\d/.])\s*(?:punti)?\s*\.?$/i;

/** `AREA ... | 470/500`: an area and its score, or null. Dates, act numbers and years are not scores. */
export function readScore(line: Line, knownAreas: readonly string[], context: Context): ProposedScore | null {
  if (line.text.length > 200) return null;
  const match = SCORE.exec(line.text);
  if (!match) return null;
  const score = Number(match[1]!.replace(',', '.'));
  const outOf = Number(match[2]);
  if (score > outOf || outOf < 10 || (outOf >= 1900 && outOf <= 2100)) return null;
  const before = line.text.slice(0, match.index).replace(/[\s:–—=-]+$/, '').trim();
  if (!/\p{L}{3}/u.test(before) || /(?:n\s?[.°º]|deliberazione|legge|d\.?\s?lgs\.?|art\.?|delibera|decreto|prot\.?)$/i.test(before) || words(before).length > 14) return null;
  const area = restoreArea(before, knownAreas);
  if (area !== before) context.doubt(line.number, 'AREA_PUNTEGGIO_RICOMPOSTA');
  return { area, score, outOf, line: line.number };
}

// The same words in another order: the area's cell was cut over several.
function restoreArea(printed: string, knownAreas: readonly string[]): string {
  const key = (text: string): string => words(text).sort().join(' ');
  return knownAreas.find((area) => area !== printed && key(area) === key(printed)) ?? printed;
}
