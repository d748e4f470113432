import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ZipFile } from 'yazl';

import { Whole, type FileStore } from '../../../files/index.js';
import type { Dossier } from './contenuto.js';
import { indiceCsv, indiceHtml, type Testata } from './indice.js';

/** As the build makes it; beside the compiled code, also for who runs the sources. */
const VERIFICA = path.resolve(
  import.meta.dirname.replace(`${path.sep}apps${path.sep}api${path.sep}src${path.sep}`, `${path.sep}apps${path.sep}api${path.sep}dist${path.sep}`), // prettier-ignore
  'verifica.js',
);

/** Some of its files are not to be had: a dossier is whole or is none. */
export class DossierIncompleto extends Error {
  override readonly name = 'DossierIncompleto';
  constructor(readonly mancanti: number) {
    super(`${mancanti} file del dossier non sono al momento disponibili.`);
  }
}

/**
 * One ZIP: documents in a folder for each expense, an index to read and one to reckon with, the hash of every file and
 * what checks them. Made while it is sent; every hash is known before, as documents are named by theirs.
 * @throws DossierIncompleto before anything is sent
 */
export async function zipDelDossier(
  store: FileStore,
  scope: string,
  dossier: Dossier,
  testata: Testata,
): Promise<NodeJS.ReadableStream> {
  const files = dossier.voci.flatMap(({ documenti }) => documenti);
  const there = new Map<string, boolean>();
  for (const { documento } of files) {
    const { sha256 } = documento;
    if (!there.has(sha256)) there.set(sha256, await store.has(scope, sha256));
  }
  const missing = [...there.values()].filter((one) => !one).length;
  if (missing > 0) throw new DossierIncompleto(missing);

  const zip = new ZipFile();
  const mtime = new Date(testata.fattoIl);
  const manifest: Record<string, { byte: number; sha256: string }> = {};
  const put = (name: string, content: Buffer) => {
    manifest[name] = { byte: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    zip.addBuffer(content, name, { mtime, mode: 0o100644 });
  };
  put('indice.html', Buffer.from(indiceHtml(dossier, testata)));
  put('indice.csv', Buffer.from(indiceCsv(dossier)));
  put('verify.mjs', Buffer.from(readFileSync(VERIFICA, 'utf8').replaceAll(/^\/\/# sourceMappingURL=.*\n?/gm, '')));
  for (const { percorso, documento } of files) {
    const { sha256, byte, mediaType } = documento;
    manifest[percorso] = { byte, sha256 };
    // What is packed already gains nothing by being packed again.
    const compress = mediaType === 'application/xml' || mediaType === 'text/plain';
    zip.addReadStreamLazy(percorso, { mtime, mode: 0o100644, compress }, (give) => {
      store.open(scope, sha256).then(
        (found) => give(found ? null : new Error('a file went away'), (found?.stream.pipe(new Whole(sha256)) ?? null)!),
        (error: unknown) => give(error, null!),
      );
    });
  }
  const whole = { formato: 'consorzi-dossier', versione: 1, ente: testata.ente, periodo: testata.periodo, fattoIl: testata.fattoIl, file: manifest }; // prettier-ignore
  zip.addBuffer(Buffer.from(`${JSON.stringify(whole, null, 2)}\n`), 'manifest.json', { mtime, mode: 0o100644 });
  zip.end();
  // yazl says on itself what went wrong; who reads the ZIP must hear of it.
  zip.on('error', (error: Error) => (zip.outputStream as import('node:stream').Readable).destroy(error));
  return zip.outputStream;
}
