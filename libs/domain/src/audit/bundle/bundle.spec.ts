import fc from 'fast-check';

import { canonicalJson, hashOf, InvalidEvent, type PositionedEvent } from '../../event-sourcing/index.js';
import { eventLeafHash, EMPTY_ROOT, Frontier, leafHash } from '../transparency/index.js';
import { canonicalText } from './canonical-text.js';
import { eventLine, readEventLine } from './event-line.js';
import { Fault } from './faults.js';
import { proofLine, readProofLine } from './proof-line.js';
import type { SignedSize } from './signed-size.js';
import { readTextLine, saltedTextHash, textLine, textsIn, type TextLine } from './text-line.js';
import { TreeCheck, type TreeOutcome } from './tree-check.js';

const data = { numero: 7, nome: 'Perché «no»\n', dentro: { b: [1, null, true], a: '\u20ac' } };
const event: PositionedEvent = {
  ...{ position: 3, revision: 2, schemaVersion: 1, type: 'Provato', scope: 'inprova', stream: 'inprova-Prova.p1' },
  ...{ eventId: 'e3', recordedAt: '2024-01-01T00:00:00.000Z', occurredAt: '2024-01-01', personaId: 'p', role: 'r' },
  ...{ commandId: 'c', bodyHash: 'b', correlationId: 'k', causationId: null, data, payloadHash: hashOf(data) },
  act: { organo: 'cda', numero: '4"6', data: '2024-01-31' },
};
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return undefined;
};

describe('the line of an event', () => {
  it('is the whole event in RFC 8785 form, and gives the event, its leaf and its payload back', () => {
    const line = eventLine(event);
    expect(line).toBe(canonicalJson(event));
    const read = readEventLine(line);
    expect(read.event).toEqual(event);
    expect(read.leaf).toEqual(eventLeafHash(event));
    expect(read.payload).toBe(canonicalJson(data));
    expect(read.payloadHolds).toBe(true);
    expect(readEventLine(eventLine({ ...event, data: {} })).payloadHolds).toBe(false);
  });

  it('is refused in any other form: other spaces or order, more or fewer fields, other types, two of a key', () => {
    const line = eventLine(event);
    const { act, ...rest } = event;
    for (const other of [
      ...[` ${line}`, `${line} `, line.replace(',', ', '), JSON.stringify(event), '', '{}', 'null', '[]', 'ciao'],
      ...[line.replace('"numero":7', '"numero":7.0'), line.replace('"numero":7', '"numero":8,"numero":7')],
      ...[canonicalJson({ ...event, altro: 1 }), canonicalJson(rest), canonicalJson({ ...rest, act: 'cda' })],
      ...[canonicalJson({ ...event, position: -1 }), canonicalJson({ ...event, role: null }), act],
      ...[line.replace('\u20ac', '\\u20ac'), line.replace('"numero":7', '"numero":0.5'), '['.repeat(500_000)],
    ]) {
      expect(codeOf(() => readEventLine(other as string))).toBe('RIGA_ILLEGGIBILE');
    }
  });

  it('of an event that no log of ours can hold is written as it is, and refused where it is read', () => {
    const line = eventLine({ ...event, data: { mezzo: 0.5 } });
    expect(line).toContain('0.5');
    expect(codeOf(() => readEventLine(line))).toBe('RIGA_ILLEGGIBILE');
  });
});

it('canonicalText is canonicalJson, whatever the order of the keys, and refuses the same', () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed());
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      ...[text, fc.boolean(), fc.constant(null), fc.maxSafeInteger().filter((n) => !Object.is(n, -0))],
      ...[
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ],
    ),
  })).value;
  fc.assert(fc.property(value, (one) => expect(canonicalText(one)).toBe(canonicalJson(one))));
  for (const bad of [0.5, -0, 2 ** 53, '\ud800', { '\ud800': 1 }, [undefined], { a: undefined }, new Date(0)]) {
    expect(() => canonicalText(bad)).toThrow(InvalidEvent);
  }
});

