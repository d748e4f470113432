import { EMPTY_ROOT, HASH_BYTES, nodeHash, rootOf, type Hash } from './merkle.js';

/** Hashes a tile holds at most: eight levels of the tree (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/**
 * Hashes of the complete subtrees of 256^level leaves, from number `index * 256` on, one after the other. The last tile
 * of a level may be partial.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/** The tile as it is kept; undefined where there is none. */
export type LoadTile = (level: number, index: number) => Promise<Buffer | undefined>;

/** The tiles that change when leaves are added to a tree of `size` leaves, whose partial tiles `load` gives. */
export async function extendTiles(size: number, leaves: readonly Hash[], load: LoadTile): Promise<readonly Tile[]> {
  const tiles: Tile[] = [];
  let [start, added] = [size, leaves];
  for (let level = 0; added.length > 0; level += 1) {
    const kept = start % TILE_WIDTH;
    const first = (start - kept) / TILE_WIDTH;
    const before = kept === 0 ? Buffer.alloc(0) : await load(level, first);
    if (before === undefined || before.length < kept * HASH_BYTES) throw new TileMissing(level, first);
    const hashes = Buffer.concat([before.subarray(0, kept * HASH_BYTES), ...added]);
    const full: Hash[] = [];
    for (let at = 0; at < hashes.length; at += TILE_WIDTH * HASH_BYTES) {
      const own = hashes.subarray(at, at + TILE_WIDTH * HASH_BYTES);
      tiles.push({ level, index: first + at / (TILE_WIDTH * HASH_BYTES), hashes: own });
      if (own.length === TILE_WIDTH * HASH_BYTES) full.push(rootOf(hashesOf(own)));
    }
    [start, added] = [first, full];
  }
  return tiles;
}

/** A tree read through its tiles, a few of them for any question: what is kept is 1/255 more than the leaves' hashes. */
export class TiledTree {
  readonly #loaded = new Map<string, Promise<Buffer>>();

  constructor(private readonly load: LoadTile) {}

  /** Root over the first `size` leaves. @throws TileMissing */
  root(size: number): Promise<Hash> {
    return size === 0 ? Promise.resolve(EMPTY_ROOT) : this.range(0, size);
  }

  /** Hash of the leaf at `index`. @throws TileMissing */
  leaf(index: number): Promise<Hash> {
    return this.subtree(0, index);
  }

  /** That the leaf at `index` stands in the tree of `size` leaves (RFC 6962, 2.1.1). @throws TileMissing, RangeError */
  async inclusionProof(index: number, size: number): Promise<readonly Hash[]> {
    if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} of ${size}`);
    const path: Promise<Hash>[] = [];
    for (let [from, to] = [0, size]; to - from > 1;) {
      const middle = from + leftSize(to - from);
      path.unshift(index < middle ? this.range(middle, to) : this.range(from, middle));
      if (index < middle) to = middle;
      else from = middle;
    }
    return Promise.all(path);
  }

  /** That the tree of `newer` leaves begins with the one of `older` (RFC 6962, 2.1.2). @throws TileMissing, RangeError */
  async consistencyProof(older: number, newer: number): Promise<readonly Hash[]> {
    if (!(older >= 0 && older <= newer)) throw new RangeError(`${older} leaves of ${newer}`);
    if (older === 0 || older === newer) return [];
    const proof: Promise<Hash>[] = [];
    let [from, to] = [0, newer];
    while (older !== to) {
      const middle = from + leftSize(to - from);
      proof.unshift(older <= middle ? this.range(middle, to) : this.range(from, middle));
      if (older <= middle) to = middle;
      else from = middle;
    }
    // The verifier knows the root of the older tree itself, and needs what is only a part of it.
    if (from > 0) proof.unshift(this.range(from, to));
    return Promise.all(proof);
  }

  /** MTH of the leaves `from` to `to` (excluded), as the recursion of the RFC meets them. */
  private async range(from: number, to: number): Promise<Hash> {
    const size = to - from;
    const height = Math.floor(Math.log2(size));
    if (2 ** height === size) return this.subtree(height, from / size);
    const middle = from + leftSize(size);
    return nodeHash(...(await Promise.all([this.range(from, middle), this.range(middle, to)])));
  }

  /** The complete subtree number `index` of `2^height` leaves. */
  private async subtree(height: number, index: number): Promise<Hash> {
    const level = Math.floor(height / TILE_HEIGHT);
    const count = 2 ** (height % TILE_HEIGHT);
    const first = index * count;
    const tile = Math.floor(first / TILE_WIDTH);
    const start = (first - tile * TILE_WIDTH) * HASH_BYTES;
    const hashes = (await this.tile(level, tile)).subarray(start, start + count * HASH_BYTES);
    if (hashes.length < count * HASH_BYTES) throw new TileMissing(level, tile);
    return rootOf(hashesOf(hashes));
  }

  private tile(level: number, index: number): Promise<Buffer> {
    const key = `${level}/${index}`;
    const loaded =
      this.#loaded.get(key) ??
      this.load(level, index).then((tile) => {
        if (tile === undefined) throw new TileMissing(level, index);
        return tile;
      });
    this.#loaded.set(key, loaded);
    return loaded;
  }
}

/** A tile that the tree must have is not there, or not whole. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
  constructor(
    readonly level: number,
    readonly index: number,
  ) {
    super(`tile ${level}/${index} is missing or too short`);
  }
}

/** Leaves of the left subtree: the largest power of two smaller than `size`. */
function leftSize(size: number): number {
  const height = Math.floor(Math.log2(size));
  return 2 ** height === size ? size / 2 : 2 ** height;
}

function hashesOf(bytes: Buffer): readonly Hash[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}
