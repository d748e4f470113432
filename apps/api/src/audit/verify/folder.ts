import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

import { Fault, MANIFEST, MAX_MANIFEST, parseManifest, type FaultCode, type Manifest } from '@consorzi/domain/audit';

import { LineFile } from './line-file.js';

/** Longest file that is read whole, in bytes. */
const MAX_SMALL = 1 << 20;
/** Files that are no part of a bundle and that machines leave behind by themselves. */
const LEFT_BEHIND = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** The folder of a bundle: its manifest, and nothing in it that the manifest does not name. */
export class Folder {
  readonly manifest: Manifest;
  private readonly sizes = new Map<string, number>();
  private readonly open: LineFile[] = [];

  /**
   * @param own files of the auditor that may lie in the folder too.
   * @throws Fault CARTELLA_MANCANTE, MANIFESTO_*, FILE_MANCANTE, FILE_NON_ORDINARIO, FILE_IN_PIU
   */
  constructor(
    private readonly dir: string,
    own: readonly string[],
  ) {
    const names = entriesOf(dir);
    if (!names.includes(MANIFEST)) throw new Fault('MANIFESTO_MANCANTE');
    this.sizeOf(MANIFEST);
    this.manifest = parseManifest(readSmall(this.path(MANIFEST), MAX_MANIFEST, 'MANIFESTO_ILLEGGIBILE'));
    for (const name of Object.keys(this.manifest.files)) {
      if (!names.includes(name)) throw new Fault('FILE_MANCANTE', { detail: name });
      this.sizes.set(name, this.sizeOf(name));
    }
    const known = [MANIFEST, ...Object.keys(this.manifest.files), ...LEFT_BEHIND];
    const ownPaths = own.map((one) => path.resolve(one));
    const extra = names.find((name) => !known.includes(name) && !ownPaths.includes(path.resolve(this.path(name))));
    if (extra !== undefined) throw new Fault('FILE_IN_PIU', { detail: extra.slice(0, 100) });
  }

  /** The lines of a file of the manifest. */
  lines(name: string, maxLine: number): LineFile {
    const file = new LineFile(this.path(name), name, this.entry(name), maxLine);
    this.open.push(file);
    return file;
  }

  /** A short text of the manifest; its hash is compared by `assertAsDeclared`. */
  text(name: string, illegible: FaultCode): string {
    return readSmall(this.path(name), MAX_SMALL, illegible);
  }

  path(name: string): string {
    return path.join(this.dir, name);
  }

  /** The fault of a file that is shorter or longer than the manifest says, with what is known of its place. */
  wrongSize(name: string, place: { position?: number } = {}): Fault | undefined {
    const declared = this.entry(name).size;
    const found = this.sizes.get(name)!;
    if (found === declared) return undefined;
    const detail = `${name}: ${found} byte invece di ${declared}`;
    return new Fault(found < declared ? 'FILE_TRONCATO' : 'FILE_GONFIATO', { detail, ...place });
  }

  /**
   * Sizes and hashes of all files; those whose lines were read are not read again. Asked last: what is wrong within a
   * file says more than that something is wrong with it.
   * @throws Fault FILE_TRONCATO, FILE_GONFIATO, FILE_ALTERATO
   */
  assertAsDeclared(): void {
    for (const name of Object.keys(this.manifest.files)) {
      const fault = this.wrongSize(name);
      if (fault) throw fault;
    }
    const read = this.open.map((file) => file.close());
    for (const [name, { sha256 }] of Object.entries(this.manifest.files)) {
      if (!read.includes(name) && hashOfFile(this.path(name)) !== sha256) {
        throw new Fault('FILE_ALTERATO', { detail: name });
      }
    }
  }

  private entry(name: string) {
    return this.manifest.files[name]!;
  }

  /** Links, folders, pipes and devices are no files of a bundle: reading one might never end. */
  private sizeOf(name: string): number {
    const found = lstatSync(this.path(name));
    if (!found.isFile()) throw new Fault('FILE_NON_ORDINARIO', { detail: name });
    return found.size;
  }
}

/** The text of a file that the auditor names, at most `max` bytes. @throws Fault `illegible` */
export function readSmall(file: string, max: number, illegible: FaultCode): string {
  const found = statSync(file, { throwIfNoEntry: false });
  const name = path.basename(file);
  if (!found?.isFile()) throw new Fault(illegible, { detail: `${name}: non è un file` });
  if (found.size > max) throw new Fault(illegible, { detail: `${name}: oltre ${max} byte` });
  const bytes = Buffer.alloc(found.size);
  const handle = openSync(file, 'r');
  const count = readSync(handle, bytes, 0, bytes.length, 0);
  closeSync(handle);
  return bytes.toString('utf8', 0, count);
}

function entriesOf(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    throw new Fault('CARTELLA_MANCANTE', { detail: dir });
  }
}

function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(MAX_SMALL);
  const handle = openSync(file, 'r');
  for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
    hash.update(chunk.subarray(0, count));
  }
  closeSync(handle);
  return hash.digest('hex');
}
