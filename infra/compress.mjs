// Compresses the built pages once, so that no answer is ever compressed while it is being written: an answer that held
// secrets beside words of the request would give the secrets away by its length (BREACH). Only files are compressed.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The folder, inside that of the pages, of their smaller twins: `<folder>/<encoding>/<path of the file>`. */
export const COMPRESSED = '.compressi';

const ENCODINGS = {
  br: (content) =>
    brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gzip: (content) => gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
};

/** Fonts and pictures are compressed already. */
const TEXT = /\.(js|css|svg|json|txt)$/;
/** Below this a twin saves less than its headers cost, in bytes. */
const SMALLEST = 1_024;

/** Writes the twins of the files under `folder` that gain by it. */
export function compressPages(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(COMPRESSED));
  for (const file of files) {
    const content = readFileSync(path.join(folder, file));
    if (content.length < SMALLEST) continue;
    for (const [encoding, compress] of Object.entries(ENCODINGS)) {
      const twin = path.join(folder, COMPRESSED, encoding, file);
      const smaller = compress(content);
      if (smaller.length >= content.length) continue;
      mkdirSync(path.dirname(twin), { recursive: true });
      writeFileSync(twin, smaller);
    }
  }
}
