import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Kurrent License v1: use in production at no cost, no hosted service for others, its notices stay. */
const KURRENT = 'LicenseRef-Kurrent-1.0';

/**
 * Licences of what is shipped with the platform: permissive ones, that a work under EUPL-1.2 may include on their terms,
 * and those of the EUPL's own list of compatible licences (its Appendix). OFL-1.1 is for fonts only.
 */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
  'OFL-1.1',
  'EUPL-1.2',
  'MPL-2.0',
  'LGPL-2.1-only',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  // Not open source: of the native reader of KurrentDB's client alone, which is loaded with EVENT_STORE=kurrentdb only.
  KURRENT,
]);

/** What packages say in words of their own, read in their licence files, by name: another version is read again. */
const READ_BY_US: Readonly<Record<string, string>> = {
  'busboy@1.6.0': 'MIT',
  'streamsearch@1.1.0': 'MIT',
  'dom-walk@0.1.2': 'MIT',
  'design-react-kit@5.10.0': 'BSD-3-Clause',
  'duck@0.1.12': 'BSD-2-Clause',
  // Its package.json says MIT, those of its binaries ISC; the file that lies beside says this.
  '@kurrent/bridge@0.2.2': KURRENT,
  '@kurrent/bridge-darwin-arm64@0.2.2': KURRENT,
  '@kurrent/bridge-darwin-x64@0.2.2': KURRENT,
  '@kurrent/bridge-linux-arm64-gnu@0.2.2': KURRENT,
  '@kurrent/bridge-linux-arm64-musl@0.2.2': KURRENT,
  '@kurrent/bridge-linux-x64-gnu@0.2.2': KURRENT,
  '@kurrent/bridge-linux-x64-musl@0.2.2': KURRENT,
  '@kurrent/bridge-win32-x64-msvc@0.2.2': KURRENT,
};

export interface Package {
  /** Where it is installed. */
  readonly name: string;
  /** What is installed there: another one where an override puts it. */
  readonly packageName: string;
  readonly version: string;
  /** An SPDX expression; empty where the package names none. */
  readonly licence: string;
}

interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Every package that the lock file installs without development dependencies, our own left out. */
export function productionPackages(root: string): readonly Package[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return Object.entries(packages)
    .filter(([place, { dev, link }]) => place.includes('node_modules/') && !dev && !link)
    .map(([place, { version = '', license = '', ...entry }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, packageName: entry.name ?? name, version, licence: READ_BY_US[`${name}@${version}`] ?? license };
    });
}

/** Those whose licence is not among the allowed. */
export const refusedLicences = (packages: readonly Package[]) => packages.filter(({ licence }) => !isAllowed(licence));

/** Of an SPDX expression: one side of OR is enough, both sides of AND must do; AND binds closer. */
export function isAllowed(expression: string): boolean {
  const words = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let allowed = both();
    while (words[at] === 'OR') {
      at++;
      allowed = both() || allowed;
    }
    return allowed;
  };
  const both = (): boolean => {
    let allowed = one();
    while (words[at] === 'AND') {
      at++;
      allowed = one() && allowed;
    }
    return allowed;
  };
  const one = (): boolean => {
    const word = words[at++];
    if (word !== '(') return word !== undefined && ALLOWED.has(word);
    const allowed = either();
    return words[at++] === ')' && allowed;
  };
  return either() && at === words.length;
}
