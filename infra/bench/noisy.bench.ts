import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../local/embedded-postgres.js';
import { launch } from '../testing/launch.js';
import { compiledApi } from './compiled-api.js';
import type { FloodOrder, FloodReport } from './noisy-flood.js';
import { floodOf, questionsOf, type Question } from './noisy-queries.js';

const QUIET = 'inrete';
const NOISY = 'cissac';
const CONNECTIONS = 96;
const ROUNDS = 3;
const QUESTIONS_A_ROUND = 200;
/** Somebody who reads before asking again. */
const THINKING_MS = 30;
/** The flood is in full swing when measuring begins; what it left is gone when measuring alone begins. */
const SETTLING_MS = 4_000;

type Tenancy = typeof import('../../apps/api/src/tenancy/index.js');

// One consortium works while another floods: the same user, alone and beside, in turns, on one running platform.
const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-noisy-'));
const data = path.join(folder, 'data');
const port = await freePort();
const platform = launch({ port, data, log: path.join(folder, 'platform.log') });
const url = `http://localhost:${port}`;
let flood: ChildProcess | undefined;
process.once('SIGINT', () => void end().finally(() => process.exit(130)));
try {
  console.log('Starting a platform in a temporary folder ...');
  await platform.ready();
  const { embeddedToken } = await compiledApi<Tenancy>('tenancy/index.js');
  const tokenOf = (role: string, scope: string) => embeddedToken(data, url, `${role}.${scope}`);

  // Tokens are good for a minute: a person has a new one for each round.
  const questions = await questionsOf(QUIET, asker(await tokenOf('direttore', QUIET)));
  const harmful = floodOf(await questionsOf(NOISY, asker(await tokenOf('direttore', NOISY))));
  await timesOf(asker(await tokenOf('revisore', QUIET)), questions, 100);

  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    alone.push(...(await timesOf(asker(await tokenOf('revisore', QUIET)), questions, QUESTIONS_A_ROUND)));
    const roles = ['direttore', 'responsabile', 'responsabile2', 'finanza', 'nucleo', 'operatore', 'amministratore'];
    const tokens = await Promise.all(roles.map((role) => tokenOf(role, NOISY)));
    flood = begin({ url, tokens, connections: CONNECTIONS, questions: harmful });
    await sleep(SETTLING_MS);
    beside.push(...(await timesOf(asker(await tokenOf('revisore', QUIET)), questions, QUESTIONS_A_ROUND)));
    const report = await ended(flood);
    console.log(
      `  round ${round}: alone ${shown(alone)}, beside ${shown(beside)}, flood got ${JSON.stringify(report)}`,
    );
    await sleep(SETTLING_MS);
  }
  console.log(JSON.stringify({ quietP95MsAlone: p(95, alone), quietP95MsBesideFlood: p(95, beside) }));
} finally {
  await end();
}

/** @throws Error where the platform refuses: a quiet user must always be served. */
function asker(token: string) {
  return async (query: string, variables: object): Promise<Record<string, never>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, never> | null; errors?: unknown };
    if (!data || errors) throw new Error(`${response.status} ${JSON.stringify(errors)}`);
    return data;
  };
}

async function timesOf(ask: ReturnType<typeof asker>, questions: readonly Question[], count: number) {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const [query, variables] = questions[n % questions.length]!;
    const begun = performance.now();
    await ask(query, variables);
    times.push(performance.now() - begun);
    await sleep(THINKING_MS);
  }
  return times;
}

function begin(order: FloodOrder): ChildProcess {
  const child = fork(path.join(import.meta.dirname, 'noisy-flood.js'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(order);
  return child;
}

function ended(child: ChildProcess): Promise<FloodReport> {
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as FloodReport)).once('error', reject);
    child.kill('SIGTERM');
  });
}

function p(percent: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil((percent / 100) * sorted.length) - 1]! * 10) / 10;
}

function shown(times: readonly number[]): string {
  return `p50 ${p(50, times)} p95 ${p(95, times)} ms`;
}

async function end(): Promise<void> {
  flood?.kill('SIGKILL');
  platform.signal('SIGINT');
  // Its process does not keep ours alive; this does.
  const waiting = setInterval(() => undefined, 1_000);
  await platform.exited;
  clearInterval(waiting);
  rmSync(folder, { recursive: true, force: true });
}
