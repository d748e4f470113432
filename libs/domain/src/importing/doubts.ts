import { canonicalJson } from '../event-sourcing/index.js';
import type { Context } from './context.js';
import { fold, words } from './folding.js';
import type { ProposedObjective } from './proposal.js';

/** Doubts that need all the objectives: numbers, and whole objectives, repeated inside one unit. */
export function doubtObjectives(objectives: readonly ProposedObjective[], context: Context): void {
  const numbers = new Set<string>();
  const whole = new Set<string>();
  for (const objective of objectives) {
    const { centroDiResponsabilita, number, title, line } = objective;
    const unit = fold(centroDiResponsabilita ?? '');
    if (number !== null) {
      const key = `${unit}|${number}`;
      if (numbers.has(key)) context.doubt(line, 'NUMERO_RIPETUTO', `numero ${number}`);
      numbers.add(key);
    }
    if (title !== null) {
      const key = `${unit}|${sameness(objective)}`;
      if (whole.has(key)) context.doubt(line, 'OBIETTIVO_DUPLICATO');
      whole.add(key);
    }
  }
}

/** Equal for two objectives with the same words in title, activities and indicators; numbers say nothing. */
export function sameness({ title, activities, indicators }: ProposedObjective): string {
  const texts = [
    title,
    ...activities.map(({ text }) => text),
    '',
    ...indicators.map(({ name, description }) => `${name} ${description}`),
  ];
  return canonicalJson(texts.map((text) => words(text ?? '').join(' ')));
}
