import type { Command } from 'commander';

import { policyStatus, retryPolicies } from '../policies/index.js';
import type { CliContext } from './context.js';

/** `policies status | retry`: what carries facts from the log of one scope into that of another. */
export function register(program: Command, context: CliContext): void {
  const group = program.command('policies').description('Ciò che un ente fa sapere a un altro: stato, ripresa');

  group
    .command('status')
    .description('a che punto è ogni regola nel registro di ogni ente, e che cosa la ferma')
    .option('--scope <ente>', 'di un solo ente')
    .option('--json', 'in JSON')
    .action(async ({ scope, json }: { scope?: string; json?: boolean }) => {
      const pool = await context.pool('projector');
      const rows = [];
      for (const { scope: of, last } of await scopesOf(context, scope)) {
        rows.push(...(await policyStatus(pool, of)).map((standing) => ({ scope: of, last, ...standing })));
      }
      if (json) return console.log(JSON.stringify(rows, null, 2));
      for (const { scope: of, last, policy, position, stopped } of rows) {
        const { attempts, code, target } = stopped ?? {};
        const state = stopped
          ? `ferma prima di ${stopped.position}: ${code}${target ? ` (${target})` : ''}, tentativi: ${attempts}`
          : 'in corso';
        console.log(`${of}  ${policy}  ${position}/${last}  ${state}`);
      }
    });

  group
    .command('retry')
    .description('fa riprovare subito ciò che un rifiuto ha fermato')
    .option('--scope <ente>', 'di un solo ente')
    .option('--policy <nome>', 'una sola regola')
    .action(async ({ scope, policy }: { scope?: string; policy?: string }) => {
      const pool = await context.pool('projector');
      let count = 0;
      for (const one of await scopesOf(context, scope)) count += await retryPolicies(pool, one.scope, policy);
      console.log(`Regole rimesse in moto: ${count}`);
    });
}

/** The logs asked for. @throws Error for a scope that has none. */
async function scopesOf(context: CliContext, scope: string | undefined) {
  const all = await (await context.eventStore('projector')).scopes();
  const asked = all.filter((one) => scope === undefined || one.scope === scope);
  if (scope !== undefined && asked.length === 0) throw new Error(`nessun ente si chiama ${scope}`);
  return asked;
}
