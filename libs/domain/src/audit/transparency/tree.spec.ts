import fc from 'fast-check';

import {
  EMPTY_ROOT,
  extendTiles,
  Frontier,
  HASH_BYTES,
  includes,
  isConsistent,
  leafHash,
  TILE_WIDTH,
  TiledTree,
  TileMissing,
} from './index.js';
import { mth, path, proof } from './testing/rfc6962.js';

/** The leaves and roots that implementations of Certificate Transparency exchange to know that they agree. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const textOf = (hex: string): string => Buffer.from(hex, 'hex').toString('utf8');
const words = (size: number): string[] => Array.from({ length: size }, (_, index) => `leaf ${index}`);
const bytes = (leaves: readonly string[]): Buffer[] => leaves.map((leaf) => Buffer.from(leaf));

/** Tiles in a map, added to in parts. */
async function grown(parts: readonly (readonly string[])[]): Promise<TiledTree> {
  const kept = new Map<string, Buffer>();
  const load = (level: number, index: number) => Promise.resolve(kept.get(`${level}/${index}`));
  let size = 0;
  for (const part of parts) {
    for (const { level, index, hashes } of await extendTiles(size, part.map(leafHash), load)) {
      kept.set(`${level}/${index}`, hashes);
    }
    size += part.length;
  }
  return new TiledTree(load);
}

const followed = (leaves: readonly string[]): Frontier => {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.append(leafHash(leaf));
  return frontier;
};

describe('the tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))('of $size known leaves has the known root', ({ size, root }) => {
    expect(followed(LEAVES.slice(0, size).map(textOf)).root().toString('hex')).toBe(root);
  });

  it('of no leaves is the hash of nothing', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(ROOTS[0]);
  });

  it('has the same root by its frontier, by its tiles and by the definition, in whatever parts it grew', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const leaves = words(lengths.reduce((sum, one) => sum + one, 0));
        let from = 0;
        const tree = await grown(lengths.map((length) => leaves.slice(from, (from += length))));
        const expected = mth(bytes(leaves));
        expect(followed(leaves).root()).toEqual(expected);
        expect(await tree.root(leaves.length)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('goes over more than one level of tiles', async () => {
    const leaves = words(TILE_WIDTH * TILE_WIDTH + 3);
    const tree = await grown([leaves.slice(0, 1_000), leaves.slice(1_000, 65_535), leaves.slice(65_535)]);
    expect(await tree.root(leaves.length)).toEqual(followed(leaves).root());
    const inclusion = await tree.inclusionProof(65_536, leaves.length);
    expect(includes(leafHash('leaf 65536'), 65_536, leaves.length, inclusion, followed(leaves).root())).toBe(true);
  });

  it('gives the paths of the definition, and they hold', async () => {
    const leaves = words(70);
    const tree = await grown([leaves]);
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = mth(bytes(leaves.slice(0, size)));
      for (let index = 0; index < size; index += 1) {
        const found = await tree.inclusionProof(index, size);
        expect(found).toEqual(path(index, bytes(leaves.slice(0, size))));
        expect(includes(leafHash(leaves[index]!), index, size, found, root)).toBe(true);
        expect(includes(leafHash('another'), index, size, found, root)).toBe(false);
      }
    }
  });

  it('gives the proofs of the definition, and they hold', async () => {
    const leaves = words(70);
    const tree = await grown([leaves]);
    const rootAt = (size: number) => ({ size, root: mth(bytes(leaves.slice(0, size))) });
    for (let newer = 1; newer <= leaves.length; newer += 1) {
      for (let older = 0; older <= newer; older += 1) {
        const found = await tree.consistencyProof(older, newer);
        if (older > 0 && older < newer) expect(found).toEqual(proof(older, bytes(leaves.slice(0, newer))));
        expect(isConsistent(rootAt(older), rootAt(newer), found)).toBe(true);
        if (older > 0 && older < newer) {
          const other = { size: older, root: leafHash('another') };
          expect(isConsistent(other, rootAt(newer), found)).toBe(false);
          expect(isConsistent(rootAt(older), { size: newer, root: leafHash('another') }, found)).toBe(false);
        }
      }
    }
  });

  it('believes no proof that was changed, cut or lengthened', async () => {
    const leaves = words(200);
    const tree = await grown([leaves]);
    const cases = fc.record({
      a: fc.nat(199),
      b: fc.nat(199),
      at: fc.nat(20),
      how: fc.constantFrom('change', 'cut', 'add'),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ a, b, at, how }) => {
        const [index, size] = [Math.min(a, b), Math.max(a, b) + 1];
        const root = mth(bytes(leaves.slice(0, size)));
        const spoilt = (proofOf: readonly Buffer[]) => {
          const spoiled = [...proofOf];
          if (how === 'change' && spoiled.length > 0) spoiled[at % spoiled.length] = leafHash('another');
          else if (how === 'cut' && spoiled.length > 0) spoiled.splice(at % spoiled.length, 1);
          else spoiled.splice(at % (spoiled.length + 1), 0, leafHash('another'));
          return spoiled;
        };
        const inclusion = spoilt(await tree.inclusionProof(index, size));
        expect(includes(leafHash(leaves[index]!), index, size, inclusion, root)).toBe(false);
        const older = { size: index + 1, root: mth(bytes(leaves.slice(0, index + 1))) };
        const consistency = spoilt(await tree.consistencyProof(older.size, size));
        expect(isConsistent(older, { size, root }, consistency)).toBe(false);
      }),
    );
  });

  it('says which tile is missing or too short', async () => {
    const nothing = new TiledTree(() => Promise.resolve(undefined));
    await expect(nothing.root(3)).rejects.toThrow(TileMissing);
    const short = new TiledTree(() => Promise.resolve(Buffer.alloc(2 * HASH_BYTES)));
    await expect(short.root(3)).rejects.toThrow('tile 0/0');
    await expect(extendTiles(5, [leafHash('a')], () => Promise.resolve(undefined))).rejects.toThrow(TileMissing);
  });
});
