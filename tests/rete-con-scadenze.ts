import { setTimeout as sleep } from 'node:timers/promises';

import type { SpecPlatform } from '../infra/testing/platform.js';
import { atsProprio } from './ats-proprio.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';

const atto = { organo: 'assemblea', numero: '7', data: '2024-12-01' };

/** Who acts, where: a person of each consortium, and one of the ATS that leads it. */
export interface Attori {
  readonly alfa: Client;
  readonly beta: Client;
  readonly capofila: Client;
  readonly scopes: { readonly alfa: string; readonly beta: string; readonly rete: string };
}

/** An ATS of two consortia with a project of the first half of 2025 of which everything is due, and nothing done. */
export interface ReteConScadenze extends Attori {
  readonly progettoId: string;
  /** Where the log of the ATS stood when all was spent and nothing reported. */
  readonly prima: number;
  readonly rendicontoId: string;
}

/** Scopes of one spec alone, with an agreement. */
export async function reteConScadenze(platform: SpecPlatform, prefisso: string): Promise<ReteConScadenze> {
  const scopes = { alfa: `${prefisso}alfa`, beta: `${prefisso}beta`, rete: `${prefisso}rete` };
  const alfa = await consorzioProprio(platform, scopes.alfa, 'Anna');
  const beta = await consorzioProprio(platform, scopes.beta, 'Bruno');
  const capofila = await atsProprio(platform, scopes.rete, [scopes.alfa, scopes.beta]);
  await capofila.done('registraConvenzione', {
    ...{ scope: scopes.rete, titolo: 'Convenzione di ambito', membri: [scopes.alfa, scopes.beta], esterne: [] },
    ...{ dal: '2024-01-01', al: '2026-12-31', atto },
  });
  return conProgetto({ alfa, beta, capofila, scopes }, { titolo: 'Dimissioni protette', cup: 'I84H22000180006' });
}

/**
 * The project: `alfa` spends 1.000,00 in January and 2.500,50 in March and shares it, `beta` 800,00 in February and shares
 * nothing. January is closed by `alfa`, in a rendiconto, and integrations were asked for.
 */
export async function conProgetto(attori: Attori, quale: Quale): Promise<ReteConScadenze> {
  const { alfa, beta, capofila, scopes } = attori;
  const progettoId = await progettoDi(capofila, scopes, quale);
  for (const [client, scope] of [[alfa, scopes.alfa], [beta, scopes.beta]] as const) await recepito(client, scope, progettoId); // prettier-ignore
  const spende = (client: Client, scope: string, giorno: string, centesimi: number, cig: string) =>
    spesa(client, { scope, progettoId, ...quale, giorno, centesimi, cig });
  const gennaio = await spende(alfa, scopes.alfa, '2025-01-20', 100_000, 'B10A9942A7');
  await spende(alfa, scopes.alfa, '2025-03-20', 250_050, 'B10A9942A7');
  await spende(beta, scopes.beta, '2025-02-20', 80_000, 'B20A9942A7');
  await alfa.done('concediCondivisione', {
    ...{ scope: scopes.alfa, ats: scopes.rete, progettoId, tipi: ['spese', 'documenti', 'liste'], dalMese: '2025-01' },
  });
  await alfa.done('chiudiPeriodo', { scope: scopes.alfa, progettoId, finoAlMese: '2025-01' });
  return { ...attori, progettoId, ...(await inIntegrazione(capofila, scopes, progettoId, gennaio)) };
}

interface Quale {
  readonly titolo: string;
  readonly cup: string;
}

