import { ConfigRefused } from '../config.js';

/** The process cannot run, for a reason a person can act on: one line (Italian), no stack, exit code 1. */
export class BootRefused extends Error {
  override readonly name = 'BootRefused';
}

/** What an entry point leaves to be done at the end: finish what is under way, then let go. */
export type Stop = () => Promise<void>;

/**
 * Runs a process of the platform from its start to its orderly end (SIGTERM or SIGINT). A refusal is told on stderr
 * and to the supervisor, which then knows that starting again is no use.
 */
export async function runEntryPoint(start: () => Promise<Stop>): Promise<void> {
  const starting = start();
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    starting
      .then((stop) => stop())
      .then(() => process.exit(0))
      .catch(fail);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('unhandledRejection', fail);
  await starting.catch(fail);
}

function fail(error: unknown): void {
  const line = refusal(error);
  console.error(line ?? error);
  if (line && process.send) process.send({ refused: line }, () => process.exit(1));
  else process.exit(1);
}

/** The sentence for people, where there is something that they can do about it. */
function refusal(error: unknown): string | undefined {
  if (error instanceof ConfigRefused || error instanceof BootRefused) return error.message;
  const { code, syscall, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall !== 'listen') return undefined;
  if (code === 'EADDRINUSE') return `La porta ${port} è già occupata da un altro programma.`;
  if (code === 'EACCES') return `La porta ${port} è riservata: serve un numero oltre 1023.`;
  if (code === 'EADDRNOTAVAIL') return "L'indirizzo in HOST non è di questa macchina.";
  return undefined;
}
