import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { deciderAts } from '@consorzi/domain/ats';
import { hashOf, type Decider } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';
import { deciderAccessi } from '@consorzi/domain/tenancy';
import pg from 'pg';

import { riconosci } from '../apps/api/src/policies/testing/riconosci.js';
import { runCommand } from '../apps/api/src/event-sourcing/index.js';
import { platformLog } from './platform-log.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { consorzioProprio, entrato } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';
import { databaseUrls } from './platform-database.js';

const [RETE, ALFA, BETA] = ['rendicontirete', 'rendicontialfa', 'rendicontibeta'];
const CUP = 'I84H22000200006';
const atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' } as const;

let platform: SpecPlatform;
let capofila: Client;
let alfa: Client;
let beta: Client;
let progettoId: string;
let spesaId: string;
beforeAll(async () => {
  platform = await startPlatform();
  [alfa, beta] = [await consorzioProprio(platform, ALFA, 'Anna'), await consorzioProprio(platform, BETA, 'Bruno')];
  capofila = await entrato(platform, RETE, 'Carla');
  await istituisciRete();
  await conProgetto();
  spesaId = (await alfa.done('registraSpesa', { scope: ALFA, spesa: stipendi() })).id;
  const condivisione = { ats: RETE, progettoId, tipi: ['spese'], dalMese: '2024-01', alMese: '2024-12' };
  await alfa.done('concediCondivisione', { scope: ALFA, ...condivisione });
}, 120_000);
afterAll(() => platform?.stop());

async function until(check: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; !(await check());) {
    if (Date.now() > end) throw new Error(`${what} did not come true`);
    await sleep(100);
  }
}

/** Who runs the platform makes the scope of an ATS and gives the first role in it. */
async function istituisciRete(): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 1 });
  const store = platformLog(platform.data, pool);
  const { io } = await capofila.ask('{ io { personaId } }');
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the commands of two aggregates
  const run = async (decider: Decider<any, any>, body: object) => {
    const personaId = idOf('rendiconti', 'who runs the platform');
    const now = new Date().toISOString();
    const of = { scope: RETE, commandId: randomUUID(), bodyHash: hashOf(body as never), personaId, role: 'sistema' };
    const context = { ...of, correlationId: randomUUID(), causationId: null, recordedAt: now };
    await runCommand({ store }, context, decider, { ...body, autore: { personaId, centri: 'tutti' }, now });
  };
  try {
    await run(deciderAts, { type: 'IstituisciAts', scope: RETE, denominazione: 'Rete dei rendiconti', atto });
    for (const consorzio of [ALFA, BETA]) {
      const entra = { consorzio, denominazione: `Consorzio ${consorzio}`, dal: '2023-01-01', atto };
      await run(deciderAts, { type: 'RegistraEntrata', scope: RETE, ...entra });
    }
    await riconosci(store, RETE, [ALFA, BETA]);
    const ruolo = { personaId: io.personaId as string, ruolo: 'capofila', centri: [] };
    await run(deciderAccessi, { type: 'AssegnaRuolo', scope: RETE, ...ruolo });
  } finally {
    await pool.end();
  }
  await until(async () => !(await capofila.graphql(`{ rendiconti(scope: "${RETE}") { momento { posizione } } }`)).errors, 'the ATS'); // prettier-ignore
}

