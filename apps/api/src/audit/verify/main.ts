import { Fault } from '@consorzi/domain/audit';

import { readArguments, USAGE, type Arguments } from './arguments.js';
import { verify } from './verify.js';
import { verdictOf, wordsOf, type Checked } from './verdict.js';

const NOTHING: Checked = {
  ...{ manifest: null, policyFrom: null, kept: [], replay: null, dossier: null, fault: null },
  progress: { events: 0, tree: { checkpoints: 0, lastGood: null, lastWitnessed: null }, texts: null },
};

// What an auditor runs: `node verify.mjs`. Words first, one JSON object last; 0 where all holds, 1 otherwise.
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  let args: Arguments;
  try {
    args = readArguments(words, import.meta.dirname);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.log(USAGE);
    return say({ ...NOTHING, fault: error });
  }
  if (args.help) {
    console.log(USAGE);
    return 0;
  }
  return say(await verify(args, shower()));
}

function say(checked: Checked): number {
  for (const line of wordsOf(checked)) console.log(line);
  const verdict = verdictOf(checked);
  console.log(JSON.stringify(verdict));
  return verdict.ok ? 0 : 1;
}

/** How far it is, on stderr, every ten percent. */
function shower(): (share: number) => void {
  let told = 0;
  return (share) => {
    const percent = Math.floor(share * 10) * 10;
    if (percent <= told || percent > 100) return;
    told = percent;
    console.error(`${percent}%`);
  };
}
