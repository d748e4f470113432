import { setImmediate } from 'node:timers/promises';

import { FatturaRifiutata, type Elemento } from '@consorzi/domain/ats';
import { SaxesParser } from 'saxes';

/** The largest file, in bytes. */
export const MAX_BYTES_FATTURA = 5_000_000;
const LIMITI = { profondita: 20, elementi: 100_000, testo: 10_000 } as const;
/** Characters read before others have their turn: a large file never holds the process for long. */
const CHUNK = 65_536;
/** What lies within is of no interest: whole documents, as text. */
const SALTATI: ReadonlySet<string> = new Set(['Allegati', 'Signature']);

interface Aperto {
  readonly nome: string;
  readonly spazio: string;
  readonly figli: Aperto[];
  testo: string;
}

/**
 * The elements of an XML document. No document type is accepted, so that nothing can be expanded or fetched; depth,
 * number of elements and their text are limited.
 * @throws FatturaRifiutata
 */
export async function leggiXml(bytes: Buffer): Promise<Elemento> {
  const testo = decodificato(bytes);
  const parser = new SaxesParser({ xmlns: true, position: false });
  const radice: Aperto = { nome: '', spazio: '', figli: [], testo: '' };
  const aperti = [radice];
  let [elementi, saltati] = [0, 0];
  parser.on('doctype', () => {
    throw new FatturaRifiutata('XML_CON_DOCTYPE');
  });
  parser.on('opentag', ({ local, uri }) => {
    elementi++;
    const troppi = elementi > LIMITI.elementi || aperti.length + saltati > LIMITI.profondita;
    if (troppi) throw new FatturaRifiutata('XML_TROPPO_COMPLESSO');
    if (saltati > 0 || SALTATI.has(local)) return void saltati++;
    const elemento: Aperto = { nome: local, spazio: uri, figli: [], testo: '' };
    aperti.at(-1)!.figli.push(elemento);
    aperti.push(elemento);
  });
  parser.on('closetag', () => {
    if (saltati > 0) return void saltati--;
    const elemento = aperti.pop()!;
    elemento.testo = elemento.figli.length > 0 ? '' : elemento.testo.trim();
  });
  const scrivi = (parte: string) => {
    if (saltati > 0) return;
    const elemento = aperti.at(-1)!;
    elemento.testo += parte;
    if (elemento.testo.length > LIMITI.testo) throw new FatturaRifiutata('XML_TROPPO_COMPLESSO');
  };
  parser.on('text', scrivi);
  parser.on('cdata', scrivi);
  try {
    for (let at = 0; at < testo.length; at += CHUNK) {
      parser.write(testo.slice(at, at + CHUNK));
      await setImmediate();
    }
    parser.close();
  } catch (error) {
    if (error instanceof FatturaRifiutata) throw error;
    throw new FatturaRifiutata('XML_NON_VALIDO');
  }
  return radice.figli[0]!;
}

const CODIFICHE: Readonly<Record<string, string>> = {
  ...{ 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', 'utf-16': 'utf-16' },
  ...{ 'iso-8859-1': 'windows-1252', 'iso-8859-15': 'iso-8859-15', 'windows-1252': 'windows-1252' },
};

/** The characters, in the encoding that the file declares or begins with. @throws FatturaRifiutata */
function decodificato(bytes: Buffer): string {
  if (bytes.length === 0) throw new FatturaRifiutata('FILE_VUOTO');
  if (bytes.length > MAX_BYTES_FATTURA) throw new FatturaRifiutata('FILE_TROPPO_GRANDE');
  if (isFirmato(bytes)) throw new FatturaRifiutata('FILE_FIRMATO');
  try {
    return new TextDecoder(codifica(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new FatturaRifiutata('CODIFICA_NON_VALIDA');
  }
}

function codifica(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    bytes.toString('latin1', 0, 200),
  );
  const name = declared ? CODIFICHE[declared[1]!.toLowerCase()] : 'utf-8';
  if (name === undefined) throw new FatturaRifiutata('CODIFICA_NON_VALIDA');
  return name;
}

/** CMS begins with an ASN.1 sequence of long form, or with the same in base64. */
const isFirmato = (bytes: Buffer): boolean =>
  (bytes[0] === 0x30 && bytes[1]! >= 0x80) ||
  /^(?:-----BEGIN|MI[A-Za-z0-9+/]{10})/.test(bytes.toString('latin1', 0, 16));
