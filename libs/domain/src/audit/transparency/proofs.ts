import { nodeHash, type Hash } from './merkle.js';

/**
 * Whether `proof` shows that `leaf` stands at `index` (from 0) in the tree of `size` leaves with this root.
 * RFC 9162, 2.1.3.2.
 */
export function includes(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [at, last, found] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      found = nodeHash(sibling, found);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      found = nodeHash(found, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && found.equals(root);
}

/**
 * Whether `proof` shows that the tree of `newer` leaves only added to the one of `older` leaves.
 * RFC 9162, 2.1.4.2; a tree is consistent with the empty one and with itself, without any proof.
 */
export function isConsistent(
  older: { readonly size: number; readonly root: Hash },
  newer: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  if (older.size > newer.size || older.size < 0) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return proof.length === 0;
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (!first) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [was, is] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      was = nodeHash(hash, was);
      is = nodeHash(hash, is);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      is = nodeHash(is, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && was.equals(older.root) && is.equals(newer.root);
}

// Sizes are safe integers: the operators on bits would cut them at 32.
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n)) && 2 ** Math.round(Math.log2(n)) === n;
