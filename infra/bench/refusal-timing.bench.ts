import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../local/embedded-postgres.js';
import { launch } from '../testing/launch.js';
import { compiledApi } from './compiled-api.js';
import { questionsOf, type Question } from './noisy-queries.js';

const THEIRS = 'inrete';
const OWN = 'albalangheroero';
/** As long as the other, so that nothing differs but whether it is there. */
const UNKNOWN = 'inrote';
const ROUNDS = 6;
const TURNS_A_ROUND = 100;
/** Below the rate of a person, whose refusals would be of another kind. */
const BETWEEN_MS = 6;

type Tenancy = typeof import('../../apps/api/src/tenancy/index.js');

// How long a "no" takes must not say what exists: somebody of one consortium asks of a scope that is not there and of
// one that is forbidden, and in their own scope of ids that nobody has and of ids of another; one of each at every turn.
const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-refusals-'));
const data = path.join(folder, 'data');
const port = await freePort();
const platform = launch({ port, data, log: path.join(folder, 'platform.log') });
const url = `http://localhost:${port}`;
process.once('SIGINT', () => void end().finally(() => process.exit(130)));
try {
  console.log('Starting a platform in a temporary folder ...');
  await platform.ready();
  const { embeddedToken } = await compiledApi<Tenancy>('tenancy/index.js');
  const theirs = await questionsOf(THEIRS, asker(await embeddedToken(data, url, `direttore.${THEIRS}`)));
  const scoped = theirs.filter(([, variables]) => 'scope' in variables);
  const withIds = theirs.filter(([, variables]) => 'id' in variables);
  const kinds = {
    unknownScope: of(scoped, () => ({ scope: UNKNOWN })),
    forbiddenScope: of(scoped, () => ({ scope: THEIRS })),
    unknownId: of(withIds, () => ({ scope: OWN, id: randomUUID() })),
    foreignId: of(withIds, () => ({ scope: OWN })),
  };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const answers = new Map(names.map((name) => [name, new Set<string>()]));
  for (let round = 0; round <= ROUNDS; round++) {
    // A token is good for a minute. The first round warms up and is not counted.
    const ask = raw(await embeddedToken(data, url, `direttore.${OWN}`));
    for (let turn = 0; turn < TURNS_A_ROUND; turn++) {
      for (let n = 0; n < names.length; n++) {
        const name = names[(n + turn) % names.length]!;
        const [query, variables] = kinds[name](turn);
        const begun = performance.now();
        const answer = await ask(query, variables);
        const took = performance.now() - begun;
        if (round > 0) times.get(name)!.push(took);
        // Every answer carries the position of the log.
        answers.get(name)!.add(answer.replace(/"momento":\{[^}]*\}/g, ''));
        await sleep(BETWEEN_MS);
      }
    }
  }
  for (const name of names) {
    const each = times.get(name)!;
    const [first = ''] = answers.get(name)!;
    console.log(
      `  ${name.padEnd(15)} ${each.length} questions, p50 ${p(50, each)} p95 ${p(95, each)} ms; ` +
        `${answers.get(name)!.size} kinds of answer, such as ${first.slice(0, 90)}`,
    );
  }
  for (const [a, b] of [
    ['unknownScope', 'forbiddenScope'],
    ['unknownId', 'foreignId'],
  ] as const) {
    if (!same(answers.get(a)!, answers.get(b)!)) throw new Error(`${a} and ${b} are answered differently`);
  }
  const result = names.map((name) => [`${name}P95Ms`, p(95, times.get(name)!)]);
  console.log(JSON.stringify(Object.fromEntries(result)));
} finally {
  await end();
}

/** The questions in turn, with something changed. */
function of(questions: readonly Question[], changes: () => object): (turn: number) => Question {
  return (turn) => {
    const [query, variables] = questions[turn % questions.length]!;
    return [query, { ...variables, ...changes() }];
  };
}

/** The text of what is answered. */
function raw(token: string) {
  return async (query: string, variables: object): Promise<string> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${text}`);
    return text;
  };
}

/** @throws Error where the platform refuses. */
function asker(token: string) {
  const ask = raw(token);
  return async (query: string, variables: object): Promise<Record<string, never>> => {
    const { data: found, errors } = JSON.parse(await ask(query, variables)) as {
      data: Record<string, never> | null;
      errors?: unknown;
    };
    if (!found || errors) throw new Error(JSON.stringify(errors));
    return found;
  };
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function p(percent: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil((percent / 100) * sorted.length) - 1]! * 100) / 100;
}

async function end(): Promise<void> {
  platform.signal('SIGINT');
  // Its process does not keep ours alive; this does.
  const waiting = setInterval(() => undefined, 1_000);
  await platform.exited;
  clearInterval(waiting);
  rmSync(folder, { recursive: true, force: true });
}
