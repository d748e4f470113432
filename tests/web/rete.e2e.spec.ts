import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { modelloPredefinito } from '@consorzi/domain/ats';
import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { zip } from '../../infra/testing/zip.js';
import { Client } from '../client.js';
import { until } from '../rete-con-spese.js';
import { DESKTOP, enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const [MEMBRO, RETE] = ['inrete', 'atsivrea'] as const;
/** Of this run: the platform is shared. */
const NUMERO = String(randomInt(10_000, 99_999));
const CUP = `I84H220002${NUMERO}`;
const TITOLO = `Educativa territoriale ${NUMERO}`;
const ANTICIPATO = `Punti digitali ${NUMERO}`;
const MODELLO = modelloPredefinito('regis-2025')!;
const atto = { organo: 'assemblea', numero: '1', data: '2023-01-10' };

/** What the pages show: a project under way, with what was spent, shared, checked, reported and received. */
interface Rete {
  readonly progettoId: string;
  readonly spesaId: string;
  readonly archivioId: string;
  readonly listaId: string;
  readonly rendicontoId: string;
  readonly richiestaId: string;
  readonly riconciliazioneId: string;
}

describe('the pages of an ATS and of a consortium that takes part', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let rete: Rete;

  beforeAll(async () => {
    platform = await startPlatform();
    rete = await vissuta(await Client.as('direttore.inrete', platform));
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', `/${MEMBRO}`));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const PAGINE: readonly (readonly [nome: string, verso: (di: Rete) => string, mostra: string | RegExp])[] = [
    ['progetti-ats', ({ progettoId }) => `/${MEMBRO}/progetti-ats/${progettoId}`, 'Scarica il dossier'],
    ['spese', ({ progettoId }) => `/${MEMBRO}/spese?progetto=${progettoId}`, `Fattura n. ${NUMERO}/A`],
    ['spesa', ({ spesaId }) => `/${MEMBRO}/spese/${spesaId}`, `fattura ${NUMERO}.pdf`],
    ['carica-archivio', () => `/${MEMBRO}/carica-archivio`, 'Scegli l’archivio'],
    ['archivio', ({ archivioId }) => `/${MEMBRO}/carica-archivio/${archivioId}`, /mandato\.pdf/],
    ['condivisioni', () => `/${MEMBRO}/condivisioni`, TITOLO],
    ['vista', () => `/${MEMBRO}/condivisioni/${RETE}`, new RegExp(`${NUMERO}/A`)],
    ['liste', () => `/${MEMBRO}/liste-di-controllo`, `Affidamento ${NUMERO}`],
    ['lista', ({ listaId }) => `/${MEMBRO}/liste-di-controllo/${listaId}`, MODELLO.liste[0]!.domande[0]!.testo],
    ['attestazioni', () => `/${RETE}/attestazioni`, TITOLO],
    ['condivise', () => `/${RETE}/condivise`, new RegExp(`${NUMERO}/A`)],
    ['rendiconti', () => `/${RETE}/rendiconti`, `Saldo ${NUMERO}`],
    ['rendiconto', ({ rendicontoId }) => `/${RETE}/rendiconti/${rendicontoId}`, /1\.220,00/],
    ['richieste', () => `/${RETE}/richieste`, ANTICIPATO],
    ['richiesta', ({ richiestaId }) => `/${RETE}/richieste/${richiestaId}`, /10\.000,00/],
    ['cassa', () => `/${RETE}/cassa`, /10\.000,00/],
    ['esporta', () => `/${RETE}/esporta`, new RegExp(CUP)],
    ['esporta-consorzio', () => `/${MEMBRO}/esporta`, new RegExp(CUP)],
    ['riconcilia', () => `/${RETE}/riconcilia`, `regis ${NUMERO}.csv`],
    ['riconciliazione', ({ riconciliazioneId }) => `/${RETE}/riconcilia/${riconciliazioneId}`, /Importo Pagato/],
  ];

  it.each(PAGINE)(
    '%s: shows its data, on a desk and on a phone, with nothing serious for axe',
    async (nome, verso, mostra) => {
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        await page.goto(`${platform.url}${verso(rete)}`);
        await settled(page);
        await page.getByRole('main').getByText(mostra).first().waitFor({ state: 'attached' });
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page)).toEqual([]);
      }
      await picture(page, `rete-${nome}`);
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  it('are reached from the bar by the keyboard, which says which one is open', async () => {
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      await page.goto(`${platform.url}/${RETE}`);
      await settled(page);
      const bar = page.getByRole('navigation', { name: 'Sezioni dell’ATS' });
      const gruppo = bar.getByRole('button', { name: 'Rendicontazione' });
      expect(await bar.getByRole('link', { name: 'Cassa' }).count()).toBe(0);
      await gruppo.focus();
      await page.keyboard.press('Enter');
      expect(await gruppo.getAttribute('aria-expanded')).toBe('true');
      expect(await bar.getByRole('listitem').getByRole('link').allInnerTexts()).toEqual(
        expect.arrayContaining(['Rendiconti', 'Trasferimenti', 'Cassa', 'Esporta', 'Riconcilia']),
      );
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, `rete-menu-${viewport.width}`);
      await page.keyboard.press('Escape');
      expect(await gruppo.getAttribute('aria-expanded')).toBe('false');
      expect(await gruppo.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await settled(page, 'Posizione di cassa');
      expect(await gruppo.getAttribute('aria-expanded')).toBe('false');
      expect(await gruppo.getAttribute('aria-current')).toBe('true');
      expect(await bar.getByRole('button', { name: 'Progetti e controlli' }).getAttribute('aria-current')).toBeNull();
    }
    await page.setViewportSize(DESKTOP);
    const bar = page.getByRole('navigation', { name: 'Sezioni dell’ATS' });
    // One line of words.
    expect((await bar.boundingBox())!.height).toBeLessThan(60);
    expect(complaints.splice(0)).toEqual([]);
  });
});

