import { createHash } from 'node:crypto';

import type { JsonObject } from '@consorzi/domain/shared';
import canonicalizeModule from 'canonicalize';

/** The package's types speak of a default export, its CommonJS code is the function itself. */
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string;

/**
 * SHA-256 of a read model of one scope: a line per current row (ordered by key, in UTF-8 bytes), then one per version
 * (by key, then position), each the RFC 8785 form of an array. The generation is left out: a rebuild gives the same.
 */
export class ModelDigest {
  private readonly hash = createHash('sha256');

  row(key: string, position: number, removed: boolean, row: JsonObject): void {
    this.line(rowLine(key, position, removed, row));
  }

  version(key: string, position: number, row: JsonObject | null): void {
    this.line(versionLine(key, position, row));
  }

  /** A column that queries filter by does not hold what its row says: such a table can never give a true digest. */
  falseFilter(key: string, field: string, value: string | null): void {
    this.line(canonicalize(['filter', key, field, value]));
  }

  /** Hex. The digest is finished by it. */
  hex(): string {
    return this.hash.digest('hex');
  }

  /** A line as `rowLine` and `versionLine` give it: for who keeps lines rather than rows until they are in order. */
  line(line: string): void {
    this.hash.update(`${line}\n`, 'utf8');
  }
}

/** What the digest takes of a current row. */
export const rowLine = (key: string, position: number, removed: boolean, row: JsonObject): string =>
  canonicalize(['row', key, position, removed, row]);

/** What it takes of a version. */
export const versionLine = (key: string, position: number, row: JsonObject | null): string =>
  canonicalize(['version', key, position, row]);
