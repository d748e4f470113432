import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { deciderAts } from '@consorzi/domain/ats';
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

export const [MEMBRO, RETE] = ['membroregis', 'reteregis'] as const;
export const CUP = 'I84H22000180006';
const atto: Atto = { organo: 'assemblea', numero: '1', data: '2023-01-10' };
const PERSONE = {
  capofila: { [RETE]: ['capofila'] },
  referente: { [RETE]: ['referente'] },
  direttore: { [MEMBRO]: ['direttore'] },
} as const satisfies Record<string, Readonly<Record<string, readonly Ruolo[]>>>;
type Persona = keyof typeof PERSONE;

/** An ATS with one member, one project under way and one expense with its commitment and payment, shared with it. */
export interface ReteConSpese extends Readonly<Record<Persona, Client>> {
  readonly progettoId: string;
  readonly spesaId: string;
  readonly condivisioneId: string;
}

export async function reteConSpese(platform: SpecPlatform): Promise<ReteConSpese> {
  const people = await persone(platform);
  const { capofila, direttore } = people;
  const { id: programmaId } = await capofila.done('istituisciProgramma', {
    ...{ scope: RETE, denominazione: 'PNRR', finanziatore: 'Ministero', fondo: 'PNRR' },
  });
  const proposta = { predefinita: 'regis-2025' };
  await capofila.done('adottaProcedura', { scope: RETE, programmaId, dal: '2023-01-01', proposta });
  const [voceId, partnerId] = [randomUUID(), randomUUID()];
  const piano = {
    ...{ dal: '2023-01-01', al: '2026-06-30', fasi: [], voci: [{ voceId, codice: 'A.1', titolo: 'Servizi' }] },
    quote: [{ voceId, partnerId, fonte: 'finanziamento', centesimi: 21_150_000 }],
    traguardi: [
      {
        ...{ traguardoId: randomUUID(), tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
        attesi: [{ entro: '2026-06-30', valore: '125' }],
      },
    ],
  };
  const { id: progettoId } = await capofila.done('registraProgetto', {
    ...{ scope: RETE, programmaId, proceduraVersione: 1, titolo: 'P.I.P.P.I.', cup: CUP, linea: '1.1.1', piano, atto },
    partner: [{ partnerId, consorzio: MEMBRO }],
  });
  await until(async () => {
    const { data } = await direttore.graphql(`{ progettiRecepiti(scope: "${MEMBRO}") { progetti { id } } }`);
    return (
      (data?.['progettiRecepiti'].progetti as { id: string }[] | undefined)?.some(({ id }) => id === progettoId) ??
      false
    );
  });
  const quota = { progettoId, voceId, centesimi: 122_000 };
  const { id: spesaId } = await direttore.done('registraSpesa', {
    scope: MEMBRO,
    spesa: {
      ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: 'Educativa', cup: CUP, quote: [quota] },
      ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: '12/A', data: '2025-03-31' }, scissioneIva: true },
      fornitore: { denominazione: '=Cooperativa Uno', partitaIva: '07264440012' },
      ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
    },
  });
  const della = { scope: MEMBRO, spesaId, centesimi: 122_000 };
  await direttore.done('registraImpegno', { ...della, numero: '55', data: '2025-02-01' });
  await direttore.done('registraPagamento', { ...della, mandato: '101', data: '2025-05-02' });
  const { id: condivisioneId } = await direttore.done('concediCondivisione', {
    ...{ scope: MEMBRO, ats: RETE, progettoId, tipi: ['spese'], dalMese: '2025-01' },
  });
  return { ...people, progettoId, spesaId, condivisioneId };
}

async function persone(platform: SpecPlatform): Promise<Readonly<Record<Persona, Client>>> {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
  const store = platformLog(platform.data, pool);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  const run = <C extends Comando<string>>(scope: string, decider: Decider<C, any>, body: Body<C>) => runAs(store, scope, decider, body); // prettier-ignore
  try {
    await run(MEMBRO, deciderConsorzio, { type: 'IstituisciConsorzio', scope: MEMBRO, denominazione: 'Membro', sede: 'Ivrea' }); // prettier-ignore
    await run(RETE, deciderAts, { type: 'IstituisciAts', scope: RETE, denominazione: 'Rete di prova', atto });
    const entrata = { scope: RETE, consorzio: MEMBRO, denominazione: 'Consorzio membro', dal: '2023-01-01', atto };
    await run(RETE, deciderAts, { ...entrata, type: 'RegistraEntrata' });
    await run(RETE, deciderAts, { type: 'DesignaCapofila', scope: RETE, consorzio: MEMBRO, dal: '2023-01-01', atto });
    await riconosci(store, RETE, [MEMBRO]);
    const clients = {} as Record<Persona, Client>;
    for (const nome of Object.keys(PERSONE) as Persona[]) {
      const client = (clients[nome] = await tokenOf(platform, nome));
      const personaId = (await client.ask('{ io { personaId } }'))['io'].personaId as string;
      for (const [scope, ruoli] of Object.entries(PERSONE[nome]) as [string, readonly Ruolo[]][]) {
        for (const ruolo of ruoli) await run(scope, deciderAccessi, { type: 'AssegnaRuolo', scope, ruolo, personaId, centri: [] }); // prettier-ignore
        await until(async () => !(await client.graphql(`{ persone(scope: "${scope}") { revisione } }`)).errors);
      }
    }
    return clients;
  } finally {
    await pool.end();
  }
}

async function tokenOf(platform: SpecPlatform, nome: Persona): Promise<Client> {
  const { keys } = JSON.parse(readFileSync(path.join(platform.data, 'identity/keys.json'), 'utf8')) as { keys: JWK[] };
  const claims = {
    typ: 'Bearer',
    azp: 'consorzi-cli',
    preferred_username: `${nome}.regis`,
    name: `${nome} della rete`,
  };
  const token = await new SignJWT({ ...claims, organization: Object.keys(PERSONE[nome]) })
    .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.kid! })
    .setIssuer(`${platform.url}/realms/consorzi`)
    .setAudience('consorzi-api')
    .setSubject(idOf('regis', nome))
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(await importJWK(keys[0]!, 'RS256'));
  return Client.bearing(token, platform.url);
}

/** What a command says, of each kind. */
type Body<C> = C extends unknown ? Omit<C, 'autore' | 'now'> : never;

/** What no screen does: who runs the platform makes scopes and gives the first roles. */
async function runAs<C extends Comando<string>>(
  store: EventStore,
  scope: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  decider: Decider<C, any>,
  body: Body<C>,
): Promise<void> {
  const personaId = idOf('regis', 'who runs the platform');
  const now = new Date().toISOString();
  const context = {
    ...{ scope, commandId: idOf('regis', JSON.stringify(body)), bodyHash: hashOf(body), personaId, role: 'sistema' },
    ...{ correlationId: randomUUID(), causationId: null, recordedAt: now },
  };
  const command = { ...body, autore: { personaId, centri: 'tutti' }, now } as unknown as C;
  await runCommand({ store }, context, decider, command);
}

/** Waits for the projector. */
export async function until(check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await check());) {
    if (Date.now() > end) throw new Error('the read models did not get there');
    await sleep(100);
  }
}