/** By the doors that the pages use, as the same person: capofila of the ATS and direttore of a member. */
async function vissuta(client: Client): Promise<Rete> {
  const scope = RETE;
  const voceId = randomUUID();
  const progettoId = await progetto(client, voceId, { titolo: TITOLO, cup: CUP, procedura: 'regis-2025' });
  // Its procedure asks for no attestation with an advance.
  const anticipato = { titolo: ANTICIPATO, cup: `I84H220003${NUMERO}`, procedura: 'facilitazione-piemonte' };
  const anticipatoId = await progetto(client, randomUUID(), anticipato);
  await until(async () => {
    const { progettiRecepiti } = await client.ask(`{ progettiRecepiti(scope: "${MEMBRO}") { progetti { id } } }`);
    return (progettiRecepiti.progetti as { id: string }[]).some(({ id }) => id === progettoId);
  });
  const spesaId = await spesaDocumentata(client, progettoId, voceId);
  const mesi = { dalMese: '2025-01' };
  const tipi = ['spese', 'documenti', 'liste'];
  await client.done('concediCondivisione', { scope: MEMBRO, ats: RETE, progettoId, tipi, ...mesi });
  const { id: listaId } = await client.done('apriListaDiAutocontrollo', {
    ...{ scope: MEMBRO, progettoId, codice: MODELLO.liste[0]!.codice, mese: '2025-03' },
    ...{ cig: 'B10A9942A7', descrizione: `Affidamento ${NUMERO}` },
  });
  await client.done('generaAttestazione', {
    ...{ scope, progettoId, codice: 'relazione-intermedia', per: 'richiesta', dalMese: '2025-01', alMese: '2025-06' },
    ...{ importoCentesimi: 12_345_600, avanzamento: [{ voce: 'PAI attivati', previsto: '125', realizzato: '129' }] },
  });
  return {
    ...{ progettoId, spesaId, listaId },
    archivioId: await archivio(client),
    rendicontoId: await rendiconto(client, progettoId, spesaId),
    richiestaId: await richiesta(client, anticipatoId),
    riconciliazioneId: await riconciliazione(client, progettoId),
  };
}

interface Nuovo {
  readonly titolo: string;
  readonly cup: string;
  readonly procedura: string;
}

async function progetto(client: Client, voceId: string, { titolo, cup, procedura }: Nuovo): Promise<string> {
  const scope = RETE;
  const nomi = { denominazione: `Fondo di ${titolo}`, finanziatore: 'Ministero', fondo: 'PNRR' };
  const { id: programmaId } = await client.done('istituisciProgramma', { scope, ...nomi });
  const adotta = { scope, programmaId, dal: '2023-01-01', proposta: { predefinita: procedura } };
  await client.done('adottaProcedura', adotta);
  const partnerId = randomUUID();
  const piano = {
    ...{ dal: '2023-01-01', al: '2026-06-30', fasi: [], voci: [{ voceId, codice: 'A.1', titolo: 'Servizi' }] },
    quote: [{ voceId, partnerId, fonte: 'finanziamento', centesimi: 21_150_000 }],
    traguardi: [],
  };
  const { id } = await client.done('registraProgetto', {
    ...{ scope, programmaId, proceduraVersione: 1, titolo, cup, linea: '1.1.1', piano, atto },
    partner: [{ partnerId, consorzio: MEMBRO }],
  });
  return id;
}

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

