import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '#root';

import { ensureBrowser } from './browser.js';
import { atLeastOne, run, specs as runSpecs, total, type Outcome } from './specs.js';

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
const { line, code } = total(outcomes);
if (browserless) console.error(browserless);
console.log(line);
process.exit(code);

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
      env: {
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        // By default Nx keeps its cache and its record of the run in the home folder, shared by every checkout.
        NX_CACHE_DIRECTORY: path.join(root, '.nx/cache'),
      },
      patienceMs: patienceLeft(),
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

function specs(args: readonly string[]): Promise<Outcome> {
  return runSpecs(args, { patienceMs: patienceLeft() });
}

/** Of the whole run: what is started late has less. */
function patienceLeft(): number {
  return PATIENCE_MS - performance.now();
}
