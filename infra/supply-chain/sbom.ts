import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '#root';

import { npmBom } from './npm-bom.js';
import type { Bom } from './released-bom.js';

// `npm run sbom`: what is shipped, as CycloneDX, into a folder of the build, never committed.
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, string>;
const bom = made();
const file = path.join(root, 'dist/sbom.cdx.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${path.relative(root, file)}: ${bom.components.length} componenti`);

function made(): Bom {
  try {
    return npmBom(root, { name: name!, version: version! });
  } catch (error) {
    console.error(`npm sbom non è riuscito:\n${(error as Error).message}`);
    process.exit(1);
  }
}
