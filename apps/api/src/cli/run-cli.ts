import { readdirSync } from 'node:fs';
import path from 'node:path';

import { Command, CommanderError } from 'commander';

import { CliContext, type Connect } from './context.js';

/** What a file `<word>.command.ts` or `<word>-<more>.command.ts` exports: commands whose first word is that. */
export interface CliCommand {
  register(program: Command, context: CliContext): void;
}

/**
 * Runs one command. stdout carries its result alone, so that `npm run -s cli -- ... --json` can be piped; progress and
 * errors go to stderr, an error as one line.
 * @param args the words after the program's name.
 * @returns the exit code.
 */
export async function runCli(args: readonly string[], connect: Connect): Promise<number> {
  const context = new CliContext(connect);
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => reject(new Error('interrotto')));
    }
  });
  try {
    const program = await programOf(context, args[0]);
    await Promise.race([program.parseAsync(args, { from: 'user' }), interrupted]);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has already said its own, and its help is no error.
    if (error instanceof CommanderError) return error.exitCode;
    console.error(oneLine(error));
    return 1;
  } finally {
    await context.close();
  }
}

/**
 * The commands of a first word, or all where none begins with it, ready to be parsed; nothing is opened by that. Most of
 * a command's time was loading what the others need.
 */
export async function programOf(context: CliContext, word?: string): Promise<Command> {
  const program = new Command('consorzi')
    .description('Comandi della piattaforma Consorzi')
    .exitOverride()
    .showHelpAfterError('(--help mostra i comandi e le opzioni)');
  for (const command of await commands(word)) command.register(program, context);
  return program;
}

async function commands(word?: string): Promise<readonly CliCommand[]> {
  const every = readdirSync(import.meta.dirname).filter((file) => /\.command\.[jt]s$/.test(file));
  const asked = every.filter((file) => file.split(/[-.]/, 1)[0] === word);
  const files = asked.length > 0 ? asked : every;
  const all: CliCommand[] = [];
  // One after the other: they share modules, and what runs the specs does not link two graphs at once.
  for (const file of files.sort()) all.push((await import(path.join(import.meta.dirname, file))) as CliCommand);
  return all;
}

function oneLine(error: unknown): string {
  if (process.env['LOG_LEVEL'] === 'debug') return String((error as Error).stack ?? error);
  const { message, code } = error as Error & { code?: string };
  // A failed connection to several addresses carries no message of its own.
  return `Errore: ${(message || code || String(error)).split('\n', 1)[0]}`;
}
