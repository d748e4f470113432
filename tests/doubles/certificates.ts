/** A certificate authority of its own and a certificate for `localhost` signed by it, to try TLS with. */
import { webcrypto } from 'node:crypto';

import { BitString, Integer, PrintableString } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, GeneralName, GeneralNames } from 'pkijs';

const EC = { name: 'ECDSA', namedCurve: 'P-256' };
const DAY = 24 * 60 * 60 * 1000;

interface Pair {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: Certificate;
}

export interface Certificates {
  /** PEM, all three. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** `commonName`: one for all nodes of a cluster, `eventstoredb-node` by default [doc docs/server/security/protocol-security.md]. */
export async function certificates(commonName = 'eventstoredb-node'): Promise<Certificates> {
  const authority = await pair('CA of the double', 1);
  authority.certificate.extensions = [
    extension('2.5.29.19', new BasicConstraints({ cA: true }).toSchema().toBER(false), true),
    extension(
      '2.5.29.15',
      new BitString({ valueHex: new Uint8Array([0x06]).buffer, unusedBits: 1 }).toBER(false),
      true,
    ),
  ];
  await authority.certificate.sign(authority.keys.privateKey, 'SHA-256');

  const node = await pair(commonName, 2);
  node.certificate.issuer = authority.certificate.subject;
  const names = new GeneralNames({ names: [new GeneralName({ type: 2, value: 'localhost' })] });
  node.certificate.extensions = [extension('2.5.29.17', names.toSchema().toBER(false), false)];
  await node.certificate.sign(authority.keys.privateKey, 'SHA-256');

  const key = await webcrypto.subtle.exportKey('pkcs8', node.keys.privateKey);
  return {
    ca: pem('CERTIFICATE', authority.certificate.toSchema().toBER(false)),
    cert: pem('CERTIFICATE', node.certificate.toSchema().toBER(false)),
    key: pem('PRIVATE KEY', key),
  };
}

async function pair(name: string, serial: number): Promise<Pair> {
  const keys = (await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  const commonName = new AttributeTypeAndValue({ type: '2.5.4.3', value: new PrintableString({ value: name }) });
  certificate.issuer.typesAndValues.push(commonName);
  certificate.subject.typesAndValues.push(commonName);
  certificate.notBefore.value = new Date(Date.now() - DAY);
  certificate.notAfter.value = new Date(Date.now() + DAY);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  return { keys, certificate };
}

const extension = (extnID: string, extnValue: ArrayBuffer, critical: boolean) =>
  new Extension({ extnID, critical, extnValue });

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
