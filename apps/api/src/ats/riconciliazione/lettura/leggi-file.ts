import { foglioDi, RegisRifiutato, type CellaLetta, type Foglio } from '@consorzi/domain/ats';

import { leggiCsv } from './leggi-csv.js';
import { leggiXlsx } from './leggi-xlsx.js';
import { LIMITI_REGIS } from './limiti.js';

/**
 * The lines of an export under their headings: of a workbook, of its first sheet that has any.
 * @throws RegisRifiutato
 */
export async function leggiFile(bytes: Uint8Array): Promise<Foglio & { readonly nome: string }> {
  if (bytes.length === 0) throw new RegisRifiutato('FILE_VUOTO');
  if (bytes.length > LIMITI_REGIS.maxBytes) throw new RegisRifiutato('FILE_TROPPO_GRANDE', { massimo: LIMITI_REGIS.maxBytes }); // prettier-ignore
  let any = false;
  for await (const { nome, linee } of sheets(bytes)) {
    any ||= linee.some((linea) => linea.some((cella) => cella !== null));
    const foglio = foglioDi(linee);
    if (foglio) return { nome, ...foglio };
  }
  throw new RegisRifiutato(any ? 'INTESTAZIONI_ASSENTI' : 'FILE_VUOTO');
}

async function* sheets(bytes: Uint8Array): AsyncGenerator<{ nome: string; linee: readonly (readonly CellaLetta[])[] }> {
  if (isZip(bytes)) yield* leggiXlsx(bytes);
  else yield { nome: '', linee: leggiCsv(bytes) };
}

const isZip = ([a, b, c, d]: Uint8Array): boolean =>
  a === 0x50 && b === 0x4b && (c === 3 || c === 5) && (d === 4 || d === 6);
