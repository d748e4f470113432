import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { DESKTOP, openBrowser, overflow, PHONE, seriousFindings, settled, signIn } from './browser.js';

/** Revisore in two consortia and their ATS: one person, one sign-in, the rights of each apart. */
const UTENTE = 'revisore.inrete';
const OF_INRETE = 'PEG e Piano della performance 2024';
const OF_CISSAC = 'Piano della performance 2022';

describe('a person of two consortia', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let piano: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    const client = await Client.as(UTENTE, platform);
    const { piani } = await client.ask('{ piani(scope: "inrete") { edges { node { id titolo } } } }');
    const edges = piani.edges as { node: { id: string; titolo: string } }[];
    piano = edges.find(({ node }) => node.titolo === OF_INRETE)!.node.id;

    const context = await browser.newContext({ viewport: DESKTOP, locale: 'it-IT', timezoneId: 'Europe/Rome' });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const menu = () => page.getByRole('button', { name: 'Cambia consorzio' });
  const offered = (name: string) => page.getByRole('banner').getByRole('link', { name, exact: true });
  const plansShown = async (): Promise<readonly string[]> => {
    await page.getByRole('navigation', { name: 'Sezioni del consorzio' }).getByRole('link', { name: 'Piani' }).click();
    await settled(page, 'Piani');
    return page.getByRole('main').getByRole('link').allInnerTexts();
  };

  it('is asked which one to enter, and told the role in each', async () => {
    await page.goto(platform.url);
    await page.getByRole('button', { name: 'Accedi' }).click();
    await signIn(page, UTENTE);
    await settled(page, 'Scegli il consorzio');
    const choice = page.getByRole('main');
    expect(await choice.getByRole('link').allInnerTexts()).toEqual([
      'CISS-AC',
      'Consorzio IN.RE.TE.',
      'ATS Ivrea-Cuorgnè',
    ]);
    expect(await choice.getByText('Revisore', { exact: true }).count()).toBe(3);
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize(DESKTOP);
    await choice.getByRole('link', { name: 'Consorzio IN.RE.TE.' }).click();
    await page.waitForURL(`${platform.url}/inrete`);
    expect(await plansShown()).toContain(OF_INRETE);
  });

  it('changes to the other one and sees its plans alone', async () => {
    await menu().click();
    expect(await offered('Consorzio IN.RE.TE.').getAttribute('aria-current')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);
    await offered('CISS-AC').click();
    await page.waitForURL(`${platform.url}/cissac`);
    await settled(page, 'Inizio');
    const shown = await plansShown();
    expect(shown).toContain(OF_CISSAC);
    expect(shown).not.toContain(OF_INRETE);
  });

  it('does not reach a plan of the first through the second: it is as one that never was', async () => {
    const shownAt = async (id: string) => {
      await page.goto(`${platform.url}/cissac/piani/${id}`);
      await settled(page);
      return page.getByRole('main').innerText();
    };
    const foreign = await shownAt(piano);
    expect(foreign).toBe(await shownAt('00000000-0000-4000-8000-000000000000'));
    expect(foreign).not.toContain(OF_INRETE);
    await page.goto(`${platform.url}/inrete/piani/${piano}`);
    await settled(page, OF_INRETE);
  });

  it('changes by the keyboard, and Esc takes back to the button', async () => {
    await menu().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await menu().getAttribute('aria-expanded')).toBe('false');
    expect(await menu().evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${platform.url}/cissac`);
  });

  it('changes on a phone, where nobody scrolls sideways', async () => {
    await page.setViewportSize(PHONE);
    await settled(page, 'Inizio');
    await menu().click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await offered('Consorzio IN.RE.TE.').click();
    await page.waitForURL(`${platform.url}/inrete`);
    await settled(page, 'Inizio');
  });
});
