import type { Command } from 'commander';

import { allProjections } from '@consorzi/projections/all';
import { digest, projectionStatus, rebuild, retry } from '../projections/index.js';
import type { CliContext } from './context.js';
import { Percent } from './percent.js';

/** `projections status | digest | rebuild | retry`: the read models, seen from outside the pages. */
export function register(program: Command, context: CliContext): void {
  const group = program.command('projections').description('Le letture: stato, impronte, ricostruzione');

  group
    .command('status')
    .description('a che punto è ogni lettura di ogni ente')
    .option('--scope <ente>', 'di un solo ente')
    .option('--json', 'in JSON')
    .action(async ({ scope, json }: { scope?: string; json?: boolean }) => {
      const pool = await context.pool('projector');
      const rows = [];
      for (const one of await scopesOf(context, scope)) {
        const checkpoints = await projectionStatus(pool, one.scope);
        rows.push(...checkpoints.map((checkpoint) => ({ scope: one.scope, last: one.last, ...checkpoint })));
      }
      if (json) return print(rows);
      for (const { parked, ...row } of rows) {
        const state = parked ? `ferma prima di ${parked.position}: ${parked.error}` : row.status.replace('_', ' ');
        console.log(`${row.scope}  ${row.projection} ${row.generation}  ${row.position}/${row.last}  ${state}`);
      }
    });

  group
    .command('digest')
    .description('le impronte (SHA-256) delle righe e delle loro versioni: una ricostruzione non le cambia')
    .option('--scope <ente>', 'di un solo ente')
    .option('--json', 'in JSON')
    .action(async ({ scope, json }: { scope?: string; json?: boolean }) => {
      const scopes = (await scopesOf(context, scope)).map((one) => one.scope);
      const digests = await digest(await context.pool('projector'), allProjections, scopes);
      if (json) return print(digests);
      for (const one of digests.each) console.log(`${one.sha256}  ${one.scope} ${one.projection} @${one.position}`);
      console.log(`${digests.all}  tutte`);
    });

  group
    .command('rebuild')
    .description('ricostruisce le letture dal registro degli eventi, accanto a quelle in uso')
    .option('--all', 'tutte')
    .option('--scope <ente>', 'di un solo ente')
    .option('--projection <nome>', 'una sola lettura')
    .action(async (options: { all?: boolean; scope?: string; projection?: string }) => {
      const { all, scope, projection } = options;
      if (!all && !scope && !projection) throw new Error('indicare --all, --scope o --projection');
      await runRebuild(context, scope, projection);
    });

  group
    .command('retry')
    .description('fa riprovare le letture fermate da un evento')
    .option('--scope <ente>', 'di un solo ente')
    .option('--projection <nome>', 'una sola lettura')
    .action(async ({ scope, projection }: { scope?: string; projection?: string }) => {
      const pool = await context.pool('projector');
      let count = 0;
      for (const one of await scopesOf(context, scope)) count += await retry(pool, one.scope, projection);
      console.log(`Letture rimesse in moto: ${count}`);
    });
}

/** The logs asked for. @throws Error for a scope that has none. */
async function scopesOf(context: CliContext, scope: string | undefined) {
  const all = await (await context.eventStore('projector')).scopes();
  const asked = all.filter((one) => scope === undefined || one.scope === scope);
  if (scope !== undefined && asked.length === 0) throw new Error(`nessun ente si chiama ${scope}`);
  return asked;
}

async function runRebuild(context: CliContext, scope?: string, projection?: string): Promise<void> {
  if (projection && !allProjections.some(({ name }) => name === projection)) {
    throw new Error(
      `nessuna lettura si chiama ${projection}; sono: ${allProjections.map(({ name }) => name).join(', ')}`,
    );
  }
  const heads = await scopesOf(context, scope);
  const begun = Date.now();
  const percent = new Percent(heads.reduce((sum, { last }) => sum + last + 1, 0));
  const reached = new Map<string, number>();
  const outcome = await rebuild({
    store: await context.eventStore('projector'),
    pool: await context.pool('projector'),
    all: allProjections,
    ...(projection && { projections: [projection] }),
    ...(scope && { scopes: [scope] }),
    onProgress: ({ scope: of, position }) => {
      reached.set(of, Math.max(position + 1, reached.get(of) ?? 0));
      percent.reach([...reached.values()].reduce((sum, count) => sum + count, 0));
    },
  });
  percent.end();
  const seconds = ((Date.now() - begun) / 1_000).toLocaleString('it-IT', { maximumFractionDigits: 1 });
  console.log(`Letture ricostruite per ${outcome.scopes} enti in ${seconds} s.`);
  for (const { scope: of, projection: name, error } of outcome.parked) console.error(`Ferma: ${of} ${name}: ${error}`);
  if (outcome.parked.length > 0) process.exitCode = 1;
}

const print = (value: unknown) => console.log(JSON.stringify(value, null, 2));
