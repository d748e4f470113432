import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { isScope } from '@consorzi/domain/shared';
import type { Cancellazione } from '@consorzi/projections/audit';
import * as z from 'zod';

import { BootRefused } from '../../boot/entry-point.js';

/** A line of the list. */
const Riga = z.strictObject({
  tipo: z.enum(['testo', 'nome', 'nomeRipristinato']),
  id: z.uuid(),
  data: z.iso.datetime({ precision: 3 }),
}) satisfies z.ZodType<Cancellazione>;

const SUFFIX = '.ndjson';

/**
 * The list of erasures, kept beside the database and not in its backups: one file a scope, a line each, ids and dates
 * only, never shortened. A copy of the data from before an erasure is put right by it.
 */
export class ElencoCancellazioni {
  /** @param folder `CANCELLAZIONI_DIR` */
  constructor(private readonly folder: string) {}

  /** Makes the folder where it is missing and writes in it. @throws BootRefused naming the variable. */
  async prova(): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const probe = path.join(this.folder, `.prova-${process.pid}`);
      await (await open(probe, 'w', 0o600)).close();
      await rm(probe);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      throw new BootRefused(`La cartella di CANCELLAZIONI_DIR non si lascia scrivere (${code}).`);
    }
  }

  /** Scopes that have a list. */
  async scopes(): Promise<readonly string[]> {
    const files = await readdir(this.folder).catch(missing([]));
    const names = files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
    return names.filter(isScope).sort();
  }

  /**
   * What was erased in a scope, in the order of the lines. A last line without an end is one whose writing was cut off:
   * it was never answered as done, its event stands in the log. @throws BootRefused for any other that cannot be read.
   */
  async leggi(scope: string): Promise<readonly Cancellazione[]> {
    const lines = (await readFile(this.file(scope), 'utf8').catch(missing(''))).split('\n').slice(0, -1);
    return lines.map((line, index) => {
      const riga = Riga.safeParse(parsed(line));
      if (riga.success) return riga.data;
      throw new BootRefused(
        `Nell'elenco delle cancellazioni di CANCELLAZIONI_DIR la riga ${index + 1} di ${scope}${SUFFIX} è illeggibile.`,
      );
    });
  }

  /**
   * Puts those that are not there yet; resolves once they are on the disk. The same one put again changes nothing.
   * @returns how many were new.
   */
  async aggiungi(scope: string, cancellazioni: readonly Cancellazione[]): Promise<number> {
    if (cancellazioni.length === 0) return 0;
    const known = new Set((await this.leggi(scope)).map(rigaOf));
    const fresh = [...new Set(cancellazioni.map(rigaOf))].filter((riga) => !known.has(riga));
    if (fresh.length === 0) return 0;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.file(scope), 'a+', 0o600);
    try {
      await cutOffTail(file);
      await file.appendFile(fresh.map((riga) => `${riga}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(this.folder);
    return fresh.length;
  }

  private file(scope: string): string {
    if (!isScope(scope)) throw new Error(`not a scope: ${scope}`);
    return path.join(this.folder, `${scope}${SUFFIX}`);
  }
}

const rigaOf = ({ tipo, id, data }: Cancellazione): string => JSON.stringify({ tipo, id, data });

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Takes away what a power cut left of a line, so that the next one does not go on with it. */
async function cutOffTail(file: Awaited<ReturnType<typeof open>>): Promise<void> {
  const text = await file.readFile('utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
}

/** A new file's name is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** What stands for a file or folder that is not there. */
const missing =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
