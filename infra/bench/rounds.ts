/** One measured stretch: `perform` is called for 0 .. count - 1. */
export interface Round {
  readonly count: number;
  perform(n: number): Promise<unknown>;
}

const WARM_UP_LAPS = 3;

/**
 * A B C A B C ...: whatever drifts while the measurement runs (caches, checkpoints, a busy neighbour) weighs on all
 * alike. The first laps warm up and do not count. Returns the medians, in performances a second.
 */
export async function interleavedMedians<Name extends string>(
  laps: number,
  callers: number,
  contenders: Readonly<Record<Name, () => Promise<Round>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let lap = 1 - WARM_UP_LAPS; lap <= laps; lap++) {
    for (const name of names) {
      const round = await contenders[name]();
      const start = performance.now();
      await runConcurrently(callers, round.count, (n) => round.perform(n));
      const rate = (round.count / (performance.now() - start)) * 1000;
      if (lap > 0) rates[name].push(rate);
    }
  }
  for (const name of names) {
    const sorted = [...rates[name]].sort((a, b) => a - b).map(Math.round);
    console.log(
      `  ${name.padEnd(28)} ${sorted.at(0)} - ${sorted.at(-1)} a second, median ${Math.round(median(sorted))}`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, median(rates[name])])) as Record<Name, number>;
}

/** Callers take the next number as soon as they are free, as users do. */
export async function runConcurrently(
  callers: number,
  count: number,
  perform: (n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < count) await perform(next++);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
