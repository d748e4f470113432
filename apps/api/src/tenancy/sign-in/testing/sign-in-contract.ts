import type { Browser } from 'playwright-core';

import { openChromium } from '../../../../../../infra/identity/testing/chromium.js';
import type { ContractPlatform } from './contract-platform.js';
import { Visitor } from './visitor.js';

/** What people live through at sign-in, in a real browser, whichever provider stands behind it. */
export function signInContract(start: () => Promise<ContractPlatform>): void {
  let platform: ContractPlatform;
  let browser: Browser;
  beforeAll(async () => {
    platform = await start();
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });
  const enter = (username: string, ritorno?: string) => Visitor.signedIn(browser, platform, username, ritorno);

  describe('a person', () => {
    it('signs in and comes to the page that was wanted', async () => {
      const visitor = await enter('direttore.albalangheroero', '/albalangheroero/piani?anno=2024');
      expect(await visitor.session()).toEqual({
        autenticato: true,
        personaId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
        nome: 'Cesare Roccaforte',
        username: 'direttore.albalangheroero',
        appartenenze: ['albalangheroero'],
      });
      const [cookie] = (await visitor.page.context().cookies()).filter(({ name }) => name === 'consorzi.sid');
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
      expect(await visitor.page.evaluate('document.cookie')).toBe('');
    });

    it('of two consortia enters both with one sign-in', async () => {
      const state = await (await enter('revisore.inrete')).session();
      expect(state).toMatchObject({ appartenenze: expect.arrayContaining(['cissac', 'inrete']) as unknown });
    });

    it('keeps the session while its tokens are renewed', async () => {
      const visitor = await enter('finanza.inrete');
      const before = await visitor.stored();
      await visitor.letTokenExpire();
      expect(await visitor.session()).toMatchObject({ autenticato: true, username: 'finanza.inrete' });
      const after = await visitor.stored();
      expect(after!.tokens.accessToken).not.toBe(before!.tokens.accessToken);
      expect(after!.tokens.expiresAt).toBeGreaterThan(Date.now());
      expect(after!.signIn).toEqual(before!.signIn);
    });

    it('signs out here and at the provider, which asks for the password again', async () => {
      const visitor = await enter('direttore.cissac');
      const cookie = await visitor.cookie();
      await visitor.press('/uscita');
      await visitor.page.waitForURL(`${platform.url}/`);
      expect(await visitor.session()).toEqual({ autenticato: false });
      const kept = await fetch(`${platform.url}/accesso/sessione`, { headers: { cookie } });
      expect(await kept.json()).toEqual({ autenticato: false });
      await visitor.page.goto(`${platform.url}/accesso`);
      await platform.enter(visitor.page, 'direttore.cissac');
      await visitor.page.waitForURL(`${platform.url}/`);
    });

    it('is not signed out by a page of somebody else', async () => {
      const visitor = await enter('amministratore.cissac');
      const other = await platform.startApi('0');
      const { port } = new URL(await other.getUrl());
      try {
        // The same site for cookies (one host), another origin.
        await visitor.press('/uscita', `http://localhost:${port}`);
        expect(await visitor.page.locator('body').innerText()).toContain('ORIGINE_NON_AMMESSA');
      } finally {
        await other.close();
      }
      expect(await visitor.session()).toMatchObject({ autenticato: true });
    });
  });

  describe('a person who loses access', () => {
    it('by being disabled is out at the next renewal', async () => {
      const visitor = await enter('operatore.inrete');
      await platform.disable('operatore.inrete');
      await visitor.letTokenExpire();
      expect(await visitor.session()).toEqual({ autenticato: false });
      expect(await visitor.stored()).toBeUndefined();
    });

    it('to one consortium is in the other alone from the next renewal on', async () => {
      const visitor = await enter('nucleo.inrete');
      await platform.removeFrom('ciss38', 'nucleo.inrete');
      await visitor.letTokenExpire();
      expect(await visitor.session()).toMatchObject({ autenticato: true, appartenenze: ['inrete'] });
    });

    it('by an administrator who ends their sessions is out at once, everywhere, and nobody else is', async () => {
      const [here, there] = [await enter('responsabile.cissac'), await enter('responsabile.cissac')];
      const somebodyElse = await enter('responsabile2.cissac');
      await platform.signOut('responsabile.cissac');
      for (const visitor of [here, there]) {
        // By the back channel alone: the access token would be good for longer.
        expect(await visitor.stored()).toBeUndefined();
        expect(await visitor.session()).toEqual({ autenticato: false });
      }
      expect(await somebodyElse.session()).toMatchObject({ autenticato: true });
    });
  });

  describe('a provider that does not answer', () => {
    it('is said as 503, ends nobody’s session, and passes', async () => {
      const visitor = await enter('revisore.cissac');
      // One that has not seen the provider’s keys yet.
      const fresh = await platform.startApi('0');
      const url = `${await fresh.getUrl()}/accesso/sessione`;
      const ask = async (token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } });
      const token = await platform.scriptToken('direttore.ciss38');
      try {
        await platform.silence();
        try {
          const refused = await ask(token);
          expect(refused.status).toBe(503);
          expect(await refused.json()).toMatchObject({ codice: 'IDENTITA_NON_DISPONIBILE' });
          await visitor.letTokenExpire();
          await expect(visitor.session()).rejects.toThrow('answered 503');
        } finally {
          await platform.wake();
        }
        expect((await ask(await platform.scriptToken('direttore.ciss38'))).status).toBe(200);
        expect(await visitor.session()).toMatchObject({ autenticato: true });
      } finally {
        await fresh.close();
      }
    });
  });
}
