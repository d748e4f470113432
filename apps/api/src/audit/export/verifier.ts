import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ExportRefused } from './export-folder.js';

/** The verifier as the build makes it; beside the compiled code, also for who runs the sources. */
const FILE = path.resolve(
  import.meta.dirname,
  import.meta.dirname.includes(`${path.sep}src${path.sep}`) ? '../../../dist/audit/verify.mjs' : '../verify.mjs',
);

/** @throws ExportRefused VERIFICATORE_MANCANTE */
export function verifierBytes(): Buffer {
  try {
    return readFileSync(FILE);
  } catch {
    throw new ExportRefused('VERIFICATORE_MANCANTE');
  }
}

/** SHA-256 (hex) of the verifier that goes into bundles: to be published apart from them. Null where there is none. */
export function verifierHash(): string | null {
  try {
    return createHash('sha256').update(readFileSync(FILE)).digest('hex');
  } catch {
    return null;
  }
}
