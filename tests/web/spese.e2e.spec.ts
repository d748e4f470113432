import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { fatturaXml } from '../../infra/testing/fattura-xml.js';
import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { progettoDiProva, recepisci } from '../recepisci.js';
import { enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

/** Of this run: the platform is shared. */
const PROVA = randomUUID().slice(0, 8);
const progetto = progettoDiProva(`Supervisione ${PROVA}`, { cup: `I84H${String(Date.now()).slice(-11)}` });
const NUMERO = `XML/${PROVA}`;

describe('the expenses of a consortium', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    await recepisci(platform, 'inrete', progetto);
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', '/inrete/spese'));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const picture = async (name: string) => {
    const folder = process.env['SPEC_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  it('says so while there is none', async () => {
    await settled(page, 'Spese');
    await page.getByLabel('Progetto').selectOption(progetto.titolo);
    await page.getByText('Nessuna spesa', { exact: true }).waitFor();
    await picture('spese-vuote');
  });

  it('begins from an invoice in XML, whose file is refused by name when it is none', async () => {
    await page.getByRole('link', { name: 'Registra una spesa' }).click();
    await settled(page, 'Registra una spesa');
    const file = (text: string) =>
      page.getByLabel('Leggi la fattura elettronica (XML)').setInputFiles({
        ...{ name: 'fattura.xml', mimeType: 'text/xml', buffer: Buffer.from(text) },
      });
    await file('<!DOCTYPE a><a/>');
    await page
      .getByRole('alert')
      .getByText(/entità \(DOCTYPE\)/)
      .waitFor();
    await file(fatturaXml({ numero: NUMERO, cup: progetto.cup }));
    await button(`Usa la fattura n. ${NUMERO}`).click();
    expect(await page.getByLabel('Partita IVA').inputValue()).toBe('07264440012');
    expect(await page.getByLabel('Imponibile', { exact: false }).inputValue()).toBe('1.000,00');
    await page.getByText('1.220,00 € su 1.220,00 €: 100% del costo.').waitFor();
    complaints.length = 0;
  });

  it('checks codes while they are typed, and says by how much sources pay too much', async () => {
    const iva = page.getByLabel('Partita IVA');
    await iva.fill('07264440013');
    await page.getByText('Il codice non è valido.').waitFor();
    await iva.fill('07264440012');
    await page.getByText('Il codice non è valido.').waitFor({ state: 'detached' });
    await button('Aggiungi una fonte').click();
    const altra = page.getByRole('group', { name: 'Quota 2' });
    await altra.getByLabel('Nome della fonte').fill('FNPS');
    await altra.getByLabel('Importo').fill('0,50');
    await page.getByText(/superano il costo di 0,50 €/).waitFor();
    const prima = page.getByRole('group', { name: 'Quota 1' });
    await prima.getByLabel('Voce di spesa').selectOption({ index: 1 });
    await picture('spesa-modulo');
    await button('Registra la spesa').click();
    await page
      .getByRole('alert')
      .getByText(/Le fonti insieme coprono più del costo/)
      .waitFor();
    await button('Togli la quota 2').click();
    expect(await seriousFindings(page)).toEqual([]);
    await button('Registra la spesa').click();
    await settled(page, `Fattura n. ${NUMERO}`);
  });

  it('shows what was committed and paid, and what it comes to', async () => {
    await button('Registra un pagamento').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mandato').fill('101');
    await dialog.getByLabel('Data').fill('2025-05-02');
    expect(await dialog.getByLabel('Importo').inputValue()).toBe('1.220,00');
    await dialog.getByRole('button', { name: 'Salva' }).click();
    await page.getByRole('region', { name: 'Pagamenti' }).getByRole('rowheader', { name: '101' }).waitFor();
    await picture('spesa-1280');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Storia della spesa' }).click();
    await settled(page, 'Storia della spesa');
    await page.getByText('Ha registrato una fattura.').waitFor();
    await page.goto(`${platform.url}/inrete/spese?progetto=${progetto.progettoId}`);
    await settled(page, 'Spese');
    await page.getByRole('row').filter({ hasText: NUMERO }).getByText('1.220,00 €').first().waitFor();
    await picture('spese-1280');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    await picture('spese-telefono');
    await page.getByRole('link', { name: `Fattura n. ${NUMERO}` }).click();
    await settled(page, `Fattura n. ${NUMERO}`);
    expect(await overflow(page)).toBe(0);
    await picture('spesa-telefono');
    expect(complaints).toEqual([]);
  });
});
