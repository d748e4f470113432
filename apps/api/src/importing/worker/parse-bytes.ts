import { importDocument, ImportRefused, type Proposal } from '@consorzi/domain/importing';
import { DEFAULT_DOCX_LIMITS, readDocx } from '../docx/index.js';
import type { ParseTask } from './messages.js';

/**
 * Reads an uploaded document, text or .docx by its first bytes, into a proposal.
 * @throws ImportRefused every code of the parser and of the .docx reader
 */
export async function parseBytes(task: ParseTask, onProgress: (share: number) => void): Promise<Proposal> {
  const { document, bytes, maxBytes } = task;
  if (bytes.length === 0) throw new ImportRefused('DOCUMENTO_VUOTO');
  if (bytes.length > maxBytes) throw new ImportRefused('DOCUMENTO_TROPPO_GRANDE', { maxBytes });
  const isZip =
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6);
  const text = isZip ? await readDocx(bytes, { ...DEFAULT_DOCX_LIMITS, maxBytes }) : decode(bytes);
  onProgress(0.1);
  return importDocument(text, { document, maxBytes, onProgress: (share) => onProgress(0.1 + share * 0.9) });
}

// Older offices save their texts in the Windows alphabet: what is not UTF-8 is that.
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.subarray(0, 100_000).includes(0)) throw new ImportRefused('DOCUMENTO_BINARIO');
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