async function conProgetto(): Promise<void> {
  const scope = RETE;
  const nomi = { denominazione: 'Facilitazione', finanziatore: 'Regione', fondo: 'Fondo' };
  const { id: programmaId } = await capofila.done('istituisciProgramma', { scope, ...nomi });
  await capofila.done('adottaProcedura', { scope, programmaId, dal: '2023-01-01', proposta: { predefinita: 'facilitazione-piemonte' } }); // prettier-ignore
  const piano = {
    ...{ dal: '2023-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
    voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Personale' }],
    quote: [{ voceId: 'v1', partnerId: 'a', fonte: 'finanziamento', centesimi: 10_000_000 }],
  };
  const dati = { programmaId, proceduraVersione: 1, titolo: 'Punti digitali', cup: CUP, linea: '1.7.2', piano };
  const partner = [
    { partnerId: 'a', consorzio: ALFA },
    { partnerId: 'b', consorzio: BETA },
  ];
  progettoId = (await capofila.done('registraProgetto', { scope, ...dati, partner, atto })).id;
  const noto = (client: Client, of: string) => async () =>
    (await client.ask(`{ progettiRecepiti(scope: "${of}") { progetti { id } } }`)).progettiRecepiti.progetti.length === 1; // prettier-ignore
  await until(noto(alfa, ALFA), 'the project at alfa');
  await until(noto(beta, BETA), 'the project at beta');
}

const stipendi = () => ({
  ...{ tipo: 'personale', competenza: '2024-05-31', descrizione: 'Facilitatori', cup: CUP },
  ...{ cig: { assenza: 'personale' }, documento: null, fornitore: null, scissioneIva: false },
  ...{ imponibileCentesimi: 120_000, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
  quote: [{ progettoId, voceId: 'v1', centesimi: 120_000 }],
});

const RENDICONTO = `query ($id: ID!) { rendiconto(scope: "${RETE}", rendicontoId: $id, first: 10) {
  rendiconto { stato esito quotaCentesimi revisione passi { tipo testo } }
  righe { consorzio spesaId quotaCentesimi payloadHash posizione } } }`;

it('a rendiconto is lived by the capofila, and its member is told what was reported, revoked sharing or not', async () => {
  const scope = RETE;
  const apri = { titolo: 'Anno 2024', dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' };
  const { id: rendicontoId } = await capofila.done('apriRendiconto', { scope, progettoId, ...apri });
  const offerte = async () =>
    (await capofila.ask(`{ speseRendicontabili(scope: "${RETE}", rendicontoId: "${rendicontoId}", first: 1) { spese { spesaId stato quotaCentesimi } } }`)) // prettier-ignore
    .speseRendicontabili.spese as object[];
  await until(async () => (await offerte()).length === 1, 'the shared expense');
  expect(await offerte()).toEqual([{ spesaId, stato: 'nuova', quotaCentesimi: 120_000 }]);
  const inserisci = { scope, rendicontoId, spese: [{ consorzio: ALFA, spesaId }] };
  await capofila.done('inserisciSpese', inserisci);
  expect(await capofila.send('inserisciSpese', inserisci)).toMatchObject({ codice: 'SPESA_GIA_IN_RENDICONTO' });
  const unseen = { ...inserisci, spese: [{ consorzio: BETA, spesaId }] };
  expect(await capofila.send('inserisciSpese', unseen)).toMatchObject({ codice: 'SPESA_NON_VISIBILE' });
  await capofila.done('verificaRendiconto', { scope, rendicontoId });
  await capofila.done('approvaRendiconto', { scope, rendicontoId, atto });
  await capofila.done('inviaRendiconto', { scope, rendicontoId, il: '2025-01-20', protocollo: '10' });
  await capofila.done('chiediIntegrazioni', { scope, rendicontoId, il: '2025-02-01', testo: 'Manca il prospetto' });
  await capofila.done('trasmettiIntegrazioni', { scope, rendicontoId, il: '2025-02-10', protocollo: '11' });
  await capofila.done('riscontraRendiconto', {
    scope,
    rendicontoId,
    esito: 'ammesso',
    il: '2025-06-01',
    nonAmmesse: [],
  });
  const { rendiconto, righe } = (await capofila.ask(RENDICONTO, { id: rendicontoId })).rendiconto;
  expect(rendiconto).toMatchObject({ stato: 'esitato', esito: 'ammesso', quotaCentesimi: 120_000 });
  expect(rendiconto.passi.map(({ testo }: { testo: string | null }) => testo)).toContain('Manca il prospetto');
  expect(righe).toMatchObject([{ consorzio: ALFA, spesaId, payloadHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);

  const ritorno = async (client: Client, of: string) =>
    (await client.ask(`{ ritornoDallAts(scope: "${of}") { rendicontatiCentesimi rendicontate { titolo spesaId } } }`)).ritornoDallAts; // prettier-ignore
  await until(async () => (await ritorno(alfa, ALFA)).rendicontatiCentesimi === 120_000, 'alfa being told');
  expect(await ritorno(beta, BETA)).toEqual({ rendicontatiCentesimi: 0, rendicontate: [] });

  const { condivisioni } = await alfa.ask(`{ condivisioni(scope: "${ALFA}") { condivisioni { id } } }`);
  const { id: condivisioneId } = condivisioni.condivisioni[0];
  await alfa.done('revocaCondivisione', { scope: ALFA, condivisioneId, motivo: 'Prova' });
  expect(await offerte()).toEqual([]);
  expect((await capofila.ask(RENDICONTO, { id: rendicontoId })).rendiconto.righe).toHaveLength(1);
  expect((await ritorno(alfa, ALFA)).rendicontatiCentesimi).toBe(120_000);
});

it('a transfer is asked for with no rendiconto, refused by its conditions, received and shared out', async () => {
  const scope = RETE;
  const chiedi = { scope, progettoId, tipo: 'anticipo', spesaRaggiuntaCentesimi: 0 };
  const troppo = { ...chiedi, centesimi: 1_000_001 };
  expect(await capofila.send('preparaRichiesta', troppo)).toMatchObject({
    codice: 'CONDIZIONI_NON_SODDISFATTE',
    dettagli: [{ nome: 'condizioni', valore: 'oltreIlMassimo' }],
  });
  const { id: ritirata } = await capofila.done('preparaRichiesta', { ...chiedi, centesimi: 1_000_000 });
  const invia = { il: '2025-09-01', protocollo: '20', attestazioni: [] };
  expect(await capofila.send('inviaRichiesta', { scope, richiestaId: ritirata, ...invia })).toMatchObject({
    dettagli: [{ nome: 'condizioni', valore: 'inizioAttivita' }],
  });
  const letta = `{ richiesta(scope: "${RETE}", richiestaId: "${ritirata}") { condizioni { condizione soddisfatta } } }`;
  expect((await capofila.ask(letta)).richiesta.condizioni).toContainEqual({ condizione: 'inizioAttivita', soddisfatta: false }); // prettier-ignore
  await capofila.done('ritiraRichiesta', { scope, richiestaId: ritirata });
  const con = { ...chiedi, centesimi: 1_000_000, inizioAttivita: '2024-02-01' };
  const { id: richiestaId } = await capofila.done('preparaRichiesta', con);
  await capofila.done('inviaRichiesta', { scope, richiestaId, ...invia });
  const accolta = { esito: 'accolta', il: '2025-09-10', centesimiRiconosciuti: 1_000_000 };
  await capofila.done('riscontraRichiesta', { scope, richiestaId, ...accolta });
  await capofila.done('registraIncasso', {
    scope,
    richiestaId,
    il: '2025-09-20',
    reversale: '7',
    centesimi: 1_000_000,
  });
  const quote = [{ partnerId: 'b', centesimi: 400_000, il: '2025-10-01', mandato: '8' }];
  await capofila.done('ripartisciSomma', { scope, richiestaId, quote });
  const { cassa } = await capofila.ask(`{ cassa(scope: "${RETE}") { conti { partner incassatiCentesimi ripartitiCentesimi saldoCentesimi } } }`); // prettier-ignore
  expect(cassa.conti[0]).toMatchObject({ partner: null, incassatiCentesimi: 1_000_000, saldoCentesimi: 600_000 });
  const ricevuti = async () =>
    (await beta.ask(`{ ritornoDallAts(scope: "${BETA}") { ricevutiCentesimi } }`)).ritornoDallAts.ricevutiCentesimi;
  await until(async () => (await ricevuti()) === 400_000, 'beta being told');
});
