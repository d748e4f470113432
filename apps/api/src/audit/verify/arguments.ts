import { Fault } from '@consorzi/domain/audit';

export interface Arguments {
  /** The folder to check. */
  readonly dir: string;
  readonly policy: string | null;
  readonly kept: readonly string[];
  readonly replay: boolean;
  readonly help: boolean;
}

export const USAGE = `Uso: node verify.mjs [CARTELLA] [--policy FILE] [--kept CHECKPOINT]... [--replay]

  CARTELLA           il fascicolo da verificare; senza, quello in cui sta questo file
  --policy FILE      le chiavi in cui credere, avute per altra via che con il fascicolo
  --kept CHECKPOINT  un checkpoint firmato ricevuto e tenuto da parte; si può ripetere
  --replay           rifà anche le letture dagli eventi e ne confronta le impronte`;

/** @param own the folder of the verifier itself. @throws Fault ARGOMENTI_NON_VALIDI */
export function readArguments(args: readonly string[], own: string): Arguments {
  const kept: string[] = [];
  let [dir, policy, replay, help]: [string | null, string | null, boolean, boolean] = [null, null, false, false];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!;
    const value = (): string => {
      const found = args[(at += 1)];
      if (found === undefined) throw new Fault('ARGOMENTI_NON_VALIDI', { detail: `dopo ${word} manca il file` });
      return found;
    };
    if (word === '--policy') policy = value();
    else if (word === '--kept') kept.push(value());
    else if (word === '--replay') replay = true;
    else if (word === '--help' || word === '-h') help = true;
    else if (word.startsWith('-') || dir !== null) throw new Fault('ARGOMENTI_NON_VALIDI', { detail: word });
    else dir = word;
  }
  return { dir: dir ?? own, policy, kept, replay, help };
}
