import type { Command } from 'commander';

import { embeddedToken } from '../tenancy/index.js';
import type { CliContext } from './context.js';

/** `token --user NAME`: an access token of a demo user, for scripts that call /graphql. */
export function register(program: Command, context: CliContext): void {
  program
    .command('token')
    .description('un token di accesso di un utente dimostrativo della piattaforma avviata')
    .requiredOption('--user <nome>', 'per esempio direttore.inrete')
    .action(async ({ user }: { user: string }) => {
      const { CONSORZI_DATA, PUBLIC_URL } = await context.config('CONSORZI_DATA', 'PUBLIC_URL');
      console.log(await embeddedToken(CONSORZI_DATA, PUBLIC_URL, user));
    });
}
