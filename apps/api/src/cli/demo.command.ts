import type { Command } from 'commander';

import { loadDemo } from '../demo/load-demo.js';
import { asKnownPerson, embeddedPeople, Persone, signInConfig } from '../tenancy/index.js';
import { Testi } from '../testi/testi.js';
import type { CliContext } from './context.js';

/** `demo load`: the consortia of the demonstration, for the people of the embedded identity provider. */
export function register(program: Command, context: CliContext): void {
  program
    .command('demo')
    .description('I consorzi dimostrativi')
    .command('load')
    .description('li carica; ripeterlo non cambia nulla')
    .action(async () => {
      const config = await context.config(
        'PUBLIC_URL',
        'KEYCLOAK_URL',
        'KEYCLOAK_REALM',
        'KEYCLOAK_CLIENT_ID',
        'KEYCLOAK_CLIENT_SECRET',
        'SESSION_SECRET',
        'IDENTITY_INTERNAL_URL',
        'CONSORZI_DATA',
      );
      const { issuer } = signInConfig(config);
      const people = new Map(embeddedPeople(config.CONSORZI_DATA).map((person) => [person.username, person]));
      const pool = await context.pool('api');
      const persone = new Persone(pool);
      await loadDemo({
        store: await context.eventStore(),
        testi: new Testi(pool),
        personaOf: (username, scope) => persone.personaOf(asKnownPerson(issuer, people.get(username)!, scope)),
        onProgress: (denominazione) => console.log(`  ${denominazione}`),
      });
    });
}
