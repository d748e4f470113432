import { leggiFatturaPa } from '@consorzi/domain/ats';

import { fatturaXml } from '../../../../../infra/testing/fattura-xml.js';
import { leggiXml, MAX_BYTES_FATTURA } from './leggi-xml.js';

const letta = async (text: string | Buffer) => leggiFatturaPa(await leggiXml(Buffer.from(text)))[0]!;
const refusal = async (text: string | Buffer): Promise<string> =>
  leggiXml(Buffer.from(text)).then(
    () => 'accepted',
    (error: { codice: string }) => error.codice,
  );

describe('an invoice in XML, read from bytes', () => {
  it('gives its fields, entities and CDATA resolved, whatever the prefix', async () => {
    const una = await letta(fatturaXml());
    expect(una).toMatchObject({
      ...{ numero: '12/A', imponibileCentesimi: 100_000, ivaCentesimi: 22_000, scissioneIva: true, avvertenze: [] },
      fornitore: { denominazione: 'Cooperativa Alfa & figli', iban: 'IT60X0542811101000000123456' },
      descrizione: 'Supervisione <di gruppo>',
    });
    expect(await letta(fatturaXml().replaceAll('p:Fattura', 'ns3:Fattura').replace('xmlns:p', 'xmlns:ns3'))).toEqual(
      una,
    );
  });

  it.each([
    ['windows-1252', 'latin1'],
    ['ISO-8859-1', 'latin1'],
    ['UTF-8', 'utf8'],
    ['utf-16', 'utf16le'],
  ] as const)('is decoded as it says: %s', async (codifica, encoding) => {
    const bytes = Buffer.from(fatturaXml({ codifica, fornitore: 'Città' }), encoding);
    const withMark = encoding === 'utf16le' ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes;
    expect((await letta(withMark)).fornitore.denominazione).toBe('Città');
  });

  it('takes no notice of what is attached, however long', async () => {
    const allegato = `<Allegati><Attachment>${'QUJD'.repeat(1_000_000)}</Attachment><Altro><Dentro/></Altro></Allegati>`;
    const started = performance.now();
    expect((await letta(fatturaXml({ coda: allegato }))).avvertenze).toEqual([]);
    console.log(`4 MB read in ${Math.round(performance.now() - started)} ms`);
  });

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'FILE_VUOTO'],
    ['too much', Buffer.alloc(MAX_BYTES_FATTURA + 1, 32), 'FILE_TROPPO_GRANDE'],
    ['a signed file', Buffer.from([0x30, 0x82, 0x10, 0x00, 0x06, 0x09, 0x2a]), 'FILE_FIRMATO'],
    ['a signed file in base64', 'MIIGrAYJKoZIhvcNAQcCoIIGnTCCBpkCAQExDzANBglghkgB', 'FILE_FIRMATO'],
    ['a document type', fatturaXml({ testa: '<!DOCTYPE a [<!ENTITY b "c">]>' }), 'XML_CON_DOCTYPE'],
    [
      'entities within entities',
      fatturaXml({ testa: '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]>', fornitore: '&d;' }),
      'XML_CON_DOCTYPE',
    ],
    ['a file of this machine', fatturaXml({ testa: '<!DOCTYPE a SYSTEM "file:///etc/hostname">' }), 'XML_CON_DOCTYPE'],
    ['an entity that nobody defined', fatturaXml({ fornitore: '&altro;' }), 'XML_NON_VALIDO'],
    ['text that is no XML', 'Numero;Data\n1;2025-01-01', 'XML_NON_VALIDO'],
    ['a PDF', '%PDF-1.7 ...', 'XML_NON_VALIDO'],
    ['an end that is missing', fatturaXml().slice(0, -30), 'XML_NON_VALIDO'],
    ['two roots', `${fatturaXml()}<altra/>`, 'XML_NON_VALIDO'],
    ['a prefix without namespace', '<q:a/>', 'XML_NON_VALIDO'],
    ['bytes that are no UTF-8', Buffer.from(fatturaXml({ fornitore: 'Città' }), 'latin1'), 'CODIFICA_NON_VALIDA'],
    ['an encoding nobody reads', fatturaXml({ codifica: 'EBCDIC' }), 'CODIFICA_NON_VALIDA'],
    ['depth without end', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`, 'XML_TROPPO_COMPLESSO'],
    [
      'depth in what is skipped',
      `<x><Allegati>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</Allegati></x>`,
      'XML_TROPPO_COMPLESSO',
    ],
    ['elements without end', `<a>${'<b/>'.repeat(200_000)}</a>`, 'XML_TROPPO_COMPLESSO'],
    ['text without end', `<a>${'b'.repeat(20_000)}</a>`, 'XML_TROPPO_COMPLESSO'],
  ])('is refused by name: %s', async (_, bytes, codice) => expect(await refusal(bytes)).toBe(codice));

  it('lets others have their turn while it is read', async () => {
    let turns = 0;
    const beat = setInterval(() => turns++, 0);
    await leggiXml(Buffer.from(`<a>${'<b>testo</b>'.repeat(90_000)}</a>`));
    clearInterval(beat);
    expect(turns).toBeGreaterThan(5);
  });
});
