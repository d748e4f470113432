import type { Readable } from 'node:stream';

import { isScope } from '@consorzi/domain/shared';

/**
 * Where evidence files stay for good, by what they hold: `<scope>/<sha256>`. The same file given twice is one file. What
 * may be read is not decided here: the right comes from the row that names the file.
 */
export interface FileStore {
  /** Takes over a file of this machine (it is moved or copied; the caller drops what is left of it). */
  commit(scope: string, sha256: string, file: string, byte: number): Promise<void>;
  /** Null where there is none. */
  open(scope: string, sha256: string): Promise<{ readonly byte: number; readonly stream: Readable } | null>;
  has(scope: string, sha256: string): Promise<boolean>;
  /** All files of a scope, with when they came. */
  list(scope: string): AsyncIterable<{ readonly sha256: string; readonly at: Date }>;
  /** One that is not there is gone already. */
  remove(scope: string, sha256: string): Promise<void>;
}

const SHA256 = /^[0-9a-f]{64}$/;
/** True for a SHA-256 in lower-case hex. */
export const isSha256 = (value: string): boolean => SHA256.test(value);

/**
 * The two parts of a key. Neither can hold a dot or a slash, so that no path can be made to leave the store.
 * @throws RangeError for what is no scope or no hash.
 */
export function keyOf(scope: string, sha256: string): readonly [scope: string, sha256: string] {
  if (!isScope(scope) || !isSha256(sha256)) throw new RangeError('not the key of a file');
  return [scope, sha256];
}
