type Emit = (warning: string | Error, ...rest: unknown[]) => void;

let quiet = false;

/**
 * Over TLS the client gives Node the host for a server's name, an IP address where a node advertises one, as all do on a
 * cluster on this machine. Node says on stderr, once a process, that this "is not permitted" (DEP0123); it is a word to
 * who wrote the client, of no use to who reads what a command says. Every other warning passes.
 */
export function keepQuietOfIpNames(): void {
  if (quiet) return;
  quiet = true;
  const emit = process.emitWarning.bind(process) as Emit;
  const ours: Emit = (warning, ...rest) => {
    if (codeOf(warning, rest) !== 'DEP0123') emit(warning, ...rest);
  };
  process.emitWarning = ours;
}

/** It may stand in the warning, in options or by itself after the type. */
function codeOf(warning: string | Error, [first, second]: readonly unknown[]): unknown {
  if (typeof warning !== 'string') return (warning as { code?: unknown }).code;
  return typeof first === 'object' && first !== null ? (first as { code?: unknown }).code : second;
}
