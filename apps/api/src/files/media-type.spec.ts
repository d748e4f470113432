import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { zip } from '../../../../infra/testing/zip.js';
import type { FileRefusal, FileRefused } from './file-refused.js';
import { mediaTypeOf } from './media-type.js';
import { FATTURA, JPEG, P7M, PDF, PNG, WORD } from './testing/samples.js';
import { DOCUMENT_ZIP_LIMITS } from './zip-check.js';

const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-tipi-'));
afterAll(() => rmSync(folder, { recursive: true }));

function typeOf(bytes: Buffer | string, name: string) {
  const file = path.join(folder, 'prova');
  writeFileSync(file, bytes);
  return mediaTypeOf(file, name, DOCUMENT_ZIP_LIMITS);
}
const refused = async (bytes: Buffer | string, name: string): Promise<[FileRefusal, string]> => {
  const error = (await typeOf(bytes, name).then(
    (type) => new Error(`taken in as ${type}`),
    (thrown: unknown) => thrown,
  )) as FileRefused;
  return [error.code, error.message];
};

const sheet = zip([
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
]);

describe('what a file is', () => {
  it.each<[string, Buffer | string, string]>([
    ['application/pdf', PDF, 'Fattura.PDF'],
    ['image/png', PNG, 'scansione.png'],
    ['image/jpeg', JPEG, 'scansione.jpeg'],
    ['application/pkcs7-mime', P7M, 'IT07264440012_a.xml.p7m'],
    ['application/pkcs7-mime', P7M.toString('base64'), 'a.xml.p7m'],
    ['application/pkcs7-mime', `-----BEGIN PKCS7-----\n${P7M.toString('base64')}\n-----END PKCS7-----`, 'a.p7m'],
    ['application/xml', FATTURA, 'IT07264440012_a.xml'],
    ['application/xml', `\ufeff<?xml version="1.0"?><a/>`, 'a.xml'],
    ['application/zip', zip([{ name: 'a.txt', content: 'a' }]), 'archivio.zip'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', WORD, 'a.docx'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', sheet, 'prospetto.xlsx'],
    ['text/plain', 'perché;no\n1;2\n', 'dati.csv'],
    ['text/plain', Buffer.from('perch\xe9', 'latin1'), 'nota.txt'],
    ['text/plain', Buffer.from('\ufeffnota', 'utf16le'), 'nota.txt'],
  ])('is %s by its content', async (type, bytes, name) => {
    expect(await typeOf(bytes, name)).toBe(type);
  });

  it.each<[string, Buffer | string, string]>([
    ['un PDF', PDF, 'fattura.xml'],
    ['un testo', 'MANDATO N. 12', 'mandato.pdf'],
    ['un documento Word', WORD, 'archivio.zip'],
    ['un archivio ZIP', zip([{ name: 'a', content: 'a' }]), 'relazione.docx'],
    ['un XML', FATTURA, 'fattura'],
    ['un XML', FATTURA, 'fattura.xml.p7m'],
    ['un’immagine PNG', PNG, 'scansione.jpg'],
  ])('is told where the extension is false: %s', async (detto, bytes, name) => {
    expect(await refused(bytes, name)).toEqual([
      'ESTENSIONE_FALSA',
      `Il contenuto del file non è quello che la sua estensione dice: è ${detto}.`,
    ]);
  });

  it.each<[string, Buffer | string, string]>([
    ['un programma per Windows', 'MZ\x90\0\x03', 'fattura.pdf'],
    ['un programma per Linux', '\x7fELF\x02', 'fattura.pdf'],
    ['uno script', '#!/bin/sh\n', 'fattura.txt'],
    ['una pagina web', '\n <!DOCTYPE html><script>alert(1)</script>', 'fattura.xml'],
    ['una pagina web', '<svg onload="alert(1)"/>', 'logo.xml'],
    [
      'macro',
      zip([
        { name: '[Content_Types].xml', content: '' },
        { name: 'xl/vbaProject.bin', content: 'x' },
      ]),
      'a.xlsx',
    ],
    ['', Buffer.from([1, 2, 3, 0, 255]), 'dati.txt'],
    // What makes it a text for eight kilobytes does not make it one.
    ['', Buffer.concat([Buffer.alloc(9000, 'a'), Buffer.from([0])]), 'dati.txt'],
    ['', `<a>${'x'.repeat(9000)}\0</a>`, 'dati.xml'],
  ])('is refused where it is none of these: %s', async (detto, bytes, name) => {
    const [code, words] = await refused(bytes, name);
    expect(code).toBe('TIPO_NON_AMMESSO');
    expect(words).toContain(detto);
  });
});

describe('an archive', () => {
  const part = (name: string, content: string | Buffer = 'a') => ({ name, content });
  it.each<[FileRefusal, string, Buffer]>([
    ['ARCHIVIO_PERCORSO', 'a path that goes up', zip([part('../../etc/cron.d/x')])],
    ['ARCHIVIO_PERCORSO', 'a path from the root', zip([part('/etc/passwd')])],
    ['ARCHIVIO_PERCORSO', 'a drive', zip([part('C:/windows/x')])],
    ['ARCHIVIO_PERCORSO', 'the other slash', zip([part('a\\..\\b')])],
    ['ARCHIVIO_PERCORSO', 'a NUL', zip([part('a\0.pdf')])],
    ['ARCHIVIO_BOMBA', 'zeros', zip([part('zeri', Buffer.alloc(40 << 20))])],
    ['ARCHIVIO_BOMBA', 'a declared size', zip([{ ...part('grande'), declaredSize: 400_000_000 }])],
    ['ARCHIVIO_BOMBA', 'entries', zip(Array.from({ length: 5_001 }, (_, n) => part(`${n}`)))],
    ['ARCHIVIO_NON_VALIDO', 'two of one name', zip([part('a'), part('a')])],
    ['ARCHIVIO_NON_VALIDO', 'a password', zip([{ ...part('a'), encrypted: true }])],
    ['ARCHIVIO_NON_VALIDO', 'half of one', zip([part('a', PDF)]).subarray(0, 60)],
  ])('is refused with %s for %s', async (code, _, bytes) => {
    expect((await refused(bytes, 'archivio.zip'))[0]).toBe(code);
  });
});
