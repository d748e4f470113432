export interface Assignment {
  pairs: { row: number; column: number }[];
  /** Rows with more than one answer, and their answers. */
  questions: { row: number; columns: number[] }[];
  unmatched: number[];
}

/**
 * One-to-one assignment that never guesses. A pair is made when each is the other's best by at least `margin`; made pairs
 * leave, which may settle their neighbours; what cannot be settled so is a question. Scores under `least` do not count.
 */
export function assign(
  scores: readonly (readonly number[])[],
  { least, margin }: { least: number; margin: number },
): Assignment {
  const rows = new Set(scores.keys());
  const columns = new Set(scores[0]?.keys() ?? []);
  const pairs: Assignment['pairs'] = [];
  for (let settled = true; settled;) {
    settled = false;
    for (const row of rows) {
      const column = clearBest(
        [...columns].map((at) => [at, scores[row]![at]!] as const),
        least,
        margin,
      );
      if (column === null) continue;
      if (
        clearBest(
          [...rows].map((at) => [at, scores[at]![column]!] as const),
          least,
          margin,
        ) !== row
      )
        continue;
      pairs.push({ row, column });
      rows.delete(row);
      columns.delete(column);
      settled = true;
    }
  }
  const questions: Assignment['questions'] = [];
  const unmatched: number[] = [];
  for (const row of rows) {
    const possible = [...columns].filter((column) => scores[row]![column]! >= least);
    const best = Math.max(...possible.map((column) => scores[row]![column]!));
    // An answer far from the best is none: only those that compete with it are asked about.
    const close = possible.filter((column) => scores[row]![column]! > best - 2 * margin);
    if (close.length > 0) questions.push({ row, columns: close });
    else unmatched.push(row);
  }
  return { pairs: pairs.sort((a, b) => a.row - b.row), questions, unmatched };
}

function clearBest(candidates: readonly (readonly [number, number])[], least: number, margin: number): number | null {
  let best: number | null = null;
  let first = -1;
  let second = -1;
  for (const [at, score] of candidates) {
    if (score > first) {
      second = first;
      first = score;
      best = at;
    } else if (score > second) second = score;
  }
  return best !== null && first >= least && first - Math.max(second, 0) >= margin ? best : null;
}
