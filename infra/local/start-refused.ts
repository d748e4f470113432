/** A reason to stop that a person can act on: printed as one line (Italian), without a stack, exit code 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** Ends the process: a refusal is its own sentence, anything else keeps its stack for whoever will mend it. */
export function exitWith(error: unknown): never {
  if (error instanceof StartRefused) console.error(error.message);
  else console.error(error);
  process.exit(1);
}
