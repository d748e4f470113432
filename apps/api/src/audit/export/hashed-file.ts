import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

import type { FileEntry } from '@consorzi/domain/audit';

const BUFFER = 1 << 20;

/** A file that is written once, from its beginning, and knows its size and hash when it is closed. */
export class HashedFile {
  private readonly hash = createHash('sha256');
  private size = 0;
  private waiting: Buffer[] = [];
  private held = 0;

  private constructor(private readonly file: FileHandle) {}

  /** The file must not be there yet. */
  static async create(path: string): Promise<HashedFile> {
    return new HashedFile(await open(path, 'wx'));
  }

  async write(content: string | Buffer): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.waiting.push(bytes);
    this.held += bytes.length;
    if (this.held >= BUFFER) await this.flush();
  }

  async close(): Promise<FileEntry> {
    await this.flush();
    await this.file.close();
    return { size: this.size, sha256: this.hash.digest('hex') };
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.waiting);
    [this.waiting, this.held] = [[], 0];
    this.hash.update(bytes);
    this.size += bytes.length;
    await this.file.writeFile(bytes);
  }
}
