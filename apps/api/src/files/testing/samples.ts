import { zip } from '../../../../../infra/testing/zip.js';

/** The smallest things that are what they are, for specs. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
export const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
export const P7M = Buffer.from('3080' + '06092a864886f70d010702' + 'a080308002010131', 'hex');
export const FATTURA =
  Buffer.from(`<?xml version="1.0"?><p:FatturaElettronica versione="FPA12"><FatturaElettronicaHeader>
<CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>07264440012</IdCodice></IdFiscaleIVA>
</DatiAnagrafici></CedentePrestatore></FatturaElettronicaHeader><FatturaElettronicaBody><DatiGenerali>
<DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento><Data>2025-03-14</Data><Numero>27/PA</Numero>
<ImportoTotaleDocumento>1220.00</ImportoTotaleDocumento></DatiGeneraliDocumento>
<DatiContratto><CodiceCIG>B10A9942A7</CodiceCIG></DatiContratto></DatiGenerali></FatturaElettronicaBody></p:FatturaElettronica>`);

/** The least that is a Word document by its parts. */
export const WORD = zip([
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'word/document.xml', content: '<w:document/>' },
]);
