import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';

import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose';

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

/** What somebody without the provider's private key can make of a good token: each must be refused. */
export const FORGERIES: Readonly<Record<string, (good: string, publicKey: JsonWebKey) => Promise<string> | string>> = {
  'signed by another key under the right name': (good) => signed(good, decodeProtectedHeader(good).kid),
  'signed by a key that nobody knows': (good) => signed(good, 'unknown'),
  'signed by another key that the token brings along': (good) => signed(good, undefined, true),
  'HS256 with the public key as secret': (good, publicKey) => {
    const pem = createPublicKey({ key: publicKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const header = { alg: 'HS256', kid: decodeProtectedHeader(good).kid! };
    return new SignJWT(decodeJwt(good)).setProtectedHeader(header).sign(Buffer.from(pem));
  },
  'alg none': (good) => new UnsecuredJWT(decodeJwt(good)).encode(),
  'alg none over a valid signature': (good) => good.replace(/^[^.]+/, part({ alg: 'none' })),
  'another subject under the old signature': (good) =>
    good.replace(/\.[^.]+\./, `.${part({ ...decodeJwt(good), sub: 'altro' })}.`),
  'one more membership under the old signature': (good) =>
    good.replace(/\.[^.]+\./, `.${part({ ...decodeJwt(good), organization: ['inrete', 'ciss38'] })}.`),
  'without signature': (good) => good.replace(/[^.]+$/, ''),
  'cut short': (good) => good.slice(0, -10),
  garbage: () => 'a.b.c',
  'three empty parts': () => '..',
  'not even that': () => 'ciao',
  huge: (good) => good.replace(/\.[^.]+\./, `.${part({ ...decodeJwt(good), ballast: 'x'.repeat(9_000) })}.`),
};

function signed(good: string, kid: string | undefined, bringKey = false): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = bringKey ? { jwk: publicKey.export({ format: 'jwk' }) } : {};
  const header = { alg: 'RS256', ...(kid !== undefined && { kid }), ...jwk };
  return new SignJWT(decodeJwt(good)).setProtectedHeader(header as { alg: string }).sign(privateKey);
}