async function progettoDi(
  capofila: Client,
  { alfa, beta, rete: scope }: Attori['scopes'],
  { titolo, cup }: Quale,
): Promise<string> {
  const { id: programmaId } = await capofila.done('istituisciProgramma', {
    ...{ scope, denominazione: `Fondo di ${titolo}`, finanziatore: 'Ministero', fondo: 'PNRR' },
  });
  const proposta = { predefinita: 'regis-2025' };
  await capofila.done('adottaProcedura', { scope, programmaId, dal: '2024-12-01', proposta });
  const attesi = [
    { entro: '2025-06-30', valore: '125' },
    { partnerId: 'pa', entro: '2025-03-31', valore: '34' },
  ];
  const piano = {
    ...{ dal: '2025-01-01', al: '2025-06-30' },
    fasi: [{ faseId: 'f1', titolo: 'Avvio delle équipe', dal: '2025-01-01', al: '2025-02-28' }],
    traguardi: [{ traguardoId: 't1', tipo: 'target', titolo: 'PAI attivati', unita: 'n.', attesi }],
    voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Servizi' }],
    quote: [
      { voceId: 'v1', partnerId: 'pa', fonte: 'finanziamento', centesimi: 600_000 },
      { voceId: 'v1', partnerId: 'pb', fonte: 'finanziamento', centesimi: 400_000 },
    ],
  };
  const partner = [
    { partnerId: 'pa', consorzio: alfa },
    { partnerId: 'pb', consorzio: beta },
    { partnerId: 'pc', denominazione: 'Azienda sanitaria' },
  ];
  const { id } = await capofila.done('registraProgetto', {
    ...{
      scope,
      programmaId,
      proceduraVersione: 1,
      titolo,
      cup,
      linea: '1.1.3',
      partner,
      piano,
      responsabili: [],
      atto,
    },
  });
  await capofila.done('presentaIstanza', {
    ...{ scope, progettoId: id, tipo: 'quesito', oggetto: 'È ammesso il trasporto?', presentataIl: '2025-02-10' },
  });
  return id;
}

/** Sent, and answered by the request of integrations until a day. */
async function inIntegrazione(
  capofila: Client,
  { alfa, rete: scope }: Attori['scopes'],
  progettoId: string,
  spesaId: string,
): Promise<Pick<ReteConScadenze, 'prima' | 'rendicontoId'>> {
  const apri = { progettoId, titolo: 'Rendiconto di gennaio', dalMese: '2025-01', alMese: '2025-06', tipo: 'saldo' };
  const { id: rendicontoId } = await capofila.done('apriRendiconto', { scope, ...apri });
  const { ats } = await capofila.ask(`{ ats(scope: "${scope}") { momento { posizione } } }`);
  await capofila.done('inserisciSpese', { scope, rendicontoId, spese: [{ consorzio: alfa, spesaId }] });
  await capofila.done('verificaRendiconto', { scope, rendicontoId });
  await capofila.done('approvaRendiconto', { scope, rendicontoId, atto });
  await capofila.done('inviaRendiconto', { scope, rendicontoId, il: '2025-07-10', protocollo: '1' });
  const chiedi = { il: '2025-07-20', entro: '2025-07-31', testo: 'Manca la quietanza' };
  await capofila.done('chiediIntegrazioni', { scope, rendicontoId, ...chiedi });
  return { rendicontoId, prima: ats.momento.posizione as number };
}

async function spesa(
  client: Client,
  di: Quale & Readonly<Record<'scope' | 'progettoId' | 'giorno' | 'cig', string>> & { readonly centesimi: number },
): Promise<string> {
  const { scope, progettoId, cup, titolo, giorno, cig, centesimi } = di;
  const dati = {
    ...{ tipo: 'fattura', competenza: giorno, descrizione: `Spesa di ${scope}`, cup, cig: { codice: cig } },
    documento: { numero: `${giorno} ${titolo}`, data: giorno },
    fornitore: { denominazione: `Cooperativa ${scope}`, partitaIva: '07264440012' },
    ...{ imponibileCentesimi: centesimi, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
    ...{ scissioneIva: false, quote: [{ progettoId, voceId: 'v1', centesimi }] },
  };
  return (await client.done('registraSpesa', { scope, spesa: dati })).id;
}

/** Waits until the consortium's own log knows the project. */
async function recepito(client: Client, scope: string, progettoId: string): Promise<void> {
  for (const end = Date.now() + 30_000; ;) {
    const { data } = await client.graphql(`{ progettiDaControllare(scope: "${scope}") { progetti { progettoId } } }`);
    const all = (data?.['progettiDaControllare'].progetti ?? []) as { progettoId: string }[];
    if (all.some((one) => one.progettoId === progettoId)) return;
    if (Date.now() > end) throw new Error('the project did not get there');
    await sleep(50);
  }
}
