import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { FileRefused } from './file-refused.js';

/** What came in, on the disk of this machine and not yet a document. */
export interface Received {
  readonly file: string;
  readonly byte: number;
  readonly sha256: string;
  /** Leaves nothing behind; after a commit there is nothing left to drop. */
  drop(): Promise<void>;
}

/** So old, one that is still here belongs to a process that ended. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/** Uploads stand here until they are looked through. Never held whole in memory: hashed and written as they come. */
export class Quarantine {
  constructor(private readonly folder: string) {}

  /**
   * Writes what comes to a file of its own. Too much, or a source that breaks off, leaves nothing.
   * @throws FileRefused FILE_TROPPO_GRANDE as soon as it is seen, FILE_VUOTO; whatever the source throws
   */
  async receive(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Received> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, randomUUID());
    const drop = () => rm(file, { force: true });
    const handle = await open(file, 'wx', 0o600);
    const hash = createHash('sha256');
    let byte = 0;
    try {
      for await (const chunk of source) {
        byte += chunk.length;
        if (byte > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      if (byte === 0) throw new FileRefused('FILE_VUOTO');
      await handle.sync();
    } catch (error) {
      await handle.close();
      await drop();
      throw error;
    }
    await handle.close();
    return { file, byte, sha256: hash.digest('hex'), drop };
  }

  /** Drops what a process that ended in the middle left behind. @returns how many files. */
  async sweep(now: Date): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    let swept = 0;
    for await (const { name } of await opendir(this.folder)) {
      const file = path.join(this.folder, name);
      const found = await stat(file).catch(() => null);
      if (!found || now.getTime() - found.mtimeMs < LEFT_BEHIND_MS) continue;
      await rm(file, { force: true });
      swept++;
    }
    return swept;
  }
}

export const tooLarge = (maxBytes: number) =>
  new FileRefused('FILE_TROPPO_GRANDE', `al massimo ${Math.floor(maxBytes / 1_000_000)} MB`);
