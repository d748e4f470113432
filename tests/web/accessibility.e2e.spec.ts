import { gzipSync } from 'node:zlib';

import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { DESKTOP, enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const SCOPE = 'inrete';
/** What the first page may weigh before it shows anything. */
const FIRST_LOAD = 200 * 1024;

describe('the pages for everybody', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let piano: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}/piani`));
    await settled(page, 'Piani');
    const link = page.getByRole('link', { name: 'PEG e Piano della performance 2024' });
    piano = (await link.getAttribute('href'))!;
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const open = async (path: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page);
  };
  const linkFrom = async (path: string, name: string | RegExp): Promise<string> => {
    await open(path);
    const opener = page.getByRole('button', { name: 'Apri tutto' });
    if ((await opener.count()) > 0) await opener.click();
    return (await page.getByRole('link', { name }).first().getAttribute('href'))!;
  };

  const PAGES: readonly (readonly [string, () => Promise<string>])[] = [
    ['dashboard', () => Promise.resolve(`/${SCOPE}`)],
    ['plans', () => Promise.resolve(`/${SCOPE}/piani`)],
    ['plan', () => Promise.resolve(piano)],
    ['plan of the past', () => Promise.resolve(`${piano}?posizione=35`)],
    ['history of a plan', () => Promise.resolve(`${piano}/storia`)],
    ['objective with its consuntivo', () => linkFrom(piano, /Raccontare ai cittadini/)],
    ['variazione', () => linkFrom(piano, 'Variazione 1')],
    ['comparison', () => Promise.resolve(`${piano}/confronto`)],
    ['import', () => Promise.resolve(`/${SCOPE}/importa`)],
    ['documents', () => Promise.resolve(`/${SCOPE}/importazioni`)],
    ['centri', () => Promise.resolve(`/${SCOPE}/centri`)],
    ['register', () => Promise.resolve(`/${SCOPE}/registro`)],
    ['nothing there', () => Promise.resolve(`/${SCOPE}/nulla`)],
  ];

  it.each(PAGES)(
    '%s: nothing serious for axe, on a desk and on a phone, where nobody scrolls sideways',
    async (_, at) => {
      await page.setViewportSize(DESKTOP);
      await open(await at());
      expect(await seriousFindings(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('people and roles, for the amministratore', async () => {
    const { page: own } = await enter(browser, platform, `amministratore.${SCOPE}`, `/${SCOPE}/persone`, PHONE);
    await settled(own, 'Persone e ruoli');
    expect(await seriousFindings(own)).toEqual([]);
    expect(await overflow(own)).toBeLessThanOrEqual(0);
    await own
      .getByRole('button', { name: /^Assegna un ruolo a/ })
      .first()
      .click();
    expect(await seriousFindings(own)).toEqual([]);
    await own.context().close();
  });

  it('walks the tree with the keyboard alone, from the first key to the sheet of an objective', async () => {
    await page.setViewportSize(DESKTOP);
    await open(piano);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Vai al contenuto');
    await page.keyboard.press('Enter');
    const node = page.locator('[data-nodo]').first();
    for (let presses = 0; presses < 30 && !(await node.evaluate(isFocused)); presses += 1)
      await page.keyboard.press('Tab');
    expect(await node.evaluate(isFocused)).toBe(true);

    expect(await node.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    expect(await node.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatch(/Raccontare ai cittadini/);
    await page.keyboard.press('ArrowLeft');
    expect(await node.evaluate(isFocused)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settled(page, /Raccontare ai cittadini/);
    expect(await page.getByRole('heading', { level: 1 }).evaluate(isFocused)).toBe(true);
  });

  it('finds an objective by its words and opens the branches it stands in', async () => {
    await open(piano);
    await page.getByLabel('Cerca negli obiettivi').fill('OSPEDALE protetto');
    await page.getByText('1 obiettivo', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: /Rientro a casa protetto/ }).waitFor();
    expect(await page.locator('.foglia:visible').count()).toBe(1);
  });

  it('finds it by the words of its attività and indicatori too', async () => {
    await open(piano);
    for (const parole of ['interventi a DOMICILIO', 'presa in carico']) {
      await page.getByLabel('Cerca negli obiettivi').fill(parole);
      await page.getByRole('status').getByText('1 obiettivo', { exact: true }).waitFor();
      expect(await page.getByRole('link', { name: /Rientro a casa protetto/ }).isVisible()).toBe(true);
    }
  });

  it('keeps the focus inside a dialog, closes it with Esc and goes back to its button', async () => {
    await open(piano);
    const button = page.getByRole('button', { name: 'Vedi com’era il ...' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      );
      expect(outside).toBe(false);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate(isFocused)).toBe(true);
  });

  it('prints the plan without what can only be pressed', async () => {
    await open(piano);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.btn:visible, nav:visible').count()).toBe(0);
    await page.getByRole('link', { name: /Rientro a casa protetto/ }).waitFor();
    await page.emulateMedia({ media: null });
  });

  it('weighs less than 200 KB of scripts at the first load, and all of it is ours', async () => {
    const { page: fresh } = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}`);
    await settled(fresh);
    const urls = await fresh.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(urls.filter((url) => !url.startsWith(platform.url))).toEqual([]);
    const scripts = urls.filter((url) => url.endsWith('.js'));
    const bodies = await Promise.all(scripts.map(async (url) => gzipSync(await (await fetch(url)).text()).length));
    expect(scripts.length).toBeGreaterThan(1);
    expect(bodies.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_LOAD);
    await fresh.context().close();
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});

const isFocused = (element: Element) => element === document.activeElement;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
