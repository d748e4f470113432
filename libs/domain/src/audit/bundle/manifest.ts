import { isScope } from '../../shared/index.js';
import { Fault } from './faults.js';

/** Files of a bundle, besides its manifest. */
export const BUNDLE_FILES = [
  'README.md',
  'checkpoints.ndjson',
  'digests.json',
  'events.ndjson',
  'leaves.bin',
  'policy',
  'texts.ndjson',
  'verify.mjs',
] as const;

/** Files of a dossier, besides its manifest: the proofs of its events in the place of the whole tree. */
export const DOSSIER_FILES = [
  'README.md',
  'checkpoints.ndjson',
  'documento.html',
  'events.ndjson',
  'policy',
  'proofs.ndjson',
  'texts.ndjson',
  'verify.mjs',
] as const;

export const MANIFEST = 'manifest.json';
/** Longest manifest, in bytes. */
export const MAX_MANIFEST = 64 << 10;

export type BundleKind = 'bundle' | 'dossier';

/** Size in bytes and SHA-256 (hex) of a file. */
export interface FileEntry {
  readonly size: number;
  readonly sha256: string;
}

/** What a folder says of itself. No signature stands for it: only what is signed elsewhere is proved. */
export interface Manifest {
  readonly format: 'consorzi-audit';
  readonly version: 1;
  readonly kind: BundleKind;
  readonly scope: string;
  readonly denominazione: string;
  /** The name of the log, as its checkpoints and its key bear it. */
  readonly origin: string;
  /** Events in it. */
  readonly events: number;
  /** Of the last event of the log when it was exported; -1 for none. */
  readonly position: number;
  /** ISO with milliseconds. */
  readonly exportedAt: string;
  readonly files: Readonly<Record<string, FileEntry>>;
}

export const formatManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** @throws Fault MANIFESTO_ILLEGGIBILE */
export function parseManifest(text: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    throw new Fault('MANIFESTO_ILLEGGIBILE', { detail: 'non è JSON' });
  }
  const wrong = fieldThatIsWrong(manifest);
  if (wrong !== undefined) throw new Fault('MANIFESTO_ILLEGGIBILE', { detail: wrong });
  return manifest;
}

function fieldThatIsWrong(manifest: Manifest): string | undefined {
  if (typeof manifest !== 'object' || manifest === null) return 'non è un oggetto';
  const { format, version, kind, scope, denominazione, origin, events, position, exportedAt, files } = manifest;
  if (format !== 'consorzi-audit' || version !== 1) return 'format, version';
  if (kind !== 'bundle' && kind !== 'dossier') return 'kind';
  if (typeof scope !== 'string' || !isScope(scope)) return 'scope';
  if (!isWord(denominazione) || !isWord(origin) || !isWord(exportedAt)) return 'denominazione, origin, exportedAt';
  if (!isCount(events) || !Number.isSafeInteger(position) || position < -1) return 'events, position';
  if (typeof files !== 'object' || files === null) return 'files';
  const expected: readonly string[] = kind === 'bundle' ? BUNDLE_FILES : DOSSIER_FILES;
  if (Object.keys(files).sort().join() !== [...expected].sort().join()) return 'files';
  const isEntry = ({ size, sha256 }: FileEntry) => isCount(size) && /^[0-9a-f]{64}$/.test(sha256);
  return Object.values(files).every((entry) => entry && isEntry(entry)) ? undefined : 'files';
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isWord = (value: unknown): boolean => typeof value === 'string' && value.length <= 1_000;
