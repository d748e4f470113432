import { createHash } from 'node:crypto';

import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, SignedDataVerifyError } from 'pkijs';

import { nonIntegra, nonLeggibile } from './firma-rifiutata.js';

/** Names of contents in a CMS (RFC 5652, 12; RFC 3161 for the last). */
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TIMESTAMP = '1.2.840.113549.1.9.16.1.4';
/** Codes of the library: the certificate is not in the envelope. */
const NO_CERTIFICATE: readonly number[] = [2, 3];

/** A CMS SignedData, taken apart. Nothing of it is verified yet. */
export interface Busta {
  readonly dati: SignedData;
  /** The document inside; null where the signature stands apart from it. */
  readonly contenuto: Buffer | null;
  /** A timestamp is no signature of a person. */
  readonly marca: boolean;
}

/** Null for bytes that are no CMS at all. @throws RuleViolation FIRMA_NON_LEGGIBILE for one that is broken off or muddled. */
export function busta(bytes: Buffer): Busta | null {
  // SEQUENCE { OID signedData ...: what follows must then be one.
  if (bytes[0] !== 0x30 || !bytes.subarray(0, 32).includes(OID_SIGNED_DATA)) return null;
  try {
    const { offset, result } = fromBER(view(bytes));
    if (offset === -1) throw nonLeggibile('troncato');
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== SIGNED_DATA) return null;
    const dati = new SignedData({ schema: info.content as unknown });
    const { eContent, eContentType } = dati.encapContentInfo;
    const contenuto = eContent ? Buffer.from(eContent.getValue()) : null;
    return { dati, contenuto, marca: eContentType === TIMESTAMP };
  } catch {
    throw nonLeggibile('troncato');
  }
}
const OID_SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');

/**
 * Who signed, each told by the SHA-256 of their public key: whoever signs twice is one. Each signature is computed over
 * the document, the one inside or `staccato`; whether the certificate is anybody's is not asked.
 * @throws RuleViolation FIRMA_NON_INTEGRA for a signature that does not hold.
 */
export async function firmatariDi({ dati }: Busta, staccato?: Buffer): Promise<ReadonlySet<string>> {
  const firmatari = new Set<string>();
  for (let signer = 0; signer < dati.signerInfos.length; signer++) {
    firmatari.add(await firmatario(dati, signer, staccato));
  }
  return firmatari;
}

async function firmatario(dati: SignedData, signer: number, staccato?: Buffer): Promise<string> {
  const data = staccato && { data: view(staccato) };
  const verified = await dati.verify({ signer, extendedMode: true, ...data }).catch((error: unknown) => {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    if (NO_CERTIFICATE.includes(error.code)) throw nonIntegra('senzaCertificato');
    throw nonIntegra(/digest/.test(error.message) ? 'contenutoCambiato' : 'firmaNonValida');
  });
  if (!verified.signatureVerified || !(verified.signerCertificate instanceof Certificate)) {
    throw nonIntegra('firmaNonValida');
  }
  const key = verified.signerCertificate.subjectPublicKeyInfo.toSchema().toBER();
  return createHash('sha256').update(Buffer.from(key)).digest('hex');
}

/** The bytes alone: a Buffer may be a window on a larger one. */
const view = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
