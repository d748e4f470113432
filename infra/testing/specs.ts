import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { root } from '#root';

/** How many checks went well and how many did not. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** After which the program is taken for hung and interrupted. */
  readonly patienceMs?: number;
}

/** Runs Jest and counts what it says. */
export async function specs(args: readonly string[], { env, patienceMs }: RunOptions = {}): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-test-'));
  const report = path.join(folder, 'jest.json');
  try {
    const code = await run('jest', ['--json', `--outputFile=${report}`, ...args], {
      env: {
        ...env,
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
        NX_DAEMON: 'false',
        NODE_ENV: 'test',
      },
      ...(patienceMs !== undefined && { patienceMs }),
    });
    const result = JSON.parse(readFileSync(report, 'utf8')) as Record<
      'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites',
      number
    >;
    // A file that could not be run counts as one failure: its tests are not even known.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return atLeastOne({ passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1) });
  } catch (error) {
    console.error(`Jest non ha detto com'è andata: ${(error as Error).message}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing run is nothing proved. */
export function atLeastOne(outcome: Outcome): Outcome {
  return outcome.passed + outcome.failed > 0 ? outcome : { passed: 0, failed: 1 };
}

/** All of them as the last line that a run prints, and its exit code. */
export function total(outcomes: readonly Outcome[]): { readonly line: string; readonly code: 0 | 1 } {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  return { line: `\n${passed} passed, ${failed} failed`, code: failed === 0 ? 0 : 1 };
}

/** Runs a program of node_modules; its exit code, null where a signal ended it. */
export function run(
  program: string,
  args: readonly string[],
  { env, patienceMs }: RunOptions = {},
): Promise<number | null> {
  const child = spawn(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(patienceMs !== undefined && { timeout: Math.max(1, Math.round(patienceMs)), killSignal: 'SIGINT' as const }),
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
}
