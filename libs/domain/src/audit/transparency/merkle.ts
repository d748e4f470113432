import { hash } from 'node:crypto';

/** SHA-256, 32 bytes. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

/** Root of the tree without leaves (RFC 6962, 2.1): the hash of nothing. */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer');

/** MTH of one leaf. The prefix 0x00 keeps a leaf from ever being taken for a node. `leaf` counts by its UTF-8 bytes. */
export function leafHash(leaf: string): Hash {
  return hash('sha256', `\0${leaf}`, 'buffer');
}

/** MTH of two subtrees: SHA-256 over 0x01, left, right. */
export function nodeHash(left: Hash, right: Hash): Hash {
  const node = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  node[0] = 1;
  left.copy(node, 1);
  right.copy(node, 1 + HASH_BYTES);
  return hash('sha256', node, 'buffer');
}

/** Root over the hashes of leaves or of complete subtrees of one size, in order. */
export function rootOf(hashes: readonly Hash[]): Hash {
  const frontier = new Frontier();
  for (const one of hashes) frontier.append(one);
  return frontier.root();
}

/**
 * A tree that grows by its right edge and keeps no more of itself than the roots of its complete subtrees, one a bit of
 * the size: a million leaves are twenty hashes. What follows a log, or checks one, needs nothing else.
 */
export class Frontier {
  #size = 0;
  /** By height; a height that the size has no bit for is undefined. */
  readonly #subtrees: (Hash | undefined)[] = [];

  get size(): number {
    return this.#size;
  }

  append(leaf: Hash): void {
    let carried = leaf;
    let height = 0;
    for (let full = this.#subtrees[height]; full; full = this.#subtrees[++height]) {
      carried = nodeHash(full, carried);
      this.#subtrees[height] = undefined;
    }
    this.#subtrees[height] = carried;
    this.#size += 1;
  }

  /** Root over all that was appended. */
  root(): Hash {
    let root: Hash | undefined;
    for (const subtree of this.#subtrees) {
      if (subtree) root = root ? nodeHash(subtree, root) : subtree;
    }
    return root ?? EMPTY_ROOT;
  }
}
