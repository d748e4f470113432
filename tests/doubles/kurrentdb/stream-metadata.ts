/** The JSON of `$metadata` events, where numbers go beyond what JSON.parse keeps exact. */
import type { StoredEvent } from './log.js';

export interface StreamMetadata {
  readonly $tb?: bigint;
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
  readonly $acl?: Readonly<Record<string, string | readonly string[]>>;
  readonly [key: string]: unknown;
}

/** `$tb` of a soft delete is 2^63 - 1 and must be written and read digit by digit. */
const TRUNCATE_BEFORE = /"\$tb"\s*:\s*(\d+)/;

export function readMetadata(event: StoredEvent | undefined): StreamMetadata {
  if (event === undefined) return {};
  const text = event.data.toString();
  try {
    const parsed = JSON.parse(text) as Record<string, unknown>;
    const $tb = TRUNCATE_BEFORE.exec(text)?.[1];
    return $tb === undefined ? (parsed as StreamMetadata) : ({ ...parsed, $tb: BigInt($tb) } as StreamMetadata);
  } catch {
    // Broken metadata hide nothing.
    return {};
  }
}

export function bodyOf(metadata: Record<string, unknown>): Buffer {
  const { $tb, ...rest } = metadata;
  const body = JSON.stringify(rest);
  if (typeof $tb !== 'bigint' && typeof $tb !== 'number') return Buffer.from(body);
  return Buffer.from(body === '{}' ? `{"$tb":${$tb}}` : `{"$tb":${$tb},${body.slice(1)}`);
}
