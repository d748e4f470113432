import { ModelDigest } from './digest.js';

const digest = (fill: (model: ModelDigest) => void): string => {
  const model = new ModelDigest();
  fill(model);
  return model.hex();
};

describe('the digest of a read model', () => {
  const reference = digest((model) => {
    model.row('a', 2, false, { n: 1, testo: 'perché' });
    model.version('a', 2, { n: 1, testo: 'perché' });
  });

  it('does not depend on the order of the fields', () => {
    const turned = digest((model) => {
      model.row('a', 2, false, { testo: 'perché', n: 1 });
      model.version('a', 2, { testo: 'perché', n: 1 });
    });
    expect(turned).toBe(reference);
    expect(reference).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, (model: ModelDigest) => void]>([
    ['a value', (model) => model.row('a', 2, false, { n: 2, testo: 'perché' })],
    ['a key', (model) => model.row('b', 2, false, { n: 1, testo: 'perché' })],
    ['a position', (model) => model.row('a', 3, false, { n: 1, testo: 'perché' })],
    ['a removal', (model) => model.row('a', 2, true, { n: 1, testo: 'perché' })],
    ['a row missing', () => undefined],
  ])('shows a change: %s', (_, row) => {
    const changed = digest((model) => {
      row(model);
      model.version('a', 2, { n: 1, testo: 'perché' });
    });
    expect(changed).not.toBe(reference);
  });

  it('tells rows from versions, and a value from the same text elsewhere', () => {
    const rows = digest((model) => model.row('a', 2, false, { n: 1 }));
    const versions = digest((model) => model.version('a', 2, { n: 1 }));
    const filter = digest((model) => {
      model.row('a', 2, false, { n: 1 });
      model.falseFilter('a', 'n', '2');
    });
    expect(new Set([rows, versions, filter]).size).toBe(3);
  });
});
