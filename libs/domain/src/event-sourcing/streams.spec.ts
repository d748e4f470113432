import fc from 'fast-check';

import { ScopeMismatch } from './event-store.js';
import { assertInScope, streamName, streamParts } from './streams.js';

const scope = fc.stringMatching(/^[a-z][a-z0-9]{1,39}$/);
const aggregate = fc.stringMatching(/^[A-Z][A-Za-z]{0,20}$/);

describe('the name of a stream', () => {
  it('comes apart into what it was made of', () => {
    fc.assert(
      fc.property(scope, aggregate, fc.uuid(), (...[ours, noun, id]) =>
        expect(streamParts(streamName(ours, noun, id))).toEqual({ scope: ours, aggregate: noun, id }),
      ),
    );
  });

  it.each(['inrete', 'inrete-Piano', 'inrete-Piano.', 'in-rete-Piano.p1', 'i-Piano.p1', 'INRETE-Piano.p1'])(
    'is not %s',
    (name) => expect(() => streamParts(name)).toThrow('not a stream name'),
  );

  it('belongs to its scope, not to one that begins alike', () => {
    expect(() => assertInScope('inrete', 'inrete-Piano.p1')).not.toThrow();
    expect(() => assertInScope('inret', 'inrete-Piano.p1')).toThrow(ScopeMismatch);
  });
});
