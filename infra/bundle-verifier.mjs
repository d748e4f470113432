// Makes of the compiled verifier one file that an auditor runs with Node alone: apps/api/dist/audit/verify.mjs.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const OUTPUT = 'apps/api/dist/audit/verify.mjs';

/**
 * The same sources give the same bytes, on whatever machine: names of files are those within the checkout, nothing
 * tells a time. Left readable, for whoever runs it may want to know what it does.
 * @param {{ root: string, tools: string, projects: readonly string[], say: (line: string) => void }} options `tools`:
 * hash of what builds; `projects`: folders of compiled code, each with the stamp of its build.
 */
export async function bundleVerifier({ root, tools, projects, say }) {
  const input = path.join(root, 'apps/api/dist/audit/verify/main.js');
  if (!existsSync(input)) return;
  const output = path.join(root, OUTPUT);
  const stamp = path.join(root, 'apps/api/dist/audit/.verify.stamp');
  const compiled = createHash('sha256')
    .update(tools)
    .update(readFileSync(import.meta.filename));
  for (const project of projects) compiled.update(readFileSync(path.join(root, project, '.stamp')));
  const now = compiled.digest('hex');
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;

  say('Compilo il verificatore ...');
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: /^node:/,
    onLog: (level, log, handler) => (level === 'warn' ? fail(log.message) : handler(level, log)),
  });
  const { output: chunks } = await bundle.generate({
    format: 'esm',
    codeSplitting: false,
    minify: false,
    sourcemap: false,
  });
  await bundle.close();
  const [chunk] = chunks;
  if (chunks.length !== 1) fail('the verifier is more than one file');
  const foreign = chunk.imports.filter((name) => !name.startsWith('node:'));
  if (foreign.length > 0) fail(`the verifier imports ${foreign.join(', ')}`);
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(
    `${output}.new`,
    HEADER + packagesIn(root, chunk.moduleIds) + chunk.code.replaceAll(/^\/\/# sourceMappingURL=.*\n/gm, ''),
  );
  renameSync(`${output}.new`, output);
  writeFileSync(stamp, now);
}

/** A line for each package that went into the file: its licence asks for that. */
function packagesIn(root, modules) {
  const names = modules.map((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]).filter(Boolean);
  const lines = [...new Set(names)].sort().map((name) => {
    const { version, license } = JSON.parse(
      readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'),
    );
    return `// Contiene ${name} ${version} (licenza ${license}).\n`;
  });
  return lines.join('');
}

function fail(reason) {
  throw new Error(`verify.mjs: ${reason}`);
}

const HEADER = `#!/usr/bin/env node
// Verificatore dei fascicoli della piattaforma Consorzi. Licenza EUPL-1.2.
//
//   node verify.mjs [CARTELLA] [--policy FILE] [--kept CHECKPOINT]... [--replay]
//
// Un file solo, per Node 20.19 o successivo: non usa rete né database, non installa e non scrive nulla. Legge la cartella
// in cui sta (o quella indicata), dice in italiano che cosa torna e che cosa no, e da ultimo un oggetto JSON; esce con 0
// se tutto torna, con 1 altrimenti. L'impronta SHA-256 di questo file è pubblicata a parte: confrontarla prima di
// fidarsi. È prodotto dai sorgenti in apps/api/src/audit/verify, libs/domain e libs/projections, e non va modificato.
`;
