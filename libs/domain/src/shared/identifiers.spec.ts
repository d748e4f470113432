import fc from 'fast-check';

import { idOf, isScope, isUuid } from './identifiers.js';

const part = fc.oneof(
  fc.string({ maxLength: 8 }).filter((text) => !text.includes('\u001f')),
  fc.constantFrom('', '-', ',', '/', '.', ' '),
);
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

describe('idOf', () => {
  it('gives other parts another id, however they are cut', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => (JSON.stringify(a) === JSON.stringify(b)) === (idOf(...a) === idOf(...b))),
    );
    fc.assert(
      fc.property(parts, fc.nat({ max: 3 }), (all, at) => {
        const joined = [...all.slice(0, at), all.slice(at).join(''), 'x'];
        expect(idOf(...joined) === idOf(...all, 'x')).toBe(joined.length === all.length + 1);
      }),
    );
  });

  it('gives the same id for ever: logs depend on it', () => {
    expect(idOf('inrete', 'Piano', 2023, 2025)).toBe('7ec2c5db-cbb9-5cfc-82db-11151476aea3');
    expect(idOf('a', 1)).toBe(idOf('a', '1'));
  });

  it('names no lone surrogate: UTF-8 gives two of them the same bytes', () => {
    expect(() => idOf('a', '\ud800')).toThrow(RangeError);
    expect(isUuid(idOf('a', '\ud83d\ude00'))).toBe(true);
  });

  it('gives a UUID', () => {
    fc.assert(fc.property(parts, (all) => isUuid(idOf(...all))));
  });
});

describe('the slug of a scope', () => {
  it.each(['inrete', 'ciss38', 'a1'])('may be %s', (slug) => expect(isScope(slug)).toBe(true));
  it.each(['', 'a', '38ciss', 'ciss-ac', 'Inrete', 'a'.repeat(41)])('may not be "%s"', (slug) =>
    expect(isScope(slug)).toBe(false),
  );
});
