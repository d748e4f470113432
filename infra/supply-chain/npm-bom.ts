import { spawnSync } from 'node:child_process';

import { productionPackages } from './licences.js';
import { releasedBom, type Bom } from './released-bom.js';

/** Everything, development included: what is shipped is chosen by us (see `releasedBom`). */
const COMMAND = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];

/**
 * What the platform in `root` ships, as CycloneDX, made by npm itself from the lock file: the packages of which the
 * licences are checked, those of other machines (optional ones) included; our own workspaces are the root's.
 * @throws Error with what npm said.
 */
export function npmBom(root: string, of: { readonly name: string; readonly version: string }): Bom {
  const npm = spawnSync('npm', COMMAND, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (npm.status !== 0) throw new Error(npm.stderr);
  const packages = new Set(productionPackages(root).map(({ packageName, version }) => `${packageName}@${version}`));
  return releasedBom(JSON.parse(npm.stdout) as Bom, { ...of, packages });
}
