import type { Command } from 'commander';

import { allPolicies, policyStatus, retryPolicies, type Behind } from '../policies/index.js';
import type { CliContext } from './context.js';

/** `policies status | retry`: what carries facts from the log of one scope into that of another. */
export function register(program: Command, context: CliContext): void {
  const group = program.command('policies').description('Ciò che un ente fa sapere a un altro: stato, ripresa');

  group
    .command('status')
    .description('a che punto è ogni regola nel registro di ogni ente, chi resta indietro e perché')
    .option('--scope <ente>', 'di un solo ente')
    .option('--json', 'in JSON')
    .action(async ({ scope, json }: { scope?: string; json?: boolean }) => {
      const pool = await context.pool('projector');
      const rows = [];
      for (const { scope: of, last } of await scopesOf(context, scope)) {
        rows.push(...(await policyStatus(pool, of)).map((standing) => ({ scope: of, last, ...standing })));
      }
      if (json) return console.log(JSON.stringify(rows, null, 2));
      for (const { scope: of, last, policy, position, stopped, behind } of rows) {
        const state = stopped
          ? `ferma prima di ${stopped.position}: ${stopped.code}, tentativi: ${stopped.attempts}`
          : 'in corso';
        console.log(`${of}  ${policy}  ${position}/${last}  ${state}`);
        for (const one of behind) console.log(`${of}  ${policy}  verso ${one.target}: ${stateOf(one)}`);
      }
    });

  group
    .command('retry')
    .description('fa riprovare subito ciò che un rifiuto ha fermato')
    .option('--scope <ente>', 'di un solo ente')
    .option('--policy <nome>', 'una sola regola')
    .action(async ({ scope, policy }: { scope?: string; policy?: string }) => {
      const nomi: readonly string[] = allPolicies.map(({ name }) => name);
      if (policy !== undefined && !nomi.includes(policy)) {
        throw new Error(`nessuna regola si chiama ${policy}; ci sono: ${nomi.join(', ')}`);
      }
      const pool = await context.pool('projector');
      let count = 0;
      for (const one of await scopesOf(context, scope)) count += await retryPolicies(pool, one.scope, policy);
      console.log(`Regole rimesse in moto: ${count}`);
    });
}

/** Why a scope was not told all, in words; a refusal says its code. */
const stateOf = ({ at, code, attempts, retryAt }: Behind): string => {
  if (retryAt !== null) return `ferma prima di ${at}: ${code}, tentativi: ${attempts}`;
  return `aspetta prima di ${at}: ${ATTESE[code] ?? code}`;
};

const ATTESE: Readonly<Record<string, string>> = {
  SENZA_REGISTRO: 'non è sulla piattaforma',
  CONSORZIO_INESISTENTE: 'il consorzio non è ancora istituito',
  ATS_NON_RICONOSCIUTO: 'il consorzio non riconosce l’ATS',
};

/** The logs asked for. @throws Error for a scope that has none. */
async function scopesOf(context: CliContext, scope: string | undefined) {
  const all = await (await context.eventStore('projector')).scopes();
  const asked = all.filter((one) => scope === undefined || one.scope === scope);
  if (scope !== undefined && asked.length === 0) throw new Error(`nessun ente si chiama ${scope}`);
  return asked;
}
