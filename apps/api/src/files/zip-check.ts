import { openPromise, type Entry, type ZipFile } from 'yauzl';

import { FileRefused } from './file-refused.js';

/** What an archive may cost before anything of it is unpacked. Sizes in bytes. */
export interface ZipLimits {
  readonly maxEntries: number;
  /** All entries, unpacked. */
  readonly maxUnpackedBytes: number;
  /** Unpacked over packed, for entries above one mebibyte. */
  readonly maxRatio: number;
}

/** Of a single document that is an archive by its format, or of an archive that is kept as it is. */
export const DOCUMENT_ZIP_LIMITS: ZipLimits = { maxEntries: 5_000, maxUnpackedBytes: 300_000_000, maxRatio: 250 };
/** Of a partner's whole archive. */
export const ARCHIVE_LIMITS: ZipLimits = { maxEntries: 3_000, maxUnpackedBytes: 2_000_000_000, maxRatio: 250 };

const MEBIBYTE = 1 << 20;

export interface ZipPart {
  readonly name: string;
  readonly byte: number;
  readonly entry: Entry;
}

/**
 * What an archive says that it holds, folders left out, in its own order.
 * @throws FileRefused ARCHIVIO_NON_VALIDO, ARCHIVIO_BOMBA, ARCHIVIO_PERCORSO
 */
export async function inspectZip(file: string, limits: ZipLimits): Promise<readonly ZipPart[]> {
  const zip = await openZip(file);
  try {
    return await partsOf(zip, limits);
  } finally {
    zip.close();
  }
}

/** @throws FileRefused ARCHIVIO_NON_VALIDO */
export async function openZip(file: string): Promise<ZipFile> {
  try {
    // Names stay bytes: yauzl would repair or refuse some by itself, and the refusal must say which rule was broken.
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false } as const;
    return await openPromise(file, options);
  } catch {
    throw new FileRefused('ARCHIVIO_NON_VALIDO');
  }
}

export async function partsOf(zip: ZipFile, limits: ZipLimits): Promise<readonly ZipPart[]> {
  if (zip.entryCount > limits.maxEntries) throw new FileRefused('ARCHIVIO_BOMBA', `${zip.entryCount} file`);
  const parts = new Map<string, ZipPart>();
  let [packed, total] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      refusePath(name);
      if (parts.has(name) || (entry.generalPurposeBitFlag & 1) !== 0) throw new FileRefused('ARCHIVIO_NON_VALIDO');
      packed += entry.compressedSize;
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      // More packed bytes than the file has: parts overlap.
      if (
        (entry.uncompressedSize > MEBIBYTE && ratio > limits.maxRatio) ||
        total > limits.maxUnpackedBytes ||
        packed > zip.fileSize
      )
        throw new FileRefused('ARCHIVIO_BOMBA');
      parts.set(name, { name, byte: entry.uncompressedSize, entry });
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('ARCHIVIO_NON_VALIDO');
  }
  return [...parts.values()].filter(({ name }) => !name.endsWith('/'));
}

/** UTF-8 where the archive says so or it is; else the code page of old programs, of which only accents suffer. */
function nameOf({ fileName }: Entry): string {
  const bytes = Buffer.from(fileName as unknown as Uint8Array);
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

function refusePath(name: string): void {
  const parts = name.split(/[/\\]/);
  if (name === '' || /[\0\\]/.test(name) || name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..')) {
    throw new FileRefused('ARCHIVIO_PERCORSO');
  }
}
