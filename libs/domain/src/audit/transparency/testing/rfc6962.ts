import { createHash } from 'node:crypto';

/**
 * The tree of RFC 6962 a second time, word for word as section 2.1 defines it: recursive over the list of leaves, slow,
 * and sharing no line with the one that is used.
 */
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The largest power of two smaller than n. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** MTH(D[n]). */
export function mth(d: readonly Uint8Array[]): Buffer {
  if (d.length === 0) return sha256();
  if (d.length === 1) return sha256(Uint8Array.of(0), d[0]!);
  const left = k(d.length);
  return sha256(Uint8Array.of(1), mth(d.slice(0, left)), mth(d.slice(left)));
}

/** PATH(m, D[n]). */
export function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length === 1) return [];
  const left = k(d.length);
  return m < left
    ? [...path(m, d.slice(0, left)), mth(d.slice(left))]
    : [...path(m - left, d.slice(left)), mth(d.slice(0, left))];
}

/** PROOF(m, D[n]), 0 < m < n. */
export const proof = (m: number, d: readonly Uint8Array[]): Buffer[] => subproof(m, d, true);

function subproof(m: number, d: readonly Uint8Array[], whole: boolean): Buffer[] {
  if (m === d.length) return whole ? [] : [mth(d)];
  const left = k(d.length);
  return m <= left
    ? [...subproof(m, d.slice(0, left), whole), mth(d.slice(left))]
    : [...subproof(m - left, d.slice(left), false), mth(d.slice(0, left))];
}
