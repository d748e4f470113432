import type { Command } from 'commander';

import { CliContext } from './context.js';
import { programOf } from './run-cli.js';

const nowhere = new CliContext(() => Promise.reject(new Error('nothing is run here')));
const leaves = (command: Command, words: readonly string[] = []): string[] =>
  command.commands.length > 0
    ? command.commands.flatMap((each) => leaves(each, [...words, each.name()]))
    : [words.join(' ')];

describe('the commands of a first word', () => {
  it('are those that all together have with it, and nothing else is loaded', async () => {
    const every = leaves(await programOf(nowhere));
    const words = [...new Set(every.map((command) => command.split(' ', 1)[0]!))];
    expect(words.length).toBeGreaterThan(5);
    for (const word of words) {
      const own = every.filter((command) => command.split(' ', 1)[0] === word);
      expect(leaves(await programOf(nowhere, word))).toEqual(own);
    }
  });

  it.each(['--help', 'help', 'sconosciuto', '', undefined])('are all, where it is %p', async (word) => {
    expect(leaves(await programOf(nowhere, word))).toEqual(leaves(await programOf(nowhere)));
  });
});
