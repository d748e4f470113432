import type { JsonWebKey } from 'node:crypto';

import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Browser } from 'playwright-core';

import { openChromium } from '../../../../../../infra/identity/testing/chromium.js';
import type { ContractPlatform, HostileTokens } from './contract-platform.js';
import { FORGERIES } from './forged-tokens.js';
import { Visitor } from './visitor.js';

/**
 * What the API makes of tokens, good and hostile, whichever provider issues them. `issued` names those that the provider
 * itself gives to others (`issuedForOthers`).
 */
export function tokenContract(start: () => Promise<ContractPlatform>, issued: readonly string[]): void {
  let platform: ContractPlatform;
  let good: string;
  let publicKey: JsonWebKey;
  let others: HostileTokens;
  let visitor: Visitor;
  let browser: Browser;

  const ask = (token: string) =>
    fetch(`${platform.url}/accesso/sessione`, { headers: { authorization: `Bearer ${token}` } });
  const orderSignOut = (token: string) =>
    fetch(`${platform.url}/accesso/uscita-remota`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });

  beforeAll(async () => {
    platform = await start();
    browser = await openChromium();
    visitor = await Visitor.signedIn(browser, platform, 'direttore.albalangheroero');
    const { idToken, refreshToken } = (await visitor.stored())!.tokens;
    others = { ...(await platform.issuedForOthers()), 'an ID token': idToken, 'a refresh token': refreshToken };
    const certs = await fetch(`${platform.issuer}/protocol/openid-connect/certs`);
    const { keys } = (await certs.json()) as { keys: (JsonWebKey & { kid: string })[] };
    // Asked for last: it must still live when the last test has run.
    good = await platform.scriptToken('direttore.albalangheroero');
    publicKey = keys.find(({ kid }) => kid === decodeProtectedHeader(good).kid)!;
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  describe('a good access token', () => {
    it('is from this issuer, for the API, to a client of ours, with roles, for a minute or a few', () => {
      const claims = decodeJwt(good);
      expect(claims).toMatchObject({
        iss: platform.issuer,
        typ: 'Bearer',
        azp: 'consorzi-cli',
        organization: ['albalangheroero'],
        realm_access: { roles: expect.arrayContaining(['default-roles-consorzi']) as unknown },
      });
      expect([claims.aud].flat()).toContain('consorzi-api');
      expect(decodeProtectedHeader(good).alg).toBe('RS256');
    });

    it('says who asks, as the session does', async () => {
      const answer = await ask(good);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual(await visitor.session());
    });

    it('of a session lives for a minute', async () => {
      const { exp, iat } = decodeJwt((await visitor.stored())!.tokens.accessToken);
      expect(exp! - iat!).toBe(platform.accessTokenSeconds);
    });
  });

  describe('a hostile token is refused', () => {
    it.each(Object.keys(FORGERIES))('%s', async (name) => {
      const answer = await ask(await FORGERIES[name]!(good, publicKey));
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ codice: 'TOKEN_NON_VALIDO' });
    });

    it.each(['an ID token', 'a refresh token', ...issued])('%s', async (name) => {
      const answer = await ask(others[name]!);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ codice: 'TOKEN_NON_VALIDO' });
    });

    it('so long that it fills the head of the request', async () => {
      expect((await ask(`${good}${'x'.repeat(20_000)}`)).status).toBe(431);
    });

    it('while a good one still passes', async () => {
      expect((await ask(good)).status).toBe(200);
    });
  });

  describe('an order to sign out is refused', () => {
    it.each(['an ID token', 'a refresh token', ...issued])('when it is %s', async (name) => {
      expect((await orderSignOut(others[name]!)).status).toBe(400);
    });

    it('when it is an access token, forged, or none at all', async () => {
      expect((await orderSignOut(good)).status).toBe(400);
      for (const forge of Object.values(FORGERIES)) {
        expect((await orderSignOut(await forge(good, publicKey))).status).toBe(400);
      }
      expect((await fetch(`${platform.url}/accesso/uscita-remota`, { method: 'POST' })).status).toBe(400);
    });

    it('and ends no session', async () => {
      expect(await visitor.session()).toMatchObject({ autenticato: true });
    });
  });
}
