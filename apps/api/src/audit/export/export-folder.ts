import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import { formatManifest, MANIFEST, type FileEntry, type Manifest } from '@consorzi/domain/audit';

import { HashedFile } from './hashed-file.js';

/** Why nothing was exported. */
export const EXPORT_REFUSALS = {
  CARTELLA_NON_VUOTA: 'La cartella indicata esiste e non è vuota.',
  ENTE_SCONOSCIUTO: 'Nessun ente ha questo nome.',
  NON_SIGILLATO: 'Il registro non ha ancora un checkpoint firmato: riprovare tra un minuto.',
  PIANO_SCONOSCIUTO: 'Il piano non esiste a quel momento.',
  OBIETTIVO_SCONOSCIUTO: 'Un obiettivo indicato non è del piano a quel momento.',
  ALBERO_INCOMPLETO: 'L’albero del registro non è intero: va rifatto con «audit tree rebuild».',
  VERIFICATORE_MANCANTE: 'Il verificatore non è stato compilato su questa installazione.',
} as const;
export type ExportRefusal = keyof typeof EXPORT_REFUSALS;

export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
  /** @param about what was asked for, where the sentence alone would not say. */
  constructor(
    readonly code: ExportRefusal,
    about?: string,
  ) {
    super(about === undefined ? EXPORT_REFUSALS[code] : `${EXPORT_REFUSALS[code].slice(0, -1)}: ${about}.`);
  }
}

/** A folder that comes to be whole or not at all: written beside, with its manifest last, then put in its place. */
export class ExportFolder {
  private readonly partial: string;
  private readonly files = new Map<string, HashedFile>();
  private readonly entries: Record<string, FileEntry> = {};

  /** @throws ExportRefused CARTELLA_NON_VUOTA */
  constructor(private readonly out: string) {
    assertEmpty(out);
    this.partial = `${path.resolve(out)}.${process.pid}.parziale`;
    rmSync(this.partial, { recursive: true, force: true });
    mkdirSync(this.partial, { recursive: true });
  }

  async create(name: string): Promise<HashedFile> {
    const file = await HashedFile.create(path.join(this.partial, name));
    this.files.set(name, file);
    return file;
  }

  async put(name: string, content: string | Buffer): Promise<void> {
    await (await this.create(name)).write(content);
  }

  /** Closes every file, writes the manifest, and puts the folder in its place. */
  async finish(manifest: Omit<Manifest, 'files' | 'format' | 'version'>): Promise<Manifest> {
    for (const [name, file] of [...this.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      this.entries[name] = await file.close();
    }
    const whole: Manifest = { format: 'consorzi-audit', version: 1, ...manifest, files: this.entries };
    const file = await HashedFile.create(path.join(this.partial, MANIFEST));
    await file.write(formatManifest(whole));
    await file.close();
    assertEmpty(this.out);
    renameSync(this.partial, path.resolve(this.out));
    return whole;
  }

  /** Leaves nothing behind. */
  async drop(): Promise<void> {
    for (const file of this.files.values()) await file.close().catch(() => undefined);
    rmSync(this.partial, { recursive: true, force: true });
  }
}

/** Writes a folder with `work`; nothing of it stays where that throws. */
export async function intoFolder<T>(out: string, work: (folder: ExportFolder) => Promise<T>): Promise<T> {
  const folder = new ExportFolder(out);
  try {
    return await work(folder);
  } catch (error) {
    await folder.drop();
    throw error;
  }
}

function assertEmpty(out: string): void {
  let entries: readonly string[];
  try {
    entries = readdirSync(out);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new ExportRefused('CARTELLA_NON_VUOTA');
  }
  if (entries.length > 0) throw new ExportRefused('CARTELLA_NON_VUOTA');
}
