// Compiles what changed since the last build: swc for what Node runs, Vite for the web. Nothing to do takes ~50 ms.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { bundleVerifier } from './bundle-verifier.mjs';
import { compressPages } from './compress.mjs';
import { waitForLock } from './lock.mjs';

const NODE_PROJECTS = {
  domain: ['libs/domain/src', 'libs/domain/dist'],
  projections: ['libs/projections/src', 'libs/projections/dist'],
  api: ['apps/api/src', 'apps/api/dist'],
  infra: ['infra', 'infra/dist'],
  doubles: ['tests/doubles', 'tests/doubles/dist'],
};
/** What the offline verifier is made of, once compiled. */
const VERIFIER_PROJECTS = ['libs/domain/dist', 'libs/projections/dist', 'apps/api/dist'];

/**
 * Brings the compiled code up to date. One build at a time on a checkout: a second one waits, then finds nothing to do.
 * What a failed build leaves is never marked as built.
 * @param {{ root: string, only?: string[], quiet?: boolean, web?: boolean }} options `only`: names of projects, all
 * when empty; `web`: whether the web application is wanted too; `quiet`: no progress (it goes to stderr otherwise).
 */
export async function build({ root, only = [], quiet = false, web = true }) {
  const wanted = (name) => only.length === 0 || only.includes(name);
  const say = quiet ? () => undefined : console.error;
  const lock = await waitForLock(`build ${root}`, () => say('Attendo la compilazione di un altro comando ...'));
  try {
    const tools = hashOf(['package-lock.json', '.swcrc', 'infra/build.mjs'].map((file) => path.join(root, file)));
    for (const [name, [source, output]] of Object.entries(NODE_PROJECTS)) {
      if (wanted(name))
        await compile({ name, root, source: path.join(root, source), output: path.join(root, output), tools, say });
    }
    if (wanted('api')) await bundleVerifier({ root, tools, projects: VERIFIER_PROJECTS, say });
    if (wanted('web') && web) await buildWeb({ root, tools, say });
  } finally {
    await lock.release();
  }
}

/**
 * Compiles the changed files in memory, then replaces them one by one: a process that is running the earlier build
 * never meets half a file, and a file that does not compile leaves the earlier build whole.
 */
async function compile({ name, root, source, output, tools, say }) {
  const now = { tools, files: fingerprints(source, isSource) };
  const before = readStamp(output);
  if (JSON.stringify(before) === JSON.stringify(now)) return;

  const known = before?.tools === tools ? before.files : {};
  const target = (file) => path.join(output, file.replace(/\.ts$/, '.js'));
  const changed = Object.keys(now.files).filter((file) => known[file] !== now.files[file] || !existsSync(target(file)));
  if (changed.length > 0) say(`Compilo ${name} (${changed.length} file) ...`);
  const { transformFile } = await import('@swc/core');
  const compiled = await Promise.all(
    changed.map(async (file) => {
      const options = { configFile: path.join(root, '.swcrc') };
      return { file: target(file), ...(await transformFile(path.join(source, file), options)) };
    }),
  );

  mkdirSync(output, { recursive: true });
  rmSync(path.join(output, STAMP), { force: true });
  for (const { file, code, map } of compiled) {
    replaceFile(`${file}.map`, map);
    replaceFile(file, `${code}\n//# sourceMappingURL=${path.basename(file)}.map\n`);
  }
  removeLeftovers(output, new Set(Object.keys(now.files).map(target)));
  replaceFile(path.join(output, STAMP), JSON.stringify(now));
}

/** Vite writes beside, the pages are compressed there; the finished folder takes the place of the earlier one. */
async function buildWeb({ root, tools, say }) {
  const source = path.join(root, 'apps/web');
  if (!existsSync(path.join(source, 'vite.config.ts'))) return;
  const libraries = ['libs/domain/src', 'libs/projections/src'].map((folder) =>
    fingerprints(path.join(root, folder), isSource),
  );
  const pages = fingerprints(source, (file) => !/^(dist|node_modules)/.test(file) && !file.endsWith('.spec.ts'));
  const compress = hashOf([path.join(import.meta.dirname, 'compress.mjs')]);
  const now = { tools: [tools, compress], files: [pages, ...libraries] };
  const output = path.join(source, 'dist');
  if (JSON.stringify(readStamp(output)) === JSON.stringify(now)) return;

  say('Compilo le pagine web ...');
  const fresh = path.join(source, 'dist.new');
  const old = path.join(source, 'dist.old');
  await runVite(root, ['build', source, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error']);
  compressPages(fresh);
  writeFileSync(path.join(fresh, STAMP), JSON.stringify(now));
  rmSync(old, { recursive: true, force: true });
  if (existsSync(output)) renameSync(output, old);
  renameSync(fresh, output);
  rmSync(old, { recursive: true, force: true });
}

/** In a process of its own: Vite sets variables of the process it runs in, and whoever starts the platform keeps theirs. */
function runVite(root, args) {
  const vite = spawn(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  return new Promise((resolve, reject) => {
    vite.once('error', reject);
    vite.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('Vite si è fermato (vedi sopra).'))));
  });
}

/** What was built from what: written last, so that its presence means a whole build. */
const STAMP = '.stamp';

const isSource = (file) =>
  file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts') && !file.startsWith('dist');

function readStamp(output) {
  try {
    return JSON.parse(readFileSync(path.join(output, STAMP), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Size and time of each wanted file under a folder, by name: equal means nothing changed. */
function fingerprints(folder, wanted) {
  const found = {};
  if (!existsSync(folder)) return found;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  for (const file of files.filter(wanted).sort()) {
    const { size, mtimeMs } = statSync(path.join(folder, file));
    found[file] = `${size} ${mtimeMs}`;
  }
  return found;
}

function replaceFile(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/** Compiled files whose source is gone: a deleted module must not go on running. */
function removeLeftovers(output, kept) {
  for (const file of readdirSync(output, { recursive: true })) {
    const whole = path.join(output, file);
    const isCompiled = /\.js(\.map)?(\.new)?$/.test(file);
    if (isCompiled && !kept.has(whole.replace(/\.map$/, ''))) rmSync(whole, { force: true });
  }
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