describe('texts', () => {
  it('are found in a payload wherever they stand, in the order of its canonical form', () => {
    const ref = (testoId: string) => ({ testoId, hash: 'h' });
    const payload = { z: ref('3'), a: [ref('1'), { b: ref('2'), nessuno: { testoId: 'x' } }], n: null };
    expect(textsIn(payload).map(({ testoId }) => testoId)).toEqual(['1', '2', '3']);
  });

  it('have one line each: there, erased, missing; anything else is refused', () => {
    const place = { id: 't', hash: saltedTextHash(Buffer.from('sale'), 'così'), position: 4 };
    const all: TextLine[] = [
      { ...place, testo: 'così', sale: Buffer.from('sale').toString('base64') },
      { ...place, cancellato: true },
      { ...place, mancante: true },
    ];
    for (const one of all) {
      expect(textLine(one)).toBe(canonicalJson(one));
      expect(readTextLine(textLine(one))).toEqual(one);
      expect(codeOf(() => readTextLine(`${textLine(one)} `))).toBe('TESTO_ILLEGGIBILE');
    }
    for (const bad of [{ ...all[0], sale: '!' }, { ...all[1], mancante: true }, { ...all[0], altro: 1 }, place, null]) {
      expect(codeOf(() => readTextLine(canonicalJson(bad)))).toBe('TESTO_ILLEGGIBILE');
    }
  });
});

it('a proof has one line', () => {
  const proof = { position: 5, proof: [EMPTY_ROOT, leafHash('x')] };
  expect(readProofLine(proofLine(proof))).toEqual(proof);
  expect(readProofLine(proofLine({ position: 5, proof: null }))).toEqual({ position: 5, proof: null });
  for (const bad of ['{}', 'x', '{"position":5,"proof":["AA=="]}', `${proofLine(proof)} `]) {
    expect(codeOf(() => readProofLine(bad))).toBe('PROVA_NON_VALIDA');
  }
});

describe('a tree against what was signed', () => {
  const leaves = Array.from({ length: 9 }, (_, n) => leafHash(`foglia ${n}`));
  const signed = (size: number, more: Partial<SignedSize> = {}): SignedSize => {
    const tree = new Frontier();
    for (const leaf of leaves.slice(0, size)) tree.append(leaf);
    return { size, root: tree.root(), time: null, witnesses: [], quorum: true, ...more };
  };
  function check(
    events: readonly Buffer[],
    { told = leaves, signedOf = [3, 6, 9].map((size) => signed(size)), kept = [] as SignedSize[] } = {},
  ) {
    let reached: TreeOutcome | undefined;
    try {
      const tree = new TreeCheck(signedOf.values(), kept, (outcome) => (reached = outcome));
      for (const leaf of events) {
        tree.leaf(leaf, told[tree.size]);
        while (tree.isSuspicious) tree.settle(told[tree.size]);
      }
      tree.end();
      return { reached };
    } catch (error) {
      const { code, place } = error as Fault;
      return { reached, code, position: place.position, interval: place.interval };
    }
  }
  const changed = (at: number) => leaves.with(at, leafHash('altro'));

  it('finds one changed leaf wherever it stands, as long as those that were told are the sealed ones', () => {
    expect(check(leaves)).toEqual({ reached: { checkpoints: 3, lastGood: signed(9), lastWitnessed: null } });
    for (let at = 0; at < 9; at++) {
      expect(check(changed(at))).toMatchObject({ code: 'EVENTO_ALTERATO', position: at, interval: undefined });
    }
  });

  it('finds the interval where they are told to agree', () => {
    for (let at = 0; at < 9; at++) {
      const from = at - (at % 3);
      const expected = { code: 'STORIA_ALTERATA', position: from, interval: { from, to: from + 2 } };
      expect(check(changed(at), { told: changed(at) })).toMatchObject(expected);
      expect(check(leaves, { told: changed(at) })).toMatchObject(expected);
    }
  });

  it('trusts what was witnessed where the log signed two histories', () => {
    const other = new Frontier();
    for (const leaf of changed(4)) other.append(leaf);
    const kept = [{ ...signed(9), root: other.root() }];
    const witnessed = [signed(3, { witnesses: ['w'] }), signed(6), signed(9)];
    expect(check(leaves, { kept, signedOf: witnessed })).toMatchObject({
      ...{ code: 'CODA_RISCRITTA', interval: { from: 3, to: 8 } },
      reached: { lastGood: { size: 3 } },
    });
    expect(check(leaves, { kept })).toMatchObject({ interval: { from: 0, to: 8 }, reached: { lastGood: null } });
    expect(check(leaves, { kept, signedOf: [signed(3), signed(6)] })).toMatchObject({ interval: { from: 6, to: 8 } });
  });

  it('misses the end that was signed and is not there', () => {
    expect(check(leaves.slice(0, 7))).toMatchObject({
      code: 'CODA_TAGLIATA',
      position: 7,
      interval: { from: 6, to: 8 },
    });
    expect(check([], { told: [] })).toMatchObject({ code: 'CODA_TAGLIATA', interval: { from: 0, to: 2 } });
  });
});
