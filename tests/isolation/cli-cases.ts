import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Command } from 'commander';

import { CliContext } from '../../apps/api/src/cli/context.js';
import { programOf } from '../../apps/api/src/cli/run-cli.js';
import { progettoDiProva } from '../recepisci.js';

/** The name of a project that both consortia of these specs know. */
export const PROGETTO_DI_PROVA = 'Progetto della riga di comando';

/** A command of the command line that takes a scope, and how it is tried. */
export interface CliCase {
  /**
   * What follows the command and `--scope <scope>`; `folder` is an empty one, whose files are read as output, `pianoId`
   * a plan of the scope.
   */
  readonly more?: (folder: string, pianoId: string) => readonly string[];
  /** What it says of the scope that it was asked about: a refusal to say anything would hide every leak. */
  readonly shows: (scope: string) => string | RegExp;
}

/** By its words. A command with `--scope` that is not here fails until somebody says how it is tried. */
export const CLI_CASES: Readonly<Record<string, CliCase>> = {
  'projections status': { shows: (scope) => new RegExp(`^${scope}  registro `, 'm') },
  'projections digest': { shows: (scope) => new RegExp(`^[0-9a-f]{64}  ${scope} registro @`, 'm') },
  'projections rebuild': { shows: () => 'Letture ricostruite per 1 enti' },
  'projections retry': { shows: () => 'Letture rimesse in moto: 0' },
  'policies status': { shows: (scope) => new RegExp(`^${scope}  recepimento-progetti  \\d+/\\d+  in corso$`, 'm') },
  'policies retry': { shows: () => 'Regole rimesse in moto: 0' },
  'audit tree rebuild': { shows: () => /^\d+ sigilli concordano con il registro, fino a \d+ eventi\.$/m },
  'audit tree verify': { shows: () => /^\d+ sigilli concordano con il registro, fino a \d+ eventi\.$/m },
  'audit export': {
    more: (folder) => ['--out', path.join(folder, 'fascicolo')],
    shows: (scope) => new RegExp(`Piano ${scope}[^]*"stream":"${scope}-Piano\\.`),
  },
  'audit dossier': {
    more: (folder, pianoId) => ['--piano', pianoId, '--out', path.join(folder, 'dossier')],
    shows: (scope) => new RegExp(`Piano ${scope}[^]*"stream":"${scope}-Piano\\.`),
  },
  'ats dossier': {
    more: (folder) => [
      '--progetto',
      progettoDiProva(PROGETTO_DI_PROVA).progettoId,
      '--out',
      path.join(folder, 'd.zip'),
    ],
    shows: () => '0 spese, 0 documenti',
  },
  'ats export': {
    more: (folder) => [
      ...['--progetto', progettoDiProva(PROGETTO_DI_PROVA).progettoId, '--formato', 'csv', '--tabelle', 'progetto'],
      ...['--out', path.join(folder, 'progetto.csv')],
    ],
    shows: (scope) => `Piano ${scope}`,
  },
  replay: { shows: (scope) => `Piano ${scope}` },
  'log copy': {
    // From the store that the platform runs on to the other one.
    more: () => {
      const [from, to] = process.env['EVENT_STORE'] === 'kurrentdb' ? ['kurrentdb', 'postgres'] : ['postgres', 'kurrentdb']; // prettier-ignore
      return ['--from', from!, '--to', to!];
    },
    shows: (scope) => new RegExp(`Il registro di ${scope} sta in \\w+ come in \\w+: \\d+ eventi`),
  },
  'audit alarms resolve': { more: () => ['--note', 'prova'], shows: () => 'Allarmi risolti: 0' },
};

/** Those that take no scope, and why none is wanted. */
export const CLI_WITHOUT_SCOPE: Readonly<Record<string, string>> = {
  'erasures apply': 'does what every start does, for all scopes; tells numbers of erasures alone',
  'demo load': 'writes the consortia of the demonstration, and tells their names alone',
  import: 'reads one file of who runs it, and opens no database',
  token: 'gives a demo user of the embedded provider what their password would give',
};

/** Every command that does something, by its words, and whether it takes a scope. */
export async function cliCommands(): Promise<readonly { readonly words: string; readonly hasScope: boolean }[]> {
  const nowhere = () => Promise.reject(new Error('nothing is run here'));
  return leaves(await programOf(new CliContext(nowhere)), []);
}

function leaves(command: Command, words: readonly string[]): { words: string; hasScope: boolean }[] {
  if (command.commands.length > 0) return command.commands.flatMap((each) => leaves(each, [...words, each.name()]));
  return [{ words: words.join(' '), hasScope: command.options.some(({ long }) => long === '--scope') }];
}

/** The words of every file below a folder, names included. */
export function wordsBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .map((file) => `${path.relative(folder, file)}\n${readFileSync(file, 'utf8')}`)
    .join('\n');
}
