import { likeness, words } from './folding.js';
import { assign, type Assignment } from './assignment.js';
import type { Proposal, ProposedObjective } from './proposal.js';

/** An objective of the plan already present, with what a Relazione can be matched on. Ids are the plan's own. */
export interface PlanObjective {
  id: string;
  centroDiResponsabilita: string | null;
  number: string | null;
  title: string;
  activities: readonly { id: string; text: string }[];
  indicators: readonly { id: string; name: string | null; description: string | null }[];
}

/** `proposed` is an index in the proposal's list; `score` is 0..1. */
export interface RowMatch {
  proposed: number;
  id: string;
  score: number;
}

/** A proposed row that the plan answers in more than one way: a person chooses. Best candidate first. */
export interface Question {
  proposed: number;
  candidates: { id: string; score: number }[];
}

export interface ObjectiveMatch extends RowMatch {
  /** The plan has it under another number or another unit. */
  renumbered: boolean;
  moved: boolean;
  activities: RowMatch[];
  indicators: RowMatch[];
  openActivities: Question[];
  openIndicators: Question[];
}

/** Every proposed objective is in exactly one of `matched`, `questions` and `unmatched`; no plan objective is matched twice. */
export interface MatchResult {
  matched: ObjectiveMatch[];
  questions: Question[];
  /** Indexes of proposed objectives that are like none of the plan. */
  unmatched: number[];
  /** Ids of plan objectives that nothing in the proposal reports on; candidates of a question are not among them. */
  missing: string[];
}

const ALIKE = 0.45;
const MARGIN = 0.08;
const SAME_UNIT = 0.1;
const ROW_ALIKE = 0.55;

/**
 * Matches the objectives of a Relazione to those of the plan: by title, helped by the texts of activities and indicators and,
 * between equals, by the unit. Numbers decide nothing, since they are no identity. Two answers closer than the margin are a
 * question, never a guess.
 */
export function matchObjectives(plan: readonly PlanObjective[], proposal: Pick<Proposal, 'objectives'>): MatchResult {
  const proposed = proposal.objectives;
  const scores = proposed.map((objective) => plan.map((candidate) => objectiveScore(objective, candidate)));
  const { pairs, questions, unmatched } = assign(scores, { least: ALIKE, margin: MARGIN });
  const open = toQuestions(questions, scores, plan);
  const taken = new Set([...pairs.map(({ column }) => column), ...questions.flatMap(({ columns }) => columns)]);
  return {
    matched: pairs.map(({ row, column }) => matchRows(proposed[row]!, row, plan[column]!, scores[row]![column]!)),
    questions: open,
    unmatched,
    missing: plan.filter((_, column) => !taken.has(column)).map(({ id }) => id),
  };
}

function objectiveScore(proposed: ProposedObjective, plan: PlanObjective): number {
  const title = likeness(proposed.title ?? '', plan.title);
  const content = [
    contentScore(
      proposed.activities.map(({ text }) => text),
      plan.activities.map(({ text }) => text),
    ),
    contentScore(proposed.indicators.map(indicatorText), plan.indicators.map(indicatorText)),
  ].filter((score) => score !== null);
  const body = content.length === 0 ? title : content.reduce((a, b) => a + b, 0) / content.length;
  const likely = 0.7 * title + 0.3 * body;
  // The unit only tells equals apart: an objective may have moved to another.
  return likely < ALIKE - SAME_UNIT
    ? likely
    : likely + (sameUnit(proposed.centroDiResponsabilita, plan.centroDiResponsabilita) ? SAME_UNIT : 0);
}

/** The unit's name without the words that every unit has. */
function sameUnit(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const core = (text: string): string =>
    words(text)
      .filter((word) => !/^(?:area|settore|servizio|e|di|della|del)$/.test(word))
      .sort()
      .join(' ');
  return core(a) === core(b) || likeness(a, b) >= 0.85;
}

function indicatorText({ name, description }: { name: string | null; description: string | null }): string {
  return [name, description].filter((part) => part !== null).join(' ');
}

// Each proposed row with the plan's row most like it: rows dropped or added in the year cost little.
function contentScore(proposed: readonly string[], plan: readonly string[]): number | null {
  if (proposed.length === 0 || plan.length === 0) return null;
  const best = proposed.map((text) => Math.max(...plan.map((other) => likeness(text, other))));
  return best.reduce((a, b) => a + b, 0) / best.length;
}

/** The rows of one objective of the document beside those of one of the plan, however the two were found. */
export function rowMatches(
  proposed: ProposedObjective,
  plan: PlanObjective,
): { activities: RowMatch[]; indicators: RowMatch[] } {
  const { activities, indicators } = rowsOf(proposed, plan);
  return { activities: activities.matches, indicators: indicators.matches };
}

function rowsOf(proposed: ProposedObjective, plan: PlanObjective) {
  return {
    activities: matchTexts(
      proposed.activities.map(({ text }) => text),
      plan.activities.map(({ id, text }) => ({ id, text })),
    ),
    indicators: matchTexts(
      proposed.indicators.map(indicatorText),
      plan.indicators.map((indicator) => ({ id: indicator.id, text: indicatorText(indicator) })),
    ),
  };
}

function matchRows(proposed: ProposedObjective, row: number, plan: PlanObjective, score: number): ObjectiveMatch {
  const { activities, indicators } = rowsOf(proposed, plan);
  return {
    proposed: row,
    id: plan.id,
    score: Math.min(1, score),
    renumbered: proposed.number !== null && plan.number !== null && proposed.number !== plan.number,
    moved:
      proposed.centroDiResponsabilita !== null &&
      plan.centroDiResponsabilita !== null &&
      !sameUnit(proposed.centroDiResponsabilita, plan.centroDiResponsabilita),
    activities: activities.matches,
    indicators: indicators.matches,
    openActivities: activities.questions,
    openIndicators: indicators.questions,
  };
}

function matchTexts(
  proposed: readonly string[],
  plan: readonly { id: string; text: string }[],
): { matches: RowMatch[]; questions: Question[] } {
  const [here, there] = [occurrences(proposed), occurrences(plan.map(({ text }) => text))];
  // A sheet may say the same twice: its rows keep their order, so the first answers to the first.
  const scores = proposed.map((text, row) =>
    plan.map((other, column) => likeness(text, other.text) - (here[row] === there[column] ? 0 : 2 * MARGIN)),
  );
  const { pairs, questions } = assign(scores, { least: ROW_ALIKE, margin: MARGIN });
  return {
    matches: pairs.map(({ row, column }) => ({ proposed: row, id: plan[column]!.id, score: scores[row]![column]! })),
    questions: toQuestions(questions, scores, plan),
  };
}

/** How many rows before each one say the same. */
function occurrences(texts: readonly string[]): readonly number[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const key = words(text).join(' ');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  });
}

function toQuestions(
  questions: Assignment['questions'],
  scores: readonly (readonly number[])[],
  plan: readonly { id: string }[],
): Question[] {
  return questions.map(({ row, columns }) => ({
    proposed: row,
    candidates: columns
      .map((column) => ({ id: plan[column]!.id, score: Math.min(1, scores[row]![column]!) }))
      .sort((a, b) => b.score - a.score),
  }));
}