async function spesaDocumentata(client: Client, progettoId: string, voceId: string): Promise<string> {
  const { id: spesaId } = await client.done('registraSpesa', {
    scope: MEMBRO,
    spesa: {
      ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: 'Educativa', cup: CUP },
      ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: `${NUMERO}/A`, data: '2025-03-31' } },
      ...{ fornitore: { denominazione: 'Cooperativa Uno', partitaIva: '07264440012' }, scissioneIva: true },
      ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
      quote: [{ progettoId, voceId, centesimi: 122_000 }],
    },
  });
  const della = { scope: MEMBRO, spesaId, centesimi: 122_000 };
  await client.done('registraImpegno', { ...della, numero: '55', data: '2025-02-01' });
  await client.done('registraPagamento', { ...della, mandato: '101', data: '2025-05-02' });
  const nome = encodeURIComponent(`fattura ${NUMERO}.pdf`);
  const { body } = await client.rest('POST', `/api/fascicoli/${MEMBRO}/caricamenti?nome=${nome}`, pdf(NUMERO));
  await client.done('depositaDocumento', {
    ...{ scope: MEMBRO, spesaId, caricamentoId: body['caricamentoId'], tipo: 'fattura' },
  });
  return spesaId;
}

async function archivio(client: Client): Promise<string> {
  const bytes = zip([{ name: `Fattura ${NUMERO}-A/mandato.pdf`, content: pdf('mandato') }]);
  const { body } = await client.rest('POST', `/api/fascicoli/${MEMBRO}/archivi?nome=carte.zip`, bytes);
  if (!body['archivioId']) throw new Error(JSON.stringify(body));
  return body['archivioId'] as string;
}

async function rendiconto(client: Client, progettoId: string, spesaId: string): Promise<string> {
  const { id: rendicontoId } = await client.done('apriRendiconto', {
    ...{ scope: RETE, progettoId, titolo: `Saldo ${NUMERO}`, dalMese: '2025-01', alMese: '2025-12', tipo: 'saldo' },
  });
  await until(async () => {
    const inserite = { scope: RETE, rendicontoId, spese: [{ consorzio: MEMBRO, spesaId }] };
    return (await client.send('inserisciSpese', inserite)).__typename === 'ComandoEseguito';
  });
  return rendicontoId;
}

async function richiesta(client: Client, progettoId: string): Promise<string> {
  const { id: richiestaId } = await client.done('preparaRichiesta', {
    ...{ scope: RETE, progettoId, tipo: 'anticipo', spesaRaggiuntaCentesimi: 0, centesimi: 1_000_000 },
    inizioAttivita: '2024-02-01',
  });
  const quella = { scope: RETE, richiestaId };
  await client.done('inviaRichiesta', { ...quella, il: '2025-09-01', protocollo: '20', attestazioni: [] });
  const accolta = { esito: 'accolta', il: '2025-09-10', centesimiRiconosciuti: 1_000_000 };
  await client.done('riscontraRichiesta', { ...quella, ...accolta });
  await client.done('registraIncasso', { ...quella, il: '2025-09-20', reversale: '7', centesimi: 1_000_000 });
  return richiestaId;
}

async function riconciliazione(client: Client, progettoId: string): Promise<string> {
  const righe = [
    'Codice CUP;Numero Mandato;Data Pagamento;Importo Pagato',
    `${CUP};0101;02/05/2025;1.220,01`,
    `${CUP};777;03/05/2025;10,00`,
  ];
  const nome = encodeURIComponent(`regis ${NUMERO}.csv`);
  const address = `/api/ats/${RETE}/riconciliazione`;
  const { body } = await client.rest('POST', `${address}/${progettoId}/pagamenti?nome=${nome}`, Buffer.from(righe.join('\r\n'))); // prettier-ignore
  const id = body['riconciliazioneId'] as string;
  while (!(await client.rest('GET', `${address}/${id}/avanzamento`)).body['finita']) await sleep(100);
  return id;
}
