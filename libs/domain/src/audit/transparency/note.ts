import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/**
 * Signed notes (C2SP signed-note): a text that people can read, a blank line, a line per signature. Two kinds of
 * Ed25519 signatures: of the log itself, and of a witness, who signs with the time at which it did (C2SP
 * tlog-cosignature).
 */
export const LOG_KEY = 0x01;
export const WITNESS_KEY = 0x04;
export type KeyKind = typeof LOG_KEY | typeof WITNESS_KEY;

/** What a signature is checked with; its text form is the vkey of the specification. */
export interface VerifierKey {
  readonly name: string;
  readonly kind: KeyKind;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** What a signature is made with. Never leaves the process that read it from its file. */
export interface SignerKey extends VerifierKey {
  readonly privateKey: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  /** First 4 bytes of the key's hash, hex. */
  readonly keyId: string;
  /** After the key id: 64 bytes, of a witness 8 of time before them. */
  readonly signature: Buffer;
}

export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note, key or policy that is not in the form the specification gives it. */
export class MalformedNote extends Error {
  override readonly name = 'MalformedNote';
}

const NAME = /^[^\s+]{1,200}$/u;
const SIGNATURE_LINE = /^— ([^\s+]{1,200}) ([A-Za-z0-9+/=]+)$/u;
/** Longest note that is looked at, in UTF-16 units; and most signatures of one. */
export const MAX_NOTE_LENGTH = 100_000;
const MAX_SIGNATURES = 100;

/** First 4 bytes of SHA-256 over name, newline, kind and public key; hex. */
export function keyId({ name, kind, publicKey }: VerifierKey): string {
  const key = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([kind]), publicKey]);
  return hash('sha256', key, 'hex').slice(0, 8);
}

/** The key as people exchange it: `<name>+<key id>+<base64 of kind and public key>`. */
export function formatVkey(key: VerifierKey): string {
  const bytes = Buffer.concat([Buffer.from([key.kind]), key.publicKey]);
  return `${key.name}+${keyId(key)}+${bytes.toString('base64')}`;
}

/** @throws MalformedNote */
export function parseVkey(text: string): VerifierKey {
  const [, name = '', id, encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const kind = bytes[0] as KeyKind;
  if (!NAME.test(name) || bytes.length !== 33 || (kind !== LOG_KEY && kind !== WITNESS_KEY)) {
    throw new MalformedNote('not a key of a log or of a witness');
  }
  const key: VerifierKey = { name, kind, publicKey: bytes.subarray(1) };
  if (keyId(key) !== id) throw new MalformedNote(`the id of the key ${name} is not that of its bytes`);
  return key;
}

/** A new key pair; `pem` (PKCS #8) is what its file holds. */
export function newSigner(name: string, kind: KeyKind): { readonly signer: SignerKey; readonly pem: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { signer: readSigner(name, kind, pem), pem };
}

/** @throws MalformedNote for a name that cannot be one, or a file that holds no Ed25519 key. */
export function readSigner(name: string, kind: KeyKind, pem: string): SignerKey {
  if (!NAME.test(name)) throw new MalformedNote('not a name of a key');
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch (cause) {
    throw new MalformedNote(`the key of ${name} cannot be read`, { cause });
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new MalformedNote(`the key of ${name} is not Ed25519`);
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { name, kind, privateKey, publicKey: Buffer.from(x!, 'base64url') };
}

/** The signature line of a log over a text. */
export function signNote(key: SignerKey, text: string): string {
  if (key.kind !== LOG_KEY) throw new Error('a witness signs with the time: see cosign');
  return line(key, sign(null, Buffer.from(text), key.privateKey));
}

/** The signature line of a witness over a text, at `time` (seconds since 1970). */
export function cosign(key: SignerKey, text: string, time: number): string {
  if (key.kind !== WITNESS_KEY) throw new Error('not the key of a witness');
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  return line(key, Buffer.concat([stamp, sign(null, Buffer.from(cosigned(text, time)), key.privateKey)]));
}

const line = (key: VerifierKey, signature: Buffer): string =>
  `— ${key.name} ${Buffer.concat([Buffer.from(keyId(key), 'hex'), signature]).toString('base64')}\n`;

const cosigned = (text: string, time: number | bigint): string => `cosignature/v1\ntime ${time}\n${text}`;

/** A note's text and signature lines as one; further lines can be added to it at the end. */
export function formatNote(text: string, signatureLines: readonly string[]): string {
  return `${text}\n${signatureLines.join('')}`;
}

/** Takes a note apart; no signature is checked. @throws MalformedNote */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE_LENGTH) throw new MalformedNote('the note is too long');
  if (!note.isWellFormed() || /[\u0000-\u0009\u000b-\u001f\u007f]/.test(note))
    throw new MalformedNote('the note holds characters that are not text');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new MalformedNote('the note has no signatures');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new MalformedNote('the note has too many signatures');
  const signatures = lines.map((one) => {
    const [, name, encoded] = SIGNATURE_LINE.exec(one) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (!name || bytes.length < 5) throw new MalformedNote('a line of the note is not a signature');
    return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
  });
  return { text: note.slice(0, end + 1), signatures };
}

/**
 * What the note bears of this key: `true` for a log's good signature, the time (seconds since 1970) for a witness's,
 * null where there is none.
 * @throws BadSignature for one under this key's name and id that does not hold: such a note is refused as a whole.
 */
export function signedBy({ text, signatures }: Note, key: VerifierKey): true | number | null {
  const id = keyId(key);
  const found = signatures.find((one) => one.name === key.name && one.keyId === id);
  if (!found) return null;
  const isWitness = key.kind === WITNESS_KEY;
  const { signature } = found;
  if (signature.length !== (isWitness ? 72 : 64)) throw new BadSignature(key.name);
  const time = isWitness ? signature.readBigUInt64BE() : 0n;
  const message = isWitness ? cosigned(text, time) : text;
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') },
    format: 'jwk',
  });
  if (!verify(null, Buffer.from(message), publicKey, signature.subarray(-64))) throw new BadSignature(key.name);
  return isWitness ? Number(time) : true;
}

/** A signature that claims to be of a key and is not. */
export class BadSignature extends Error {
  override readonly name = 'BadSignature';
  constructor(readonly keyName: string) {
    super(`the signature of ${keyName} does not hold`);
  }
}
