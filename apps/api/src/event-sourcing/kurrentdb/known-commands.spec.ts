import { KnownCommands } from './known-commands.js';

const events = (...commands: string[]) => commands.map((commandId) => ({ commandId }));

describe('what a process knows of the commands of a stream', () => {
  it('is nothing before it has read it', () => {
    expect(new KnownCommands().has('s', 0, 'a')).toBeUndefined();
  });

  it('is a yes or a no as far as it has read, and nothing further on', () => {
    const known = new KnownCommands();
    known.read('s', 0, events('a', 'b'));
    expect([known.has('s', 1, 'b'), known.has('s', 1, 'c'), known.has('s', 2, 'c')]).toEqual([true, false, undefined]);
    expect(known.has('s', 7, 'a')).toBe(true);
  });

  it('grows by what is read and appended at its end, and by nothing that leaves a gap', () => {
    const known = new KnownCommands();
    known.read('s', 0, events('a'));
    known.read('s', 2, events('z'));
    expect([known.has('s', 2, 'z'), known.has('s', 0, 'z')]).toEqual([undefined, false]);
    known.read('s', 0, events('a', 'b'));
    known.read('s', 1, events('b', 'c'));
    known.appended('s', 2, 4, 'd');
    expect([known.has('s', 4, 'c'), known.has('s', 4, 'd'), known.has('s', 4, 'x')]).toEqual([true, true, false]);
    expect(known.has('s', 5, 'x')).toBeUndefined();
  });

  it('is forgotten where the stream turns out shorter than it was', () => {
    const known = new KnownCommands();
    known.read('s', 0, events('a', 'b', 'c'));
    known.read('s', 1, events('b'));
    expect(known.has('s', 0, 'x')).toBeUndefined();
  });

  it('is forgotten for the stream that was not used for longest, when it becomes too much', () => {
    const known = new KnownCommands(4);
    known.read('old', 0, events('a', 'b'));
    known.read('used', 0, events('c'));
    known.read('old', 2, events('d'));
    known.read('new', 0, events('e'));
    expect([known.has('used', 0, 'x'), known.has('old', 2, 'x'), known.has('new', 0, 'x')]).toEqual([
      undefined,
      false,
      false,
    ]);
    known.read('new', 0, events('e'));
    expect(known.has('old', 2, 'a')).toBe(true);
  });
});
