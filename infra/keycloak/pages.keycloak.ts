import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';

import { openChromium } from '../identity/testing/chromium.js';
import { enterKeycloak } from './testing/enter.js';
import { WholePlatform } from './testing/whole-platform.js';

/** The words of DESIGN: who loses access is out within this time, by the realm's own settings. */
const OUT_WITHIN_SECONDS = 60;

describe('the whole platform with a real Keycloak', () => {
  let platform: WholePlatform;
  let browser: Browser;
  beforeAll(async () => {
    platform = await WholePlatform.start();
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  async function enter(username: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'it-IT', timezoneId: 'Europe/Rome' });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(platform.url);
    await page.getByRole('button', { name: 'Accedi' }).click();
    await enterKeycloak(page, username);
    await page.waitForURL((url) => url.origin === platform.url);
    return page;
  }

  /** A question by the session's cookie, as a page of the platform asks it; the error's code, null when it is answered. */
  async function ask(page: Page, query: string, headers: Record<string, string> = {}): Promise<string | null> {
    const answer = await page.context().request.post(`${platform.url}/graphql`, {
      headers: { origin: platform.url, ...headers },
      data: { query },
    });
    const { errors, codice } = (await answer.json()) as {
      errors?: { extensions: { code: string } }[];
      codice?: string;
    };
    return codice ?? errors?.[0]?.extensions.code ?? null;
  }
  const plansOf = (scope: string) => `{ piani(scope: "${scope}") { edges { node { titolo } } } }`;

  it('lets a person of two consortia choose one, change to the other, and go out', async () => {
    const page = await enter('revisore.inrete');
    await page.getByRole('heading', { level: 1, name: /^Scegli/ }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Consorzio IN.RE.TE.' }).click();
    await page.waitForURL(`${platform.url}/inrete`);
    await page.getByRole('button', { name: 'Cambia consorzio' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'CISS-AC', exact: true }).click();
    await page.waitForURL(`${platform.url}/cissac`);
    await page.goto(`${platform.url}/cissac/piani`);
    await page.getByRole('link', { name: 'Piano della performance 2022' }).waitFor();
    await page.getByRole('button', { name: 'Esci' }).click();
    await page.getByRole('heading', { name: 'Accedi a Consorzi' }).waitFor();
    expect(await ask(page, plansOf('cissac'))).toBe('NON_AUTENTICATO');
    await page.context().close();
  });

  it('answers GraphQL by cookie to its own pages alone', async () => {
    const page = await enter('finanza.cissac');
    expect(await ask(page, plansOf('cissac'))).toBeNull();
    expect(await ask(page, plansOf('inrete'))).toBe('NON_PERMESSO');
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' },
      { origin: 'null' },
    ]) {
      expect(await ask(page, plansOf('cissac'), headers)).toBe('ORIGINE_NON_AMMESSA');
    }
    await page.context().close();
  });

  it('puts out at once whose sessions an administrator of the realm ends', async () => {
    const page = await enter('nucleo.cissac');
    expect(await ask(page, plansOf('cissac'))).toBeNull();
    await platform.admin.signOut('nucleo.cissac');
    expect(await ask(page, plansOf('cissac'))).toBe('NON_AUTENTICATO');
    await page.context().close();
  });

  it('puts out who is disabled or removed within a minute, by the realm’s own settings', async () => {
    // People whose rights no other spec looks at: the Keycloak is that of all.
    const disabled = await enter('operatore.albalangheroero');
    const removed = await enter('finanza.inrete');
    const removedFromAll = await enter('finanza.albalangheroero');
    expect(await ask(disabled, plansOf('albalangheroero'))).toBeNull();
    expect(await ask(removed, plansOf('inrete'))).toBeNull();
    expect(await ask(removedFromAll, plansOf('albalangheroero'))).toBeNull();
    await platform.admin.disable('operatore.albalangheroero');
    await platform.admin.removeFrom('inrete', 'finanza.inrete');
    await platform.admin.removeFrom('albalangheroero', 'finanza.albalangheroero');
    const begun = performance.now();
    const seconds = async (page: Page, query: string, code: string) => {
      while ((await ask(page, query)) !== code) {
        if (performance.now() - begun > 2_000 * OUT_WITHIN_SECONDS) throw new Error(`never ${code}`);
        await sleep(500);
      }
      return (performance.now() - begun) / 1000;
    };
    const took = await Promise.all([
      seconds(disabled, plansOf('albalangheroero'), 'NON_AUTENTICATO'),
      seconds(removed, plansOf('inrete'), 'NON_PERMESSO'),
      // Keycloak renews nothing for who belongs nowhere any more; they may sign in again, to no consortium.
      seconds(removedFromAll, plansOf('albalangheroero'), 'NON_AUTENTICATO'),
    ]);
    process.stdout.write(`Perso l'accesso dopo ${took.map((each) => each.toFixed(1)).join(', ')} s.\n`);
    for (const each of took) expect(each).toBeLessThan(OUT_WITHIN_SECONDS);
    expect(await ask(removed, '{ io { nome } }')).toBeNull();
  });
});
