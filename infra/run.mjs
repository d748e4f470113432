// The door to every command of the package: sets up what is missing with Node alone, then runs the compiled code.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);
const [command, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Consorzi richiede Node 20.19 o successivo; questo è ${process.versions.node}.`);
  process.exit(1);
}

installIfNeeded();
const { build } = await import('./build.mjs');
await build({ root, only: command === 'build' ? args : [], quiet: command === 'cli', web: command !== 'cli' });
if (command === 'build') process.exit(0);

const entries = {
  start: 'local/start.js',
  test: 'testing/test.js',
  cli: '../../apps/api/dist/cli/main.js',
  bench: 'bench/bench.js',
};
if (!entries[command]) {
  console.error(`Comando sconosciuto: ${command}. Sono: build, ${Object.keys(entries).join(', ')}.`);
  process.exit(1);
}
process.argv.splice(1, process.argv.length, path.join(root, 'infra/dist', entries[command]), ...args);
await import(path.join(root, 'infra/dist', entries[command]));

/** The lock file that npm leaves in node_modules is newer than ours once an install has ended well. */
function installIfNeeded() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs &&
    sameLock(installed)
  )
    return;
  console.error('Installo le dipendenze (un paio di minuti la prima volta) ...');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] });
  if (npm.status !== 0) {
    console.error('Installazione non riuscita: npm ci è terminato con un errore (vedi sopra).');
    process.exit(1);
  }
}

function sameLock(installed) {
  const ours = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const theirs = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(theirs).every(([name, entry]) => ours[name]?.version === entry.version);
}
