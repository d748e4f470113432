import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  deciderAts,
  deciderProgetto,
  deciderProgramma,
  modelloPredefinito,
  progettoIdDi,
  type DatiProgetto,
} from '@consorzi/domain/ats';
import { type Decider, type EventStore, hashOf } from '@consorzi/domain/event-sourcing';
import { idOf, type Atto, type Comando } from '@consorzi/domain/shared';
import { deciderAccessi, deciderConsorzio, type Ruolo } from '@consorzi/domain/tenancy';
import { importJWK, SignJWT, type JWK } from 'jose';
import pg from 'pg';

import { riconosci } from '../apps/api/src/policies/testing/riconosci.js';
import { runCommand } from '../apps/api/src/event-sourcing/index.js';
import { platformLog } from './platform-log.js';
import type { SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';
import { databaseUrls } from './platform-database.js';

export const [CONSORZIO, AMBITO] = ['consorzioconliste', 'ambitoconliste'] as const;
export const CUP = 'I84H22000190006';
export const PROGETTO = progettoIdDi(AMBITO, CUP);
export const MODELLO = modelloPredefinito('regis-2025')!;

const PERSONE = {
  anna: { [CONSORZIO]: ['finanza', 'amministratore'] },
  bruno: { [CONSORZIO]: ['direttore'] },
  olga: { [CONSORZIO]: ['nucleo'] },
  carla: { [AMBITO]: ['capofila'] },
  dario: { [AMBITO]: ['capofila'] },
  elena: { [AMBITO]: ['referente'] },
} as const satisfies Record<string, Readonly<Record<string, readonly Ruolo[]>>>;
export type Persona = keyof typeof PERSONE;

const atto: Atto = { organo: 'assemblea', numero: '1', data: '2023-01-10' };

/** A consortium and its ATS with one project of three partners, which its log comes to know, and people who act in them. */
export async function reteConListe(platform: SpecPlatform): Promise<Readonly<Record<Persona, Client>>> {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
  const store = platformLog(platform.data, pool);
  const run = <C extends Comando<string>>(scope: string, decider: Decider<C, never>, body: Omit<C, 'autore' | 'now'>) =>
    runAs(store, scope, decider as Decider<C, unknown>, body);
  try {
    const clients = {} as Record<Persona, Client>;
    for (const nome of Object.keys(PERSONE) as Persona[]) clients[nome] = await tokenOf(platform, nome);
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the bodies of many commands
    const each: readonly (readonly [string, any, any])[] = [
      [CONSORZIO, deciderConsorzio, { type: 'IstituisciConsorzio', scope: CONSORZIO, denominazione: 'Consorzio con liste', sede: 'Ivrea' }], // prettier-ignore
      [AMBITO, deciderAts, { type: 'IstituisciAts', scope: AMBITO, denominazione: 'Ambito con liste', atto }],
      ...[CONSORZIO, 'altroconsorzio'].map((consorzio) => [AMBITO, deciderAts, { type: 'RegistraEntrata', scope: AMBITO, consorzio, denominazione: `Membro ${consorzio}`, dal: '2023-01-01', atto }] as const), // prettier-ignore
      [AMBITO, deciderAts, { type: 'DesignaCapofila', scope: AMBITO, consorzio: CONSORZIO, dal: '2023-01-01', atto }],
      [AMBITO, deciderProgramma, { type: 'IstituisciProgramma', scope: AMBITO, programmaId: PROGRAMMA, denominazione: 'PNRR', finanziatore: 'Ministero', fondo: 'PNRR' }], // prettier-ignore
      [AMBITO, deciderProgramma, { type: 'AdottaProcedura', scope: AMBITO, programmaId: PROGRAMMA, dal: '2023-01-01', proposta: { tipo: 'predefinita', codice: 'regis-2025' } }], // prettier-ignore
      [AMBITO, deciderProgetto, { type: 'RegistraProgetto', scope: AMBITO, progettoId: PROGETTO, dati: DATI, atto }],
    ];
    for (const [scope, decider, body] of each) await run(scope, decider as never, body as never);
    await riconosci(store, AMBITO, [CONSORZIO]);
    for (const [nome, ruoli] of Object.entries(PERSONE)) {
      const personaId = (await clients[nome as Persona].ask('{ io { personaId } }'))['io'].personaId as string;
      for (const [scope, names] of Object.entries(ruoli)) {
        for (const ruolo of names as readonly Ruolo[]) {
          await run(
            scope,
            deciderAccessi as never,
            { type: 'AssegnaRuolo', scope, ruolo, personaId, centri: [] } as never,
          );
        }
      }
    }
    await until(async () => {
      const asked = [
        [clients.bruno, CONSORZIO],
        [clients.dario, AMBITO],
      ] as const;
      for (const [client, scope] of asked) {
        const { data } = await client.graphql(`{ progettiDaControllare(scope: "${scope}") { progetti { titolo } } }`);
        if (data?.['progettiDaControllare'].progetti.length !== 1) return false;
      }
      return true;
    });
    return clients;
  } finally {
    await pool.end();
  }
}

const PROGRAMMA = idOf(AMBITO, 'programma');
const DATI: DatiProgetto = {
  ...{ programmaId: PROGRAMMA, proceduraVersione: 1, titolo: 'Dimissioni protette', cup: CUP, linea: '1.1.3' },
  partner: [
    { partnerId: idOf(PROGETTO, CONSORZIO), tipo: 'membro', consorzio: CONSORZIO },
    { partnerId: idOf(PROGETTO, 'altro'), tipo: 'membro', consorzio: 'altroconsorzio' },
    { partnerId: idOf(PROGETTO, 'asl'), tipo: 'esterno', denominazione: 'Azienda sanitaria di prova' },
  ],
  piano: {
    ...{ dal: '2023-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
    voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Servizi' }],
    quote: [{ voceId: 'v1', partnerId: idOf(PROGETTO, CONSORZIO), fonte: 'finanziamento', centesimi: 30_000_000 }],
  },
  responsabili: [],
};

async function tokenOf(platform: SpecPlatform, nome: Persona): Promise<Client> {
  const { keys } = JSON.parse(readFileSync(path.join(platform.data, 'identity/keys.json'), 'utf8')) as { keys: JWK[] };
  const claims = { typ: 'Bearer', azp: 'consorzi-cli', preferred_username: nome, name: `${nome} delle liste` };
  const token = await new SignJWT({ ...claims, organization: Object.keys(PERSONE[nome]) })
    .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.kid! })
    .setIssuer(`${platform.url}/realms/consorzi`)
    .setAudience('consorzi-api')
    .setSubject(idOf('liste', nome))
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(await importJWK(keys[0]!, 'RS256'));
  return Client.bearing(token, platform.url);
}

/** What no screen of these specs does: who runs the platform makes scopes and gives the first roles. */
async function runAs<C extends Comando<string>>(
  store: EventStore,
  scope: string,
  decider: Decider<C, unknown>,
  body: Omit<C, 'autore' | 'now'>,
): Promise<void> {
  const personaId = idOf('liste', 'who runs the platform');
  const now = new Date().toISOString();
  const context = {
    ...{ scope, commandId: idOf('liste', JSON.stringify(body)), bodyHash: hashOf(body), personaId, role: 'sistema' },
    ...{ correlationId: randomUUID(), causationId: null, recordedAt: now },
  };
  await runCommand({ store }, context, decider, {
    ...body,
    autore: { personaId, centri: 'tutti' },
    now,
  } as unknown as C);
}

/** Waits for the projector. */
export async function until(check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await check());) {
    if (Date.now() > end) throw new Error('the read models did not get there');
    await sleep(100);
  }
}
