import { CliContext } from '../context.js';
import { programOf } from '../run-cli.js';

/**
 * Runs one command within this process, on the platform that the variables reach: a process of its own costs a spec
 * seconds. @returns what it printed; @throws what it refuses with, in the words of the screen
 */
export async function runHere(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const { log, error } = console;
  const context = new CliContext(() => Promise.resolve({ env, close: () => Promise.resolve() }));
  try {
    const program = await programOf(context);
    console.log = (line: unknown) => void lines.push(String(line));
    // Progress, for who waits.
    console.error = () => undefined;
    await program.parseAsync(args, { from: 'user' });
    return lines.join('\n');
  } finally {
    Object.assign(console, { log, error });
    await context.close();
  }
}
