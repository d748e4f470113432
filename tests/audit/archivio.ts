import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { fromBufferPromise } from 'yauzl';

/** All bytes of a stream. */
export async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Unpacks an archive of one folder into a folder of its own; returns that folder. */
export async function unpacked(archive: Buffer): Promise<string> {
  const dir = mkdtempSync(path.join(tmpdir(), 'consorzi-zip-'));
  let folder = '';
  const zip = await fromBufferPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const file = path.join(dir, entry.fileName);
    folder = path.dirname(file);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, await bytesOf(await zip.openReadStreamPromise(entry)));
  }
  return folder;
}
