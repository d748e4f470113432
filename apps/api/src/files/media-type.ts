import { open } from 'node:fs/promises';

import { FileRefused } from './file-refused.js';
import { extensionOf } from './file-name.js';
import { inspectZip, type ZipLimits } from './zip-check.js';

/** What evidence may be: how people call it, and under which extensions it comes. */
export const MEDIA_TYPES = {
  'application/pdf': { detto: 'un PDF', estensioni: ['pdf'] },
  'application/pkcs7-mime': { detto: 'un documento firmato (p7m)', estensioni: ['p7m'] },
  'application/xml': { detto: 'un XML', estensioni: ['xml'] },
  'application/zip': { detto: 'un archivio ZIP', estensioni: ['zip'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    detto: 'un documento Word',
    estensioni: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    detto: 'un foglio Excel',
    estensioni: ['xlsx'],
  },
  'application/vnd.oasis.opendocument.spreadsheet': { detto: 'un foglio ODS', estensioni: ['ods'] },
  'image/png': { detto: 'un’immagine PNG', estensioni: ['png'] },
  'image/jpeg': { detto: 'un’immagine JPEG', estensioni: ['jpg', 'jpeg'] },
  'text/plain': { detto: 'un testo', estensioni: ['txt', 'csv'] },
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

/** The OID of PKCS #7 signed data, as DER has it. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const HEAD = 8192;

/** What is told of files that are not taken in, by how they begin. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^MZ/, 'è un programma per Windows'],
  [/^\x7fELF/, 'è un programma per Linux'],
  [/^#!/, 'è uno script'],
  [/^\xd0\xcf\x11\xe0/, 'è un documento Office del formato vecchio: salvarlo come docx, xlsx o PDF'],
  [/^Rar!/, 'è un archivio RAR: usare ZIP'],
  [/^7z\xbc\xaf/, 'è un archivio 7z: usare ZIP'],
  [/^GIF8/, 'è un’immagine GIF: usare PNG o JPEG'],
  [/^(II\*\0|MM\0\*)/, 'è un’immagine TIFF: usare PDF, PNG o JPEG'],
  [/^\{\\rtf/, 'è un documento RTF: salvarlo come docx o PDF'],
];

/**
 * What a file is by its content, which its extension must agree with. Archives, and documents that are archives, are
 * looked through for what they declare.
 * @throws FileRefused TIPO_NON_AMMESSO, ESTENSIONE_FALSA naming what it is, and those of `inspectZip`
 */
export async function mediaTypeOf(file: string, name: string, zip: ZipLimits): Promise<MediaType> {
  const type = await byContent(file, zip);
  const { detto, estensioni } = MEDIA_TYPES[type];
  if (!(estensioni as readonly string[]).includes(extensionOf(name))) throw new FileRefused('ESTENSIONE_FALSA', `è ${detto}`); // prettier-ignore
  return type;
}

async function byContent(file: string, limits: ZipLimits): Promise<MediaType> {
  const head = await headOf(file);
  const latin = head.toString('latin1');
  // Readers look for the mark within the first kilobyte; whoever puts another thing before it wants two readings.
  if (latin.startsWith('%PDF-')) return 'application/pdf';
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (latin.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return zipKind(file, limits);
  if (isSigned(head)) return 'application/pkcs7-mime';
  const foreign = FOREIGN.find(([mark]) => mark.test(latin));
  if (foreign) throw new FileRefused('TIPO_NON_AMMESSO', foreign[1]);
  if (!(await isText(file))) throw new FileRefused('TIPO_NON_AMMESSO');
  const text = withoutMark(head);
  if (/^\s*<(?:!doctype\s+html|html|script|svg)/i.test(text)) throw new FileRefused('TIPO_NON_AMMESSO', 'è una pagina web'); // prettier-ignore
  return /^\s*<(?:\?xml|[a-z_][\w.:-]*[\s>/])/i.test(text) ? 'application/xml' : 'text/plain';
}

/** Of the packed ones, the kind that it says it is by what it holds. */
async function zipKind(file: string, limits: ZipLimits): Promise<MediaType> {
  const entries = await inspectZip(file, limits);
  const names = new Set(entries.map(({ name }) => name));
  if ([...names].some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new FileRefused('TIPO_NON_AMMESSO', 'è un documento con macro'); // prettier-ignore
  if (names.has('[Content_Types].xml') && names.has('word/document.xml'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml'))
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (names.has('mimetype') && names.has('content.xml')) {
    // The format wants its name first, stored as it is: it stands at byte 38.
    const said = (await headOf(file)).subarray(38, 128).toString('latin1');
    if (said.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'application/vnd.oasis.opendocument.spreadsheet'; // prettier-ignore
    throw new FileRefused('TIPO_NON_AMMESSO', 'è un documento OpenDocument che non è un foglio: salvarlo come PDF');
  }
  return 'application/zip';
}

/** DER, or the same in base64, with PEM's frame or without: offices send both. */
function isSigned(head: Buffer): boolean {
  const isDer = (bytes: Buffer) => bytes[0] === 0x30 && bytes.subarray(0, 24).includes(SIGNED_DATA);
  if (isDer(head)) return true;
  const body = head.toString('latin1').replace(/^-----BEGIN [A-Z0-9 ]+-----/, '').replaceAll(/\s/g, ''); // prettier-ignore
  return /^M[A-Za-z0-9+/]{20}/.test(body) && isDer(Buffer.from(body.slice(0, 64), 'base64'));
}

/** Whether nothing in the whole file is what no text holds. UTF-8, UTF-16 with its mark, or one byte a letter. */
async function isText(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    let wide: boolean | undefined;
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      wide ??= (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
      for (const byte of chunk) {
        const control = byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12;
        if (control && !(wide && byte < 3)) return false;
      }
    }
    return true;
  } finally {
    await handle.close();
  }
}

const withoutMark = (head: Buffer): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2, head.length & ~1).toString('utf16le');
  return head.toString('utf8').replace(/^\ufeff/, '');
};

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
