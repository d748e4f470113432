import { createHash } from 'node:crypto';

import type { DocumentoFirmato } from '@consorzi/domain/ats';

import { apriCades } from './cades.js';
import { nonLeggibile } from './firma-rifiutata.js';
import { apriPades } from './pades.js';

/**
 * What a file is that came back as the signed document of `generati` bytes: the document in it, and how many people
 * signed that. Which document it should be, and how many, is for the decider. Certificates are not validated: neither
 * who issued them nor whether they were in force.
 * @throws RuleViolation FIRMA_NON_LEGGIBILE, FIRMA_NON_INTEGRA
 */
export async function documentoFirmato(bytes: Buffer, generati: number): Promise<DocumentoFirmato> {
  const cades = await apriCades(bytes);
  // Some sign the PDF, and one more puts it into an envelope: both count.
  const pades = await apriPades(cades?.contenuto ?? bytes, generati);
  const contenuto = pades?.contenuto ?? cades?.contenuto;
  if (!contenuto) throw nonLeggibile('nonBusta');
  const firmatari = new Set([...(cades?.firmatari ?? []), ...(pades?.firmatari ?? [])]);
  return {
    ...{ sha256: sha256(bytes), byte: bytes.length, formato: cades ? 'cades' : 'pades' },
    ...{ contenutoSha256: sha256(contenuto), firme: firmatari.size },
  };
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
