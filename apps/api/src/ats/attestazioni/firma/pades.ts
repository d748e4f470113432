import { busta, firmatariDi } from './busta.js';
import type { Firmato } from './cades.js';
import { nonIntegra, nonLeggibile } from './firma-rifiutata.js';

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/**
 * Takes a signed PDF apart. Signing adds an increment behind the file and leaves its bytes alone (ISO 32000-1, 7.5.6 and
 * 12.8): the first `generati` bytes are the document, what follows are signatures, each over all bytes but its own.
 * Null for bytes that are no PDF.
 * @throws RuleViolation FIRMA_NON_LEGGIBILE, FIRMA_NON_INTEGRA with the reason
 */
export async function apriPades(bytes: Buffer, generati: number): Promise<Firmato | null> {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return null;
  const contenuto = bytes.subarray(0, generati);
  const firmatari = new Set<string>();
  let coperto = 0;
  const aggiunto = bytes.subarray(generati).toString('latin1');
  for (const [, ...numbers] of aggiunto.matchAll(BYTE_RANGE)) {
    const [da, primi, ripresa, ultimi] = numbers.map(Number) as [number, number, number, number];
    const fine = ripresa + ultimi;
    if (da !== 0 || primi < generati || ripresa <= primi || fine > bytes.length) throw nonLeggibile('troncato');
    const firmata = bustaIn(bytes.subarray(primi, ripresa));
    const coperti = Buffer.concat([bytes.subarray(0, primi), bytes.subarray(ripresa, fine)]);
    coperto = Math.max(coperto, fine);
    if (firmata.marca) continue;
    // One that brings a content of its own would be verified against that, and say nothing of this file.
    if (firmata.contenuto) throw nonIntegra('firmaNonValida');
    for (const one of await firmatariDi(firmata, coperti)) firmatari.add(one);
  }
  // White space at the end is not a change; anything else is, and nobody has signed it.
  if (firmatari.size > 0 && bytes.subarray(coperto).toString('latin1').trim() !== '') throw nonIntegra('cambiatoDopo');
  return { contenuto, firmatari };
}

/** The envelope stands in the gap as hexadecimal digits, with zeros up to the room that was kept for it. */
function bustaIn(gap: Buffer) {
  const hex = /^<([0-9A-Fa-f\s]+)>$/.exec(gap.toString('latin1').trim())?.[1]?.replace(/\s/g, '');
  const found = hex === undefined ? null : busta(Buffer.from(hex, 'hex'));
  if (!found) throw nonLeggibile('troncato');
  return found;
}
