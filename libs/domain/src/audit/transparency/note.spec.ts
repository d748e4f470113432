import fc from 'fast-check';

import {
  attest,
  BadSignature,
  checkpointText,
  cosign,
  EMPTY_ROOT,
  formatNote,
  formatPolicy,
  formatVkey,
  leafHash,
  LOG_KEY,
  MalformedNote,
  newSigner,
  parseNote,
  parsePolicy,
  parseVkey,
  readCheckpoint,
  readSigner,
  signedBy,
  signNote,
  WITNESS_KEY,
} from './index.js';

const log = newSigner('consorzi.example/inrete', LOG_KEY).signer;
const cissac = newSigner('consorzi.example/cissac/testimone', WITNESS_KEY).signer;
const ciss38 = newSigner('consorzi.example/ciss38/testimone', WITNESS_KEY).signer;
const policy = { log, witnesses: [cissac, ciss38], quorum: 1 };

const text = checkpointText({
  origin: log.name,
  size: 3,
  root: leafHash('a'),
  time: '2026-01-31T10:00:00.000Z',
});
const NOON = 1_769_860_800;

describe('signed notes', () => {
  it('reads the key of the example of the specification', () => {
    // The example key of the Go implementation that the specification came from.
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const key = parseVkey(vkey);
    expect(formatVkey(key)).toBe(vkey);
    const note = parseNote(
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
        '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    );
    expect(signedBy(note, key)).toBe(true);
    expect(() => signedBy({ ...note, text: note.text.replace('answer', 'question') }, key)).toThrow(BadSignature);
  });

  it('says who signed, and when a witness did', () => {
    const note = parseNote(formatNote(text, [signNote(log, text), cosign(cissac, text, NOON)]));
    expect(note.text).toBe(text);
    expect(attest(note, policy)).toEqual({
      log: true,
      witnesses: [{ name: cissac.name, time: NOON }],
      quorum: true,
    });
    expect(attest(note, { ...policy, quorum: 2 }).quorum).toBe(false);
  });

  it('refuses the whole note when a known signature does not hold', () => {
    const [mine, theirs] = [signNote(log, text), cosign(cissac, text, NOON)];
    const other = checkpointText({ origin: log.name, size: 4, root: leafHash('b'), time: null });
    expect(() => attest(parseNote(formatNote(other, [mine])), policy)).toThrow(BadSignature);
    expect(() => attest(parseNote(formatNote(other, [signNote(log, other), theirs])), policy)).toThrow(BadSignature);
  });

  it('does not believe a key of the same name', () => {
    const impostor = newSigner(log.name, LOG_KEY).signer;
    expect(attest(parseNote(formatNote(text, [signNote(impostor, text)])), policy).log).toBe(false);
  });

  it('does not take a signature of one kind for the other', () => {
    expect(() => signNote(cissac, text)).toThrow('a witness signs with the time');
    expect(() => cosign(log, text, NOON)).toThrow('not the key of a witness');
    expect(() => parsePolicy(`log ${formatVkey(cissac)}\n`)).toThrow(MalformedNote);
  });

  it.each([
    ['no signatures', 'only a text\n'],
    ['a signature line that is none', `${text}\nno dash\n`],
    ['a control character', `${text}\t\n— a AAAAAAAA\n`],
    ['half of a pair', `${text}\ud800\n\n— a AAAAAAAA\n`],
    ['too long', formatNote(`${'x'.repeat(200_000)}\n`, [])],
  ])('refuses a note with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(MalformedNote);
  });

  it('stands up to any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (any) => {
        for (const read of [parseNote, parsePolicy, parseVkey, readCheckpoint]) {
          try {
            read(any as never);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedNote);
          }
        }
      }),
    );
  });

  it('keeps a private key as its file', () => {
    const { signer, pem } = newSigner('consorzi.example/inrete', LOG_KEY);
    expect(readSigner(signer.name, LOG_KEY, pem).publicKey).toEqual(signer.publicKey);
    expect(() => readSigner('a b', LOG_KEY, pem)).toThrow(MalformedNote);
    expect(() => readSigner('a', LOG_KEY, 'no pem')).toThrow(MalformedNote);
  });
});

describe('checkpoints and policies', () => {
  it('come back as they were written', () => {
    const checkpoint = { origin: log.name, size: 0, root: EMPTY_ROOT, time: null };
    const read = readCheckpoint(formatNote(checkpointText(checkpoint), [signNote(log, checkpointText(checkpoint))]));
    expect(read).toMatchObject(checkpoint);
    expect(formatPolicy(parsePolicy(formatPolicy(policy)))).toBe(formatPolicy(policy));
  });

  it.each([
    ['a size with a zero before it', `a/b\n03\n${EMPTY_ROOT.toString('base64')}\n`],
    ['a size beyond what counts exactly', `a/b\n9999999999999999\n${EMPTY_ROOT.toString('base64')}\n`],
    ['a root that is too short', 'a/b\n3\nAAAA\n'],
    ['no origin', `\n3\n${EMPTY_ROOT.toString('base64')}\n`],
  ])('refuse %s', (_, body) => {
    expect(() => readCheckpoint(formatNote(body, [signNote(log, body)]))).toThrow(MalformedNote);
  });

  it.each([
    ['two logs', `log ${formatVkey(log)}\nlog ${formatVkey(log)}\n`],
    ['no log', 'quorum 0\n'],
    ['a quorum that cannot be', `log ${formatVkey(log)}\nquorum 1\n`],
    ['a key whose id is another', `log ${formatVkey(log).replace(/\+[0-9a-f]{8}\+/, '+00000000+')}\n`],
    ['a word that is unknown', `log ${formatVkey(log)}\nbelieve everybody\n`],
  ])('refuse %s', (_, body) => {
    expect(() => parsePolicy(body)).toThrow(MalformedNote);
  });
});
