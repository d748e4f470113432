import type { Command } from 'commander';

import { Cancellazioni, ElencoCancellazioni } from '../audit/index.js';
import { Persone } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import type { CliContext } from './context.js';

/** `erasures apply`: what the API does before it serves, for who restores a copy of the data by hand. */
export function register(program: Command, context: CliContext): void {
  program
    .command('erasures')
    .description('Le cancellazioni di testi e nomi')
    .command('apply')
    .description('le applica ai dati, come dopo il ripristino di una copia; ripeterlo non cambia nulla')
    .option('--json', 'in JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { CANCELLAZIONI_DIR } = await context.config('CANCELLAZIONI_DIR');
      const pool = await context.pool('api');
      const done = await new Cancellazioni({
        ...{ pool, store: await context.eventStore(), testi: new Testi(pool), persone: new Persone(pool) },
        elenco: new ElencoCancellazioni(CANCELLAZIONI_DIR),
      }).allinea();
      if (json) return console.log(JSON.stringify(done));
      for (const { scope, elencate, testi, nomi } of done) {
        console.log(`${scope}  testi: ${testi}  nomi: ${nomi}  aggiunte all'elenco: ${elencate}`);
      }
    });
}
