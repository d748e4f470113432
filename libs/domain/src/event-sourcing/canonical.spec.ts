import fc from 'fast-check';

import { canonicalJson, hashOf, sha256 } from './canonical.js';
import { InvalidEvent } from './event-store.js';

const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => value.isWellFormed());
const integer = fc.maxSafeInteger().map((n) => n + 0);
const { payload } = fc.letrec<{ payload: unknown }>((tie) => ({
  payload: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    text,
    integer,
    fc.array(tie('payload'), { maxLength: 4 }),
    fc.dictionary(text, tie('payload'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** The same value with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, turned(item)] as const);
  return Object.fromEntries(entries.reverse());
}

describe('the canonical form of a payload', () => {
  it('reads back as the same value', () => {
    fc.assert(fc.property(payload, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(value)));
  });

  it('does not depend on the order of the fields', () => {
    fc.assert(fc.property(payload, (value) => canonicalJson(turned(value)) === canonicalJson(value)));
  });

  it('is that of RFC 8785: keys by UTF-16 unit, no spaces, short escapes', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, b: [true, null], a: 'è"\n' })).toBe(
      '{"\\r":2,"a":"è\\"\\n","b":[true,null],"\u20ac":1}',
    );
  });

  it('gives other values other hashes', () => {
    fc.assert(
      fc.property(payload, payload, (a, b) => (canonicalJson(a) === canonicalJson(b)) === (hashOf(a) === hashOf(b))),
    );
    expect(hashOf({ n: 1 })).toBe(sha256('{"n":1}'));
    expect(sha256('perché')).toBe(sha256(Buffer.from('perché', 'utf8').toString('utf8')));
  });

  it.each<[string, unknown]>([
    ['a fraction', 0.5],
    ['minus zero', -0],
    ['an unsafe integer', 2 ** 53],
    ['not a number', NaN],
    ['no end', Infinity],
    ['half a pair', '\ud800'],
    ['half a pair in a key', { '\udc00x': 1 }],
    ['undefined', undefined],
    ['a field that is undefined', { a: undefined }],
    ['a hole in a list', [1, , 2]], // eslint-disable-line no-sparse-arrays
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a big integer', 1n],
    ['a function', () => 1],
  ])('refuses %s, wherever it stands', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(InvalidEvent);
    expect(() => canonicalJson({ a: [{ b: value }] })).toThrow(InvalidEvent);
  });
});
