import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '#root';

import { releasedBom, type Bom } from './released-bom.js';

// `npm run sbom`: what is shipped, as CycloneDX, made by npm itself; into a folder of the build, never committed.
const command = ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
const npm = spawnSync('npm', command, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (npm.status !== 0) {
  console.error(`npm sbom non è riuscito:\n${npm.stderr}`);
  process.exit(1);
}
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, string>;
const bom = releasedBom(JSON.parse(npm.stdout) as Bom, { name: name!, version: version! });
const file = path.join(root, 'dist/sbom.cdx.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${path.relative(root, file)}: ${bom.components.length} componenti`);
