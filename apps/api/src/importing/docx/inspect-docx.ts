import { ImportRefused } from '@consorzi/domain/importing';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** What a .docx may cost before it is opened. Sizes in bytes. */
export interface DocxLimits {
  /** The file itself. */
  maxBytes: number;
  /** All parts, uncompressed. */
  maxUnpackedBytes: number;
  maxEntries: number;
  /** Uncompressed over compressed, for parts above one mebibyte. */
  maxRatio: number;
}

export const DEFAULT_DOCX_LIMITS: DocxLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxUnpackedBytes: 100 * 1024 * 1024,
  maxEntries: 2000,
  maxRatio: 200,
};

const MEBIBYTE = 1024 * 1024;

/**
 * Refuses a .docx that is not one, or that would hurt whoever opens it: too many or too large parts, declared or real; paths
 * that leave the archive; a DOCTYPE in any XML part (entities). Nothing is written anywhere.
 * @throws ImportRefused DOCUMENTO_TROPPO_GRANDE, DOCX_NON_VALIDO, DOCX_BOMBA, DOCX_PERCORSO_NON_AMMESSO, DOCX_DOCTYPE
 */
export async function inspectDocx(bytes: Buffer, limits: DocxLimits = DEFAULT_DOCX_LIMITS): Promise<void> {
  if (bytes.length > limits.maxBytes) throw new ImportRefused('DOCUMENTO_TROPPO_GRANDE', { maxBytes: limits.maxBytes });
  const zip = await open(bytes);
  try {
    const entries = await declared(zip, bytes.length, limits);
    await unpacked(zip, entries, limits);
  } finally {
    zip.close();
  }
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names stay bytes: yauzl would repair or refuse some by itself, and the refusal must say which rule was broken.
    return await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
  } catch {
    throw new ImportRefused('DOCX_NON_VALIDO');
  }
}

async function declared(zip: ZipFile, fileSize: number, limits: DocxLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) throw new ImportRefused('DOCX_BOMBA', { entries: zip.entryCount });
  const entries = new Map<string, Entry>();
  let packed = 0;
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = Buffer.from(entry.fileName as unknown as Uint8Array).toString('utf8');
      refusePath(name);
      if (entries.has(name) || (entry.generalPurposeBitFlag & 1) !== 0) throw new ImportRefused('DOCX_NON_VALIDO');
      packed += entry.compressedSize;
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      const isBomb = entry.uncompressedSize > MEBIBYTE && ratio > limits.maxRatio;
      // More packed bytes than the file has: parts overlap.
      if (isBomb || total > limits.maxUnpackedBytes || packed > fileSize)
        throw new ImportRefused('DOCX_BOMBA', { bytes: total });
      entries.set(name, entry);
    }
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused('DOCX_NON_VALIDO');
  }
  if (!entries.has('[Content_Types].xml') || !entries.has('word/document.xml'))
    throw new ImportRefused('DOCX_NON_VALIDO');
  return entries;
}

function refusePath(name: string): void {
  const parts = name.split(/[/\\]/);
  if (
    name === '' ||
    name.includes('\0') ||
    name.includes('\\') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    parts.includes('..')
  ) {
    throw new ImportRefused('DOCX_PERCORSO_NON_AMMESSO');
  }
}

// What the archive declares may be a lie: every part is read once, counted, and thrown away.
async function unpacked(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: DocxLimits): Promise<void> {
  let total = 0;
  for (const [name, entry] of entries) {
    if (name.endsWith('/')) continue;
    const isXml = /\.(?:xml|rels|vml)$/i.test(name);
    let tail = '';
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        total += chunk.length;
        if (total > limits.maxUnpackedBytes) throw new ImportRefused('DOCX_BOMBA', { bytes: total });
        if (!isXml) continue;
        // Zero bytes are dropped, so that UTF-16 hides nothing; the tail covers a declaration cut by a chunk.
        const text = tail + chunk.toString('latin1').replaceAll('\0', '');
        if (/<!\s*(?:doctype|entity)/i.test(text)) throw new ImportRefused('DOCX_DOCTYPE');
        tail = text.slice(-24);
      }
    } catch (error) {
      if (error instanceof ImportRefused) throw error;
      const lied = error instanceof Error && error.message.includes('too many bytes');
      throw new ImportRefused(lied ? 'DOCX_BOMBA' : 'DOCX_NON_VALIDO');
    }
  }
}
