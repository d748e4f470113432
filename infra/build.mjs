// Compiles what changed since the last build: swc for what Node runs, Vite for the web. Nothing to do takes ~50 ms.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NODE_PROJECTS = {
  domain: ['libs/domain/src', 'libs/domain/dist'],
  projections: ['libs/projections/src', 'libs/projections/dist'],
  api: ['apps/api/src', 'apps/api/dist'],
  infra: ['infra', 'infra/dist'],
};

/**
 * @param {{ root: string, only?: string[], quiet?: boolean, web?: boolean }} options `only`: names of projects, all
 * when empty; `web`: whether the web application is wanted too.
 */
export async function build({ root, only = [], quiet = false, web = true }) {
  const wanted = (name) => only.length === 0 || only.includes(name);
  for (const [name, [source, output]] of Object.entries(NODE_PROJECTS)) {
    if (wanted(name)) await compile(path.join(root, source), path.join(root, output), name, quiet);
  }
  if (wanted('web') && web) await buildWeb(root, quiet);
}

async function compile(source, output, name, quiet) {
  const files = readdirSync(source, { recursive: true }).filter(isSource);
  const stamp = stampOf(source, files);
  if (isBuilt(output, stamp)) return;
  if (!quiet) console.log(`Compilo ${name} (${files.length} file) ...`);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const { transformFile } = await import('@swc/core');
  await Promise.all(
    files.map(async (file) => {
      const { code, map } = await transformFile(path.join(source, file), {
        configFile: path.resolve(import.meta.dirname, '../.swcrc'),
      });
      const target = path.join(output, file.replace(/\.ts$/, '.js'));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
      writeFileSync(`${target}.map`, map);
    }),
  );
  writeFileSync(path.join(output, '.stamp'), stamp);
}

async function buildWeb(root, quiet) {
  const source = path.join(root, 'apps/web');
  if (!existsSync(path.join(source, 'vite.config.ts'))) return;
  const files = readdirSync(source, { recursive: true }).filter(
    (file) => !file.startsWith('dist') && statSync(path.join(source, file)).isFile(),
  );
  const stamp = stampOf(source, files);
  const output = path.join(source, 'dist');
  if (isBuilt(output, stamp)) return;
  if (!quiet) console.log('Compilo le pagine web ...');
  const vite = await import('vite');
  await vite.build({ root: source, logLevel: 'warn' });
  writeFileSync(path.join(output, '.stamp'), stamp);
}

const isSource = (file) =>
  file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts') && !file.startsWith('dist');

const isBuilt = (output, stamp) => {
  const file = path.join(output, '.stamp');
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
};

/** Names, sizes and times of the sources and of the lock file: equal means nothing changed since the build. */
function stampOf(source, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const { size, mtimeMs } = statSync(path.join(source, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  hash.update(readFileSync(path.resolve(import.meta.dirname, '../package-lock.json')));
  return hash.digest('hex');
}
