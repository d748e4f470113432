import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';

// yazl: streams with back-pressure, ZIP64, one small dependency, MIT, by the author of the yauzl that reads uploads.
import { ZipFile } from 'yazl';

/** The files of a folder as one ZIP, made while it is read; `name` is the folder within it. */
export function zipOf(dir: string, name: string, mtime: Date): NodeJS.ReadableStream {
  const zip = new ZipFile();
  for (const file of readdirSync(dir).sort()) {
    const open = (give: (error: unknown, stream: NodeJS.ReadableStream) => void) =>
      give(null, createReadStream(path.join(dir, file)));
    zip.addReadStreamLazy(`${name}/${file}`, { mtime, mode: 0o100644 }, open);
  }
  zip.end();
  return zip.outputStream;
}
