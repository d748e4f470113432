// The door to every command of the package: sets up what is missing with Node alone, then runs the compiled code.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { waitForLock } from './lock.mjs';
import { root } from './root.mjs';

const entries = {
  start: 'local/start.js',
  test: 'testing/test.js',
  'test:event-store': 'testing/test-event-store.js',
  cli: 'local/cli.js',
  bench: 'bench/bench.js',
  'bench:noisy': 'bench/noisy.bench.js',
  'bench:audit': 'bench/audit.bench.js',
  'bench:ats': 'bench/ats.bench.js',
  'bench:refusals': 'bench/refusal-timing.bench.js',
  'bench:event-store': 'bench/event-store.bench.js',
  'bench:import': 'bench/import.bench.js',
  'audit:dependencies': 'supply-chain/audit.js',
  sbom: 'supply-chain/sbom.js',
};
const [command, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`Consorzi richiede Node 20.19 o successivo; questo è ${process.versions.node}.`);
}
if (command !== 'build' && !entries[command]) {
  refuse(`Comando sconosciuto: ${command ?? '(nessuno)'}. Sono: build, ${Object.keys(entries).join(', ')}.`);
}

await installIfNeeded();
const { build } = await import('./build.mjs');
await build({
  root,
  only: command === 'build' ? args : [],
  quiet: command === 'cli',
  // The command line, measurements and audits need no pages, and must not wait for them.
  web: command === 'build' || command === 'start' || command === 'test',
}).catch((error) => refuse(`Compilazione non riuscita:\n${error.message}`));

if (command !== 'build') {
  const entry = path.join(root, 'infra/dist', entries[command]);
  if (!existsSync(entry)) refuse(`Il comando «${command}» non è ancora disponibile.`);
  process.argv.splice(1, process.argv.length, entry, ...args);
  await import(entry);
}

function refuse(line) {
  console.error(line);
  // Who reads the last line of a test run must find it there in every case.
  if (command === 'test') console.log('\n0 passed, 1 failed');
  process.exit(1);
}

/** `npm ci`, unless node_modules holds just what the lock file asks. Two commands at once install once. */
async function installIfNeeded() {
  if (isInstalled()) return;
  const lock = await waitForLock(`install ${root}`, () =>
    console.error("Attendo l'installazione di un altro comando ..."),
  );
  if (!isInstalled()) {
    console.error('Installo le dipendenze (un paio di minuti la prima volta) ...');
    const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (npm.error) refuse(`Installazione non riuscita: npm non si avvia (${npm.error.code}).`);
    if (npm.status !== 0) refuse('Installazione non riuscita: npm ci è terminato con un errore (vedi sopra).');
  }
  await lock.release();
}

/** npm writes node_modules/.package-lock.json at the end of an install that went well: what is there, and which version. */
function isInstalled() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const found = packagesOf(installed);
  return (
    Object.entries(found).every(([name, entry]) => wanted[name]?.version === entry.version) &&
    Object.entries(wanted).every(
      ([name, entry]) => name === '' || found[name] || entry.optional || entry.devOptional || entry.peer,
    )
  );
}
