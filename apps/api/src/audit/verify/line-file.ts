import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

import { Fault, type FileEntry } from '@consorzi/domain/audit';

const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

/**
 * The lines of a file, one at a time and never read further than its manifest says: memory is bounded by the longest
 * line that is allowed, time by the size that was declared. A verifier has nothing else to do meanwhile, so that it
 * reads synchronously.
 */
export class LineFile {
  private readonly file: number;
  private readonly hash = createHash('sha256');
  private readonly chunk = Buffer.allocUnsafe(CHUNK);
  private rest: Buffer = Buffer.alloc(0);
  private lines: string[] = [];
  private at = 0;
  private left: number;

  /** @param maxLine bytes. */
  constructor(
    path: string,
    private readonly name: string,
    private readonly entry: FileEntry,
    private readonly maxLine: number,
  ) {
    this.file = openSync(path, 'r');
    this.left = entry.size;
  }

  /** Undefined at the end; a last line that does not end is one too. @throws Fault RIGA_TROPPO_LUNGA */
  next(): string | undefined {
    while (this.at >= this.lines.length) {
      if (!this.fill()) return undefined;
    }
    return this.lines[this.at++];
  }

  /** Whether nothing is left; of a file that holds what it should. */
  get isAtEnd(): boolean {
    while (this.at >= this.lines.length) if (!this.fill()) return true;
    return false;
  }

  /** Reads what is left, so that the file's hash is known. Returns the file's name. @throws Fault FILE_ALTERATO */
  close(): string {
    while (this.fill());
    closeSync(this.file);
    if (this.hash.digest('hex') !== this.entry.sha256) throw new Fault('FILE_ALTERATO', { detail: this.name });
    return this.name;
  }

  private fill(): boolean {
    const count = this.left === 0 ? 0 : readSync(this.file, this.chunk, 0, Math.min(CHUNK, this.left), null);
    if (count === 0) {
      if (this.rest.length === 0) return false;
      this.lines = [this.rest.toString('utf8')];
      this.rest = Buffer.alloc(0);
      this.at = 0;
      return true;
    }
    this.left -= count;
    const fresh = this.chunk.subarray(0, count);
    this.hash.update(fresh);
    const end = fresh.lastIndexOf(NEWLINE);
    if (this.rest.length + (end < 0 ? count : fresh.indexOf(NEWLINE)) > this.maxLine) this.tooLong();
    if (end < 0) {
      this.rest = Buffer.concat([this.rest, fresh]);
      return true;
    }
    const whole = Buffer.concat([this.rest, fresh.subarray(0, end)]).toString('utf8');
    this.rest = Buffer.from(fresh.subarray(end + 1));
    this.lines = whole.split('\n');
    this.at = 0;
    return true;
  }

  private tooLong(): never {
    throw new Fault('RIGA_TROPPO_LUNGA', { detail: this.name });
  }
}
