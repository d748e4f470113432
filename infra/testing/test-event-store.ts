import { randomBytes } from 'node:crypto';

import { startDoubleProcess } from './kurrent-double.js';
import { preflight } from './preflight.js';
import { specs, total, type Outcome } from './specs.js';

/** The suites: what an adapter must do, what people do on the platform, and the read models built anew. */
const SUITES: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  {
    name: 'contratto',
    args: ['--selectProjects', 'tests', '--testPathPatterns', '/tests/event-store/(kurrentdb|log-copy)'],
  },
  {
    name: 'accettazione e ricostruzione',
    args: ['--maxWorkers=1', '--selectProjects', 'tests', '--testPathPatterns', 'e2e\\.spec', '--testPathIgnorePatterns', '/tests/web/', '/dist/'], // prettier-ignore
  },
];

// `npm run test:event-store`: on the server of KURRENTDB_URL, or else on the protocol double, which is not the server.
// Its links come KURRENT_DOUBLE_DELAY_MS late: with 500 the suites meet a projection that is behind.
// Words after `--` go to Jest in place of the suites.
const given = process.env['KURRENTDB_URL'];
const delay = process.env['KURRENT_DOUBLE_DELAY_MS'];
const { url, stop } = given
  ? { url: given, stop: () => Promise.resolve() }
  : await startDoubleProcess(delay ? Number(delay) : undefined);
console.error(
  given
    ? 'Prove sul server di KURRENTDB_URL, in ambiti propri.'
    : 'Prove sul doppio del protocollo, che non è il server: con KURRENTDB_URL si provano su uno vero.',
);
// Nothing of others is read, nothing is ever deleted: each run has its own names.
const prefix = `p${randomBytes(3).toString('hex')}`;
const env = { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: url, KURRENTDB_PREFIX: prefix };
const refusal = await preflight(url, prefix);
if (refusal) console.error(refusal);
const outcomes = refusal ? [{ passed: 0, failed: 1 }] : await everything();
await stop();
const { line, code } = total(outcomes);
console.log(line);
process.exit(code);

async function everything(): Promise<readonly Outcome[]> {
  const chosen = process.argv.slice(2);
  const suites = chosen.length > 0 ? [{ name: 'scelte', args: chosen }] : SUITES;
  const outcomes: Outcome[] = [];
  for (const { name, args } of suites) {
    console.error(`\n=== ${name}`);
    outcomes.push(await specs(args, { env }));
  }
  return outcomes;
}
