import fc from 'fast-check';

import { compareUtf8, SortedLines } from './sorted-lines.js';

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('keys', () => {
  it('stand in the order of their UTF-8 bytes, beyond the BMP too', () => {
    expect(['\u{1F600}', '\uFFFD', 'z', 'à', '', 'za'].sort(compareUtf8)).toEqual([
      '',
      'z',
      'za',
      'à',
      '\uFFFD',
      '\u{1F600}',
    ]);
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(text, text, (a, b) => expect(Math.sign(compareUtf8(a, b))).toBe(byBytes(a, b))),
      { numRuns: 2_000 },
    );
  });
});

describe('lines', () => {
  const key = fc.constantFrom('', 'a', 'a\nb', 'à', '\uFFFD', '\u{1F600}', '0000000000000003');
  const sizes = fc.record({ run: fc.integer({ min: 1, max: 400 }), block: fc.integer({ min: 1, max: 100 }) });

  it('come out by key and position, however many runs and blocks they were packed in', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), sizes, (keys, { run, block }) => {
        const lines = new SortedLines(run, block);
        const all = keys.map((one, position) => ({ one, position, text: JSON.stringify([one, position]) }));
        for (const { one, position, text } of all) lines.add(one, position, text);
        const expected = all.sort((a, b) => byBytes(a.one, b.one) || a.position - b.position);
        expect([...lines.sorted()]).toEqual(expected.map(({ text }) => text));
      }),
    );
  });

  it('are found again by their key, packed or not', () => {
    const lines = new SortedLines(50, 20);
    const keys = Array.from({ length: 40 }, (_, n) => `chiave ${n % 7 === 0 ? 'è' : ''}${n}`);
    keys.forEach((one, position) => lines.add(one, position, `riga ${position}`));
    expect(keys.map((one) => lines.find(one))).toEqual(keys.map((_, position) => `riga ${position}`));
    expect(lines.find('nessuna')).toBeUndefined();
    expect(lines.find('')).toBeUndefined();
  });

  it('of nothing are none', () => {
    expect([...new SortedLines().sorted()]).toEqual([]);
  });
});
