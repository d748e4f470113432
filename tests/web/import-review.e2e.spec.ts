import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';
import { CHIARO, DOPPIO, ESITO_FESTA, FESTA, FIRME, relazione, RIBATTEZZATO, SCONOSCIUTO } from './relazione.js';

const SCOPE = 'albalangheroero';
const ANNO = 2018;
const INAUGURAZIONE = 'Inaugurazione con i sindaci';
const AFFIDI = 'Promuovere gli affidi familiari';
const DIRETTORE = `direttore.${SCOPE}`;

/** A Relazione over a plan: what answers to what is told, asked or said by hand. Each step goes on from the one before. */
describe('the review of a Relazione over its plan', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let page: Page;
  let complaints: string[];
  let pianoId: string;
  let centro: string;
  const ids: Record<'chiaro' | 'primo' | 'secondo' | 'affidi', string> = {
    chiaro: '',
    primo: '',
    secondo: '',
    affidi: '',
  };

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(DIRETTORE, platform);
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    centro = centri.centri[0].id;
    pianoId = (await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano rendicontato', dal: ANNO, al: ANNO }))
      .id;
    ids.chiaro = await define(CHIARO, 'Scelta della sede', 'Ore di apertura', INAUGURAZIONE);
    ids.primo = await define(`${DOPPIO}.`, 'Revisione della modulistica', 'Giorni di attesa');
    ids.secondo = await define(DOPPIO.toUpperCase(), 'Revisione della modulistica', 'Giorni di attesa');
    ids.affidi = await define(AFFIDI, 'Corso per le coppie', 'Affidi avviati');
    const atto = { organo: 'cda', numero: '5', data: `${ANNO}-01-31` };
    await direttore.done('approvaPiano', { scope: SCOPE, pianoId, atto });
    await direttore.done('apriConsuntivazione', { scope: SCOPE, pianoId });
    ({ page, complaints } = await enter(browser, platform, DIRETTORE, `/${SCOPE}/importa`));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const define = async (titolo: string, testo: string, nome: string, ...altre: string[]): Promise<string> => {
    const scheda = {
      titolo,
      centri: [centro],
      attivita: [testo, ...altre].map((riga) => ({ testo: riga, tempi: 'Dicembre' })),
      indicatori: [{ nome, descrizione: 'Rilevazione a fine anno', unita: 'n.', atteso: '20' }],
    };
    return (await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda })).id;
  };
  const letto = (titolo: string) =>
    page.locator('li.letto').filter({ has: page.getByRole('heading', { name: titolo }) });
  /** The choice of one candidate; titles that differ in their capitals are two. */
  const candidato = (titolo: string) =>
    letto(DOPPIO)
      .locator('label')
      .filter({ hasText: new RegExp(titolo.replace('.', '\\.')) });
  const accetta = () => page.getByRole('button', { name: 'Accetta e aggiungi il consuntivo' });
  const aMano = (titolo: string) => letto(titolo).getByLabel(/Non ha corrispondenza nel piano/);

  it('tells what is clear, asks about what may be two, and takes nothing before it is answered', async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'relazione-di-prova.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(relazione(ANNO)),
    });
    await settled(page, 'Revisione del documento');
    await page.getByText('Esiti, valori e relazioni si aggiungono al consuntivo di').waitFor();
    await letto(CHIARO).getByText(`Corrisponde a «${CHIARO}» del piano.`).waitFor();
    await letto(DOPPIO).getByText('Da scegliere').waitFor();
    await page.getByText('Per 1 bisogna scegliere a quale obiettivo del piano corrisponde.').waitFor();
    await page.getByText('Per un obiettivo bisogna ancora scegliere la corrispondenza.').waitFor();
    expect(await accetta().isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await letto(DOPPIO).scrollIntoViewIfNeeded();
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('lists the results that the plan has no row for, and takes the row that the person points out', async () => {
    const senza = letto(CHIARO).locator('.senza-riga');
    await senza.getByRole('heading', { name: '2 risultati senza riga corrispondente nel piano' }).waitFor();
    const festa = senza.locator('li').filter({ hasText: FESTA });
    await festa.getByText(ESITO_FESTA).waitFor();
    await senza.locator('li').filter({ hasText: FIRME }).getByText('312').waitFor();
    expect(await festa.locator('option').allInnerTexts()).toEqual([
      'Nessuna: si conserva con il documento',
      INAUGURAZIONE,
    ]);
    expect(await senza.locator('select').count()).toBe(1);
    await festa.getByLabel('Se è una riga del piano, indicala:').selectOption({ label: INAUGURAZIONE });
    await senza.getByRole('heading', { name: '1 risultato senza riga corrispondente nel piano' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await picture(page, 'senza-riga', senza);
  });

  it('offers by hand the objectives of the plan that no other one answers to', async () => {
    const options = await aMano(RIBATTEZZATO).locator('option').allInnerTexts();
    expect(options[0]).toBe('Nessuno: si conserva con il documento');
    expect(options.slice(1).sort()).toEqual([AFFIDI, DOPPIO.toUpperCase(), `${DOPPIO}.`]);
  });

  it('refuses one objective of the plan for two of the document, and says which', async () => {
    await aMano(RIBATTEZZATO).selectOption({ label: `${DOPPIO}.` });
    await candidato(`${DOPPIO}.`).click();
    expect(await aMano(RIBATTEZZATO).locator('option:checked').innerText()).toBe(`${DOPPIO}.`);
    await page.getByText(`indicano lo stesso obiettivo del piano, «${DOPPIO}.»`).waitFor();
    expect(await accetta().isDisabled()).toBe(true);
    await accetta().scrollIntoViewIfNeeded();
  });

  it('is accepted once every answer is given, and each result is where the person said', async () => {
    await candidato(DOPPIO.toUpperCase()).click();
    await aMano(RIBATTEZZATO).selectOption({ label: AFFIDI });
    expect(await letto(DOPPIO).getByText('Da scegliere').count()).toBe(0);
    expect(await aMano(SCONOSCIUTO).locator('option').allInnerTexts()).toEqual([
      'Nessuno: si conserva con il documento',
      `${DOPPIO}.`,
    ]);
    await accetta().click();
    await settled(page, 'Piano rendicontato');
    await page.getByRole('status').getByText('Il documento è stato importato.').waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'Apri tutto' }).click();

    const query = `query ($p: ID!) { albero(scope: "${SCOPE}", pianoId: $p) {
      rami { obiettivi { id attivitaConEsito indicatoriConValore } } } }`;
    const { albero } = await direttore.ask(query, { p: pianoId });
    type Leaf = { id: string; attivitaConEsito: number; indicatoriConValore: number };
    const leaves = (albero.rami as { obiettivi: Leaf[] }[]).flatMap(({ obiettivi }) => obiettivi);
    const done = new Map(leaves.map((leaf) => [leaf.id, [leaf.attivitaConEsito, leaf.indicatoriConValore]]));
    expect(done.get(ids.chiaro)).toEqual([2, 1]);
    expect(done.get(ids.primo)).toEqual([0, 0]);
    expect(done.get(ids.secondo)).toEqual([1, 1]);
    expect(leaves).toHaveLength(4);

    await page.getByRole('link', { name: DOPPIO.toUpperCase(), exact: true }).click();
    await settled(page, DOPPIO.toUpperCase());
    await page
      .getByRole('row', { name: /Revisione della modulistica/ })
      .getByText('Ottobre')
      .waitFor();
    await page
      .getByRole('row', { name: /Giorni di attesa/ })
      .getByText('21', { exact: true })
      .waitFor();
  });

  it('keeps the rest of the document in sight', async () => {
    await page.getByRole('button', { name: 'Vedi che cosa si è conservato' }).click();
    await settled(page, 'Documenti importati');
    const documento = page.locator('article').filter({ hasText: 'relazione-di-prova.txt' });
    await documento.getByText(/sezion[ei] conservat/).click();
    const senza = documento
      .locator('details.sezione')
      .filter({ hasText: `Risultati senza riga nel piano: obiettivo 1` });
    await senza.locator('summary').click();
    await senza.getByText(`Indicatore: ${FIRME}`).waitFor();
    expect(await senza.innerText()).toContain('312');
    expect(await senza.innerText()).not.toContain(ESITO_FESTA);
    const fuori = documento.locator('details.sezione').filter({ hasText: 'Fuori dal piano: obiettivo 4' });
    await fuori.locator('summary').click();
    expect(await fuori.innerText()).toMatch(/Acquisto di un furgone\s+Tempi: Dicembre\s+Consuntivo: Giugno/);
    expect(await fuori.innerText()).toContain('4000');
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'conservato', documento);
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
