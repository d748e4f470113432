import { RegisRifiutato } from '@consorzi/domain/ats';

import { zip, type Part } from '../../../../../../infra/testing/zip.js';
import { leggiCsv } from './leggi-csv.js';
import { leggiFile } from './leggi-file.js';
import { LIMITI_REGIS } from './limiti.js';

const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const book = (sheet: string, others: readonly Part[] = []): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<x:workbook xmlns:x="m" xmlns:r="${RELS}"><x:sheets><x:sheet name="Uno" r:id="rId7"/></x:sheets></x:workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/a.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/a.xml',
      content: `<?xml version="1.0"?><worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    },
    ...others,
  ]);
const text = (ref: string, words: string) => `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', 'CUP')}${text('B1', 'Importo')}${text('C1', 'Data')}</row>`;
const codice = (bytes: Uint8Array) =>
  leggiFile(bytes).then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof RegisRifiutato) return error.codice;
      throw error;
    },
  );

describe('a workbook of another program', () => {
  it('gives shared texts, days by their format, what formulas had come to, and lines that it left out', async () => {
    const { nome, righe } = await leggiFile(
      book(
        `${HEAD}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3"><f>SUM(B9:B12)</f><v>12.5</v></c><c r="C3" s="1"><v>45724</v></c></row>
         <row><c t="s"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f></c></row>`,
        [
          {
            name: 'xl/sharedStrings.xml',
            content:
              '<sst><si><r><t>I84H</t></r><r><t>2200</t></r></si><si><t>A &amp; <![CDATA[B <c>]]></t><rPh><t>no</t></rPh></si></sst>',
          },
          {
            name: 'xl/styles.xml',
            content:
              '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
          },
        ],
      ),
    );
    expect(nome).toBe('Uno');
    expect(righe).toEqual([
      { numero: 3, celle: ['I84H2200', 12.5, { data: '2025-03-08' }] },
      { numero: 4, celle: ['A & B <c>', '#REF!'] },
    ]);
  });

  it.each<[string, () => Buffer, string]>([
    ['is no archive', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(50)]), 'XLSX_NON_VALIDO'],
    ['is another archive', () => zip([{ name: 'a.txt', content: 'x' }]), 'XLSX_NON_VALIDO'],
    ['unpacks to far more than it is', () => book(`<row>${' '.repeat(20_000_000)}</row>`), 'XLSX_BOMBA'],
    [
      'lies about its sizes',
      () => book(HEAD, [{ name: 'xl/sharedStrings.xml', content: 'x'.repeat(50_000), declaredSize: 10 }]),
      'XLSX_BOMBA',
    ],
    [
      'has too many parts',
      () =>
        book(
          HEAD,
          Array.from({ length: 2_100 }, (_, n) => ({ name: `p${n}`, content: '' })),
        ),
      'XLSX_BOMBA',
    ],
    ['leaves its folder', () => book(HEAD, [{ name: '../../etc/passwd', content: 'x' }]), 'XLSX_PERCORSO_NON_AMMESSO'],
    [
      'declares entities',
      () => book(HEAD, [{ name: 'xl/sharedStrings.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><sst/>' }]),
      'XLSX_DOCTYPE',
    ],
    [
      'has a cell in the millionth column',
      () => book(`${HEAD}<row r="2">${text('BBBB2', 'x')}</row>`),
      'TROPPE_COLONNE',
    ],
    ['has a line after the last', () => book(`${HEAD}<row r="1048576">${text('A1048576', 'x')}</row>`), 'TROPPE_RIGHE'],
    ['goes back in its lines', () => book(`${HEAD}<row r="1">${text('A1', 'x')}</row>`), 'XLSX_NON_VALIDO'],
    ['is cut off', () => book(`${HEAD}<row r="2"><c r="A2"`), 'XLSX_NON_VALIDO'],
    ['has no headings', () => book(`<row r="1">${text('A1', 'solo')}</row>`), 'INTESTAZIONI_ASSENTI'],
    ['has nothing', () => book(''), 'FILE_VUOTO'],
  ])('that %s is refused', async (_, bytes, expected) => {
    expect(await codice(bytes())).toBe(expected);
  });

  it('with a million cells in a line is refused without waiting', async () => {
    const cells = Array.from({ length: 1_000_000 }, () => '<c><v>1</v></c>').join('');
    const started = Date.now();
    expect(
      await codice(book(`${HEAD}<row r="2">${cells}</row>`, [{ name: 'noise', content: Buffer.alloc(0) }])),
    ).toMatch(/TROPPE_COLONNE|XLSX_BOMBA/);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('a CSV', () => {
  const italiano = 'CUP;Ente;Importo\r\nI84H22000180006;Società "Uno";1.234,56\r\n';
  const rows = [
    ['CUP', 'Ente', 'Importo'],
    ['I84H22000180006', 'Società "Uno"', '1.234,56'],
  ];
  const quoted = italiano.replace('Società "Uno"', '"Società ""Uno"""');
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(quoted)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${quoted}`)],
    ['Windows-1252', Buffer.from(quoted, 'latin1')],
    ['UTF-16 with its mark', utf16(`\ufeff${quoted}`)],
    ['UTF-16 without', utf16(quoted)],
    ['UTF-16 of the other order', utf16(`\ufeff${quoted}`).swap16()],
    ['commas', Buffer.from(quoted.replaceAll(';', ',').replace('1.234,56', '"1.234,56"'))],
    ['tabs and ends of line alone', Buffer.from(quoted.replaceAll(';', '\t').replaceAll('\r\n', '\n'))],
    ['a word about its separator', Buffer.from(`sep=;\r\n${quoted}`)],
    ['no end of line at the end', Buffer.from(quoted.trimEnd())],
  ])('in %s is read', (_, bytes) => {
    expect(leggiCsv(bytes)).toEqual(rows);
  });

  it('gives back what our own exports made harmless, and lines within a cell', () => {
    expect(leggiCsv(Buffer.from(`a;b\r\n'=1+1;"x\r\ny"\r\n;\r\n`))).toEqual([
      ['a', 'b'],
      ['=1+1', 'x\r\ny'],
      [null, null],
    ]);
  });

  it.each<[string, string, string]>([
    ['a million columns', `a;b\n${';'.repeat(1_000_000)}`, 'TROPPE_COLONNE'],
    ['a quote that never ends', `a;b\n"x;y\nz;${'k'.repeat(100)}`, 'FILE_NON_RICONOSCIUTO'],
    ['words behind a quote', 'a;b\n"x"y;z\n', 'FILE_NON_RICONOSCIUTO'],
    ['bytes of no text', `a;b\n\0\0\0${'\0'.repeat(50)}`, 'FILE_NON_RICONOSCIUTO'],
    ['nothing', '', 'FILE_VUOTO'],
    ['ends of line only', '\r\n\r\n', 'FILE_VUOTO'],
  ])('with %s is refused', async (_, text, expected) => {
    expect(await codice(Buffer.from(text))).toBe(expected);
  });

  it('of more lines than are read is refused', async () => {
    expect(await codice(Buffer.from(`a;b\n${'1;2\n'.repeat(LIMITI_REGIS.maxRighe)}`))).toBe('TROPPE_RIGHE');
  });
});
