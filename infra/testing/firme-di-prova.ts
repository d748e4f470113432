import { createHash, webcrypto } from 'node:crypto';

import { Integer, ObjectIdentifier, OctetString, PrintableString, UTCTime } from 'asn1js';
import {
  AttributeTypeAndValue,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

/** Somebody who signs: a key and a certificate of their own making, which no authority has seen. */
export interface Firmatario {
  readonly chiave: webcrypto.CryptoKey;
  readonly certificato: Certificate;
}

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};
const EC = { name: 'ECDSA', namedCurve: 'P-256' };

let serial = 0;
export async function firmatario(nome: string, algoritmo: 'rsa' | 'ec' = 'rsa'): Promise<Firmatario> {
  const usages = ['sign', 'verify'] as const;
  const keys = (await webcrypto.subtle.generateKey(algoritmo === 'rsa' ? RSA : EC, true, [
    ...usages,
  ])) as webcrypto.CryptoKeyPair;
  const certificato = new Certificate();
  certificato.version = 2;
  certificato.serialNumber = new Integer({ value: ++serial });
  const chi = new AttributeTypeAndValue({ type: '2.5.4.3', value: new PrintableString({ value: nome }) });
  certificato.issuer.typesAndValues.push(chi);
  certificato.subject.typesAndValues.push(chi);
  certificato.notBefore.value = new Date('2025-01-01T00:00:00Z');
  certificato.notAfter.value = new Date('2026-01-01T00:00:00Z');
  await certificato.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificato.sign(keys.privateKey, 'SHA-256');
  return { chiave: keys.privateKey, certificato };
}

export interface Opzioni {
  /** The signature stands apart from the document. */
  readonly staccata?: boolean;
  /** BER of indefinite length, in pieces, as signing devices write it. */
  readonly aPezzi?: boolean;
  readonly senzaCertificati?: boolean;
  /** What the signers see, where that is not what the envelope carries. */
  readonly firmano?: Buffer;
  /** Of a timestamp it is TSTInfo. */
  readonly tipo?: string;
}

/** A CAdES envelope (RFC 5652 with signed attributes) around the document, signed by each. */
export async function p7m(documento: Buffer, firmatari: readonly Firmatario[], opzioni: Opzioni = {}): Promise<Buffer> {
  const eContentType = opzioni.tipo ?? '1.2.840.113549.1.7.1';
  const seen = opzioni.firmano ?? documento;
  const dati = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType }),
    signerInfos: firmatari.map(({ certificato }) => signer(certificato, eContentType, seen)),
    certificates: opzioni.senzaCertificati ? [] : firmatari.map(({ certificato }) => certificato),
  });
  for (const [index, { chiave }] of firmatari.entries()) await dati.sign(chiave, index, 'SHA-256', bytesOf(seen));
  if (!opzioni.staccata) dati.encapContentInfo.eContent = contenuto(documento, opzioni.aPezzi === true);
  const info = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: dati.toSchema(true) });
  const schema = info.toSchema();
  if (opzioni.aPezzi) schema.lenBlock.isIndefiniteForm = true;
  return Buffer.from(schema.toBER(false));
}

function signer(certificato: Certificate, eContentType: string, seen: Buffer): SignerInfo {
  const digest = createHash('sha256').update(seen).digest();
  const at = new Date('2025-06-10T09:00:00Z');
  const sid = new IssuerAndSerialNumber({ issuer: certificato.issuer, serialNumber: certificato.serialNumber });
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: eContentType })] }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: at })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: bytesOf(digest) })] }),
  ];
  return new SignerInfo({ version: 1, sid, signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }) });
}

const PEZZO = 1000;
function contenuto(documento: Buffer, aPezzi: boolean): OctetString {
  if (!aPezzi) return new OctetString({ valueHex: bytesOf(documento) });
  const value: OctetString[] = [];
  for (let at = 0; at < documento.length; at += PEZZO) {
    value.push(new OctetString({ valueHex: bytesOf(documento.subarray(at, at + PEZZO)) }));
  }
  return new OctetString({
    idBlock: { isConstructed: true },
    lenBlock: { isIndefiniteForm: true },
    isConstructed: true,
    value,
  } as never);
}

/** A PDF with one more increment behind it: a signature over everything but its own place, as PAdES has it. */
export async function pades(pdf: Buffer, chi: Firmatario, opzioni: Opzioni = {}): Promise<Buffer> {
  const room = 24_000;
  const marker = '0'.repeat(room);
  const range = (a: number, b: number, c: number) =>
    `/ByteRange [0 ${String(a).padStart(10, '0')} ${String(b).padStart(10, '0')} ${String(c).padStart(10, '0')}]`;
  const head = (text: string) => `\n9 0 obj\n<</Type /Sig /SubFilter /ETSI.CAdES.detached ${text} /Contents `;
  const start = pdf.length + head(range(0, 0, 0)).length;
  const tail = '>>\nendobj\nstartxref\n0\n%%EOF\n';
  const text = head(range(start, start + room + 2, tail.length));
  const covered = Buffer.concat([pdf, Buffer.from(text + tail, 'latin1')]);
  const cms = (await p7m(covered, [chi], { staccata: true, ...opzioni })).toString('hex');
  return Buffer.concat([pdf, Buffer.from(`${text}<${cms}${marker.slice(cms.length)}>${tail}`, 'latin1')]);
}

const bytesOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
