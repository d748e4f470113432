import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** The bytes on the disk are no longer those that were taken in. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged';
}

/**
 * Lets a file through and keeps its last part back until the whole has proved to be what its key says: a damaged file
 * ends in the middle, and nobody takes it for whole.
 */
export class Whole extends Transform {
  private readonly hash = createHash('sha256');
  private held: Buffer | null = null;

  constructor(private readonly sha256: string) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    if (this.held) this.push(this.held);
    this.held = chunk;
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.hash.digest('hex') !== this.sha256) return done(new FileDamaged('a file of the store is damaged'));
    done(null, this.held);
  }
}
