import { ImportRefused } from '@consorzi/domain/importing';
import mammoth from 'mammoth';
import { htmlToText } from './html-text.js';
import { DEFAULT_DOCX_LIMITS, type DocxLimits, inspectDocx } from './inspect-docx.js';

/**
 * The text form of a Word document, for `importDocument`: the archive is inspected first, images and anything outside the file
 * are never read. Run it where time and memory are limited (see `parseInWorker`).
 * @throws ImportRefused see `inspectDocx`; DOCX_NON_VALIDO when Word's own parts are damaged
 */
export async function readDocx(bytes: Uint8Array, limits: DocxLimits = DEFAULT_DOCX_LIMITS): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await inspectDocx(buffer, limits);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return htmlToText(value);
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused('DOCX_NON_VALIDO');
  }
}
