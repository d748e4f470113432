import type { Command } from 'commander';

import { rebuildTree, resolveAlarms, verifyTree, type TreeOutcome } from '../audit/index.js';
import type { CliContext } from './context.js';

/** `audit tree rebuild | verify`, `audit alarms resolve`: the transparency log, seen from outside the pages. */
export function register(program: Command, context: CliContext): void {
  const known = program.commands.find((one) => one.name() === 'audit');
  const group = known ?? program.command('audit').description('Verifica: registro, fascicoli, dossier');
  const tree = group.command('tree').description('L’albero del registro di un ente');

  tree
    .command('rebuild')
    .description('rifà l’albero dal registro e lo confronta con ogni sigillo')
    .requiredOption('--scope <ente>', 'l’ente')
    .option('--json', 'in JSON')
    .action((options: Options) => check(context, options, rebuildTree, 'projector'));

  tree
    .command('verify')
    .description('lo stesso, senza scrivere nulla')
    .requiredOption('--scope <ente>', 'l’ente')
    .option('--json', 'in JSON')
    .action((options: Options) => check(context, options, verifyTree, 'api'));

  group
    .command('alarms')
    .description('Gli allarmi del registro di un ente')
    .command('resolve')
    .description('li dichiara risolti, dopo averne trovato la causa: i sigilli riprendono')
    .requiredOption('--scope <ente>', 'l’ente')
    .requiredOption('--note <parole>', 'che cosa si è trovato e fatto; senza nomi di persone')
    .action(async ({ scope, note }: { scope: string; note: string }) => {
      await assertKnown(context, scope);
      console.log(`Allarmi risolti: ${await resolveAlarms(await context.pool('projector'), scope, note)}`);
    });
}

interface Options {
  readonly scope: string;
  readonly json?: boolean;
}

async function check(
  context: CliContext,
  { scope, json }: Options,
  work: typeof rebuildTree,
  role: 'api' | 'projector',
) {
  await assertKnown(context, scope);
  const [store, pool] = [await context.eventStore(role), await context.pool(role)];
  const outcome = await work({ store, pool, scope });
  console.log(json ? JSON.stringify(outcome) : words(outcome));
  if (!outcome.ok && (outcome.firstBad || work === verifyTree)) process.exitCode = 1;
}

function words({ events, checkpoints, tilesDiffering, firstBad }: TreeOutcome): string {
  const agreed = `${checkpoints} sigilli concordano con il registro, fino a ${events} eventi.`;
  const tiles = tilesDiffering === 0 ? '' : `\nTessere diverse da quelle che il registro dà: ${tilesDiffering}.`;
  if (!firstBad) return agreed + tiles;
  const { size, from, to, position, motivo } = firstBad;
  const what = {
    radice: `Il sigillo di ${size} eventi non concorda: qualcosa è cambiato tra le posizioni ${from} e ${to}`,
    firma: `Il sigillo di ${size} eventi non è firmato con la chiave del registro, o non dice ciò che era firmato`,
    registro_accorciato: `Il registro finisce prima del sigillo di ${size} eventi`,
  }[motivo];
  return `${agreed}${tiles}\n${what}${position === null ? '' : `; il contenuto dell’evento ${position} non è più quello`}.`;
}

/** @throws Error for a scope that has no log. */
async function assertKnown(context: CliContext, scope: string): Promise<void> {
  const scopes = await (await context.eventStore('projector')).scopes();
  if (!scopes.some((one) => one.scope === scope)) throw new Error(`nessun ente si chiama ${scope}`);
}
