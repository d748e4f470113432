import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Decider, type EventStore, hashOf } from '@consorzi/domain/event-sourcing';
import { idOf, type Comando } from '@consorzi/domain/shared';
import { deciderAccessi, deciderConsorzio, type Ruolo } from '@consorzi/domain/tenancy';
import { importJWK, SignJWT, type JWK } from 'jose';
import pg from 'pg';

import { runCommand } from '../../apps/api/src/event-sourcing/index.js';
import { platformLog } from '../platform-log.js';
import type { SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { databaseUrls } from '../platform-database.js';

const RUOLI: readonly Ruolo[] = ['amministratore', 'direttore', 'finanza', 'revisore'];

/** A consortium of one spec alone on the shared platform, and somebody who may do everything in it. */
export async function consorzioProprio(platform: SpecPlatform, scope: string, nome: string): Promise<Client> {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
  try {
    const store = platformLog(platform.data, pool);
    const client = await entrato(platform, scope, nome);
    const { io } = await client.ask('{ io { personaId } }');
    const personaId = io.personaId as string;
    const denominazione = `Consorzio ${scope}`;
    await run(store, scope, deciderConsorzio, { type: 'IstituisciConsorzio', scope, denominazione, sede: 'Ivrea' });
    for (const ruolo of RUOLI)
      await run(store, scope, deciderAccessi, { type: 'AssegnaRuolo', scope, personaId, ruolo, centri: [] });
    for (const end = Date.now() + 20_000; ;) {
      const { errors } = await client.graphql(`{ persone(scope: "${scope}") { revisione } }`);
      if (!errors) return client;
      if (Date.now() > end) throw new Error(`the read models did not get there: ${JSON.stringify(errors)}`);
      await sleep(50);
    }
  } finally {
    await pool.end();
  }
}

/** A token of the platform's own provider, signed with its key: memberships that no demo user has. */
export async function entrato(platform: SpecPlatform, scope: string, nome: string): Promise<Client> {
  const { keys } = JSON.parse(readFileSync(path.join(platform.data, 'identity/keys.json'), 'utf8')) as { keys: JWK[] };
  const claims = { typ: 'Bearer', azp: 'consorzi-cli', preferred_username: `${scope}.tutti`, name: nome };
  const token = await new SignJWT({ ...claims, organization: [scope] })
    .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.kid! })
    .setIssuer(`${platform.url}/realms/consorzi`)
    .setAudience('consorzi-api')
    .setSubject(idOf('consorzio proprio', scope))
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(await importJWK(keys[0]!, 'RS256'));
  return Client.bearing(token, platform.url);
}

type Body<C> = C extends unknown ? Omit<C, 'autore' | 'now'> : never;

/** What no screen does yet: a scope and its first roles come from who runs the platform. */
export async function run<C extends Comando<string>>(
  store: EventStore,
  scope: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  decider: Decider<C, any>,
  body: Body<C>,
): Promise<void> {
  const personaId = idOf('consorzio proprio', 'who runs the platform');
  const now = new Date().toISOString();
  const command = { ...body, autore: { personaId, centri: 'tutti' }, now } as unknown as C;
  const commandId = idOf('consorzio proprio', JSON.stringify(body));
  const context = { scope, commandId, bodyHash: hashOf(body), personaId, role: 'sistema' };
  await runCommand(
    { store },
    { ...context, correlationId: randomUUID(), causationId: null, recordedAt: now },
    decider,
    command,
  );
}
