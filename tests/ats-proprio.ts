import { setTimeout as sleep } from 'node:timers/promises';

import { deciderAts } from '@consorzi/domain/ats';
import type { Atto } from '@consorzi/domain/shared';
import { deciderAccessi } from '@consorzi/domain/tenancy';
import pg from 'pg';

import { riconosci } from '../apps/api/src/policies/testing/riconosci.js';
import { platformLog } from './platform-log.js';
import type { SpecPlatform } from '../infra/testing/platform.js';
import { entrato, run } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';
import { databaseUrls } from './platform-database.js';

const atto: Atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };

/** An ATS of one spec alone, with its members, and somebody who is capofila in it. */
export async function atsProprio(platform: SpecPlatform, scope: string, membri: readonly string[]): Promise<Client> {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
  try {
    const store = platformLog(platform.data, pool);
    const client = await entrato(platform, scope, 'Carla');
    const personaId = (await client.ask('{ io { personaId } }'))['io'].personaId as string;
    await run(store, scope, deciderAts, { type: 'IstituisciAts', scope, denominazione: `Ambito ${scope}`, atto });
    for (const consorzio of membri) {
      const membro = { scope, consorzio, denominazione: `Membro ${consorzio}`, dal: '2024-01-01', atto };
      await run(store, scope, deciderAts, { type: 'RegistraEntrata', ...membro });
    }
    // Who is not on the platform is named all the same, and has no log to say it in.
    const known = (await store.scopes()).map((one) => one.scope);
    const present = membri.filter((one) => known.includes(one));
    await riconosci(store, scope, present);
    for (const ruolo of ['capofila', 'amministratore'] as const) {
      await run(store, scope, deciderAccessi, { type: 'AssegnaRuolo', scope, personaId, ruolo, centri: [] });
    }
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
