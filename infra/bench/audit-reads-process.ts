import { FIRST, LAST } from './audit-history.js';
import { openReads } from './audit-reads.js';
import type { BenchEnvironment } from './environment.js';

/** The two consortia, as the one that starts this process names them. */
export interface Contenders {
  readonly short: string;
  readonly long: string;
  readonly laps: number;
}

/** Milliseconds of every lap, by what was asked. */
export type Times = Readonly<
  Record<
    | `tree${'Short' | 'Long' | 'BareShort' | 'BareLong'}`
    | `wholeTree${'Short' | 'Long'}`
    | `total${'Short' | 'Long' | 'BareLong'}`,
    readonly number[]
  >
>;

const WARM_UP_LAPS = 20;

// A process of its own, run by Node as the API is: what the bench itself holds in memory weighs on no answer.
const [, , given] = process.argv as [string, string, string];
const { environment, short, long, laps } = JSON.parse(given) as Contenders & { environment: BenchEnvironment };
const reads = await openReads(environment);
console.log(JSON.stringify(await measure()));
await reads.close();

/** A B C A B C ...: whatever drifts (caches, checkpoints, a busy neighbour) weighs on all alike. */
async function measure(): Promise<Times> {
  const contenders: Readonly<Record<keyof Times, () => Promise<unknown>>> = {
    treeShort: () => reads.tree(short, randomMoment()),
    treeLong: () => reads.tree(long, randomMoment()),
    wholeTreeShort: () => reads.wholeTree(short, randomMoment()),
    wholeTreeLong: () => reads.wholeTree(long, randomMoment()),
    treeBareShort: () => reads.bareTree(short),
    treeBareLong: () => reads.bareTree(long),
    totalShort: () => reads.total(short, randomMoment()),
    totalLong: () => reads.total(long, randomMoment()),
    totalBareLong: () => reads.bareTotal(long),
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []])) as unknown as Record<
    keyof Times,
    number[]
  >;
  for (let lap = -WARM_UP_LAPS; lap < laps; lap++) {
    for (const [name, ask] of Object.entries(contenders)) {
      const begun = performance.now();
      await ask();
      if (lap >= 0) times[name as keyof Times].push(performance.now() - begun);
    }
  }
  return times;
}

/** Uniform over the years of the histories, as their events are. */
function randomMoment(): Date {
  return new Date(FIRST + Math.random() * (LAST - FIRST));
}
