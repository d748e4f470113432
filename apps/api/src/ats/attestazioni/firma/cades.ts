import { busta, firmatariDi, type Busta } from './busta.js';
import { nonLeggibile } from './firma-rifiutata.js';

/** A signature over a signed file puts an envelope into an envelope; nobody does that more often than there are people. */
const BUSTE = 12;

/** The document at the heart of the file, and who signed it, by their keys. */
export interface Firmato {
  readonly contenuto: Buffer;
  readonly firmatari: ReadonlySet<string>;
}

/**
 * Opens a `.p7m`, also one that was written as text (base64, with or without PEM lines), and whatever envelopes are in
 * it. Null for bytes that are no CMS.
 * @throws RuleViolation FIRMA_NON_LEGGIBILE, FIRMA_NON_INTEGRA with the reason
 */
export async function apriCades(bytes: Buffer): Promise<Firmato | null> {
  let found: Busta | null = busta(daTesto(bytes));
  if (!found) return null;
  const firmatari = new Set<string>();
  for (let each = 0; each < BUSTE; each++) {
    if (!found.contenuto) throw nonLeggibile('senzaContenuto');
    // A timestamp around the whole says when, not who.
    if (!found.marca) for (const one of await firmatariDi(found)) firmatari.add(one);
    const inner: Busta | null = busta(found.contenuto);
    if (!inner) return { contenuto: found.contenuto, firmatari };
    found = inner;
  }
  throw nonLeggibile('troppeBuste');
}

function daTesto(bytes: Buffer): Buffer {
  if (bytes[0] === 0x30 && bytes.subarray(0, 64).some((byte) => byte < 0x20 || byte > 0x7e)) return bytes;
  const text = bytes.toString('latin1').replace(/-----(BEGIN|END) [A-Z0-9 ]+-----/g, '');
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, 'base64') : bytes;
}
