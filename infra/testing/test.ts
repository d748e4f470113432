import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { root } from '#root';

import { ensureBrowser } from './browser.js';

/** How many checks went well and how many did not. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** A test run that takes this long has hung: better a red one with its reasons than none at all. */
const PATIENCE_MS = 40 * 60_000;

/** Paths of the specs that drive pages, and what the configuration leaves out; naming any on the command line replaces that. */
const IN_A_BROWSER = '/tests/web/';
const NO_SPECS = ['/node_modules/', '/dist/'];

// `npm test`: lint and types of every project, then all specs; `N passed, N failed` is the last line. Words after
// `npm test --` go to Jest and leave lint and types out: `npm test -- boundaries`.
const chosen = process.argv.slice(2);
const browserless = ensureBrowser();
if (browserless) console.error(browserless);
const outcomes = chosen.length > 0 ? [await specs(chosen)] : await everything();
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
if (browserless) console.error(browserless);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function everything(): Promise<readonly Outcome[]> {
  const apart = ['domain', 'projections', 'api', 'web', 'infra'];
  return [
    await lintAndTypes(),
    await specs(['--maxWorkers=2', '--selectProjects', ...apart]),
    // A whole system waits as long as it works: two of them, each on its own ports, with one spec at a time.
    ...(await Promise.all([
      specs(['--maxWorkers=1', '--selectProjects', 'tests', '--testPathPatterns', IN_A_BROWSER]),
      specs(['--maxWorkers=1', '--selectProjects', 'tests', '--testPathIgnorePatterns', ...NO_SPECS, IN_A_BROWSER]),
    ])),
  ];
}

/** Through Nx, project by project. It builds its graph first, without which its boundary rule would pass everything. */
async function lintAndTypes(): Promise<Outcome> {
  const started = new Date().toISOString();
  try {
    await run('nx', ['run-many', '-t', 'typecheck', 'lint', '--parallel=2', '--output-style=static'], {
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      // By default Nx keeps its cache and its record of the run in the home folder, shared by every checkout.
      NX_CACHE_DIRECTORY: path.join(root, '.nx/cache'),
    });
    const { run: last, tasks } = JSON.parse(readFileSync(path.join(root, '.nx/cache/run.json'), 'utf8')) as {
      run: { startTime: string };
      tasks: readonly { taskId: string; status: number }[];
    };
    if (last.startTime < started) throw new Error('the record is of an earlier run');
    const bad = tasks.filter(({ status }) => status !== 0).map(({ taskId }) => taskId);
    if (bad.length > 0) console.error(`Non superati: ${bad.join(', ')}`);
    return atLeastOne({ passed: tasks.length - bad.length, failed: bad.length });
  } catch (error) {
    console.error(`Nx non ha detto com'è andata: ${(error as Error).message}`);
    return { passed: 0, failed: 1 };
  }
}

async function specs(args: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-test-'));
  const report = path.join(folder, 'jest.json');
  try {
    const code = await run('jest', ['--json', `--outputFile=${report}`, ...args], {
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      NX_DAEMON: 'false',
      NODE_ENV: 'test',
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
function atLeastOne(outcome: Outcome): Outcome {
  return outcome.passed + outcome.failed > 0 ? outcome : { passed: 0, failed: 1 };
}

/** Runs a program of node_modules; its exit code, null where a signal ended it. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number | null> {
  const child = spawn(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: Math.max(1, Math.round(PATIENCE_MS - performance.now())),
    killSignal: 'SIGINT',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
}
