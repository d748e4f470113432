import type { Browser } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { enter, openBrowser, settled, signIn } from './browser.js';

describe('signing in', () => {
  let platform: SpecPlatform;
  let browser: Browser;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  it('welcomes at the door and goes straight into the only consortium', async () => {
    const page = await browser.newPage();
    await page.goto(platform.url);
    await page.getByRole('heading', { name: 'Accedi a Consorzi' }).waitFor();
    await page.getByRole('button', { name: 'Accedi' }).click();
    await signIn(page, 'direttore.albalangheroero');
    await page.waitForURL(`${platform.url}/albalangheroero`);
    await settled(page, 'Inizio');
    expect(await page.title()).toContain('Alba-Langhe-Roero');
    await page.close();
  });

  it('brings back to the page that was asked for, and out again', async () => {
    const { page } = await enter(browser, platform, 'revisore.albalangheroero', '/albalangheroero/piani');
    await settled(page, 'Piani');
    await page.getByRole('button', { name: 'Esci' }).click();
    await page.getByRole('heading', { name: 'Accedi a Consorzi' }).waitFor();
    await page.goto(`${platform.url}/albalangheroero/piani`);
    await page.getByLabel('Nome utente').waitFor();
  });

  it('shows a consortium of others as one that does not exist', async () => {
    const { page } = await enter(browser, platform, 'direttore.albalangheroero', '/inrete/piani');
    const text = async () =>
      (await page.getByRole('heading', { level: 1 }).innerText()) + (await page.locator('p').first().innerText());
    const forbidden = await text();
    await page.goto(`${platform.url}/nessuno/piani`);
    expect(await text()).toBe(forbidden);
    expect(forbidden).toContain('Pagina non trovata');
  });

  it('shows only what the role may do', async () => {
    const { page } = await enter(browser, platform, 'revisore.albalangheroero', '/albalangheroero/piani');
    await settled(page, 'Piani');
    expect(await page.getByRole('link', { name: 'Importa', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Nuovo piano' }).count()).toBe(0);
  });
});
