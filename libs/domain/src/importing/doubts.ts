import type { Context } from './context.js';
import { fold } from './folding.js';
import type { ProposedObjective } from './proposal.js';

/** Doubts that need all the objectives: numbers repeated inside one unit. */
export function doubtObjectives(objectives: readonly ProposedObjective[], context: Context): void {
  const seen = new Set<string>();
  for (const { centroDiResponsabilita, number, line } of objectives) {
    if (number === null) continue;
    const key = `${fold(centroDiResponsabilita ?? '')}|${number}`;
    if (seen.has(key)) context.doubt(line, 'NUMERO_RIPETUTO', `numero ${number}`);
    seen.add(key);
  }
}
