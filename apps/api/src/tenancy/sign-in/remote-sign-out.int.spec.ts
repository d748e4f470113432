import { decodeJwt, type JWTPayload } from 'jose';

import type { SpecBrowser } from '../../../../../infra/identity/testing/spec-browser.js';
import { DemoPlatform } from './testing/demo-platform.js';

let platform: DemoPlatform;
beforeAll(async () => (platform = await DemoPlatform.start()));
afterAll(() => platform.stop());

const post = (body: string) =>
  fetch(`${platform.url}/accesso/uscita-remota`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
const now = () => Math.floor(Date.now() / 1000);

/** Signed by the provider's own key. */
const order = (named: JWTPayload, more: JWTPayload = {}) =>
  platform.sign({
    iss: platform.issuer,
    aud: 'consorzi-web',
    iat: now(),
    exp: now() + 120,
    jti: 'a1',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...named,
    ...more,
  });

const isSignedIn = async (browser: SpecBrowser): Promise<boolean> => {
  const answer = await browser.send(`${platform.url}/accesso/sessione`);
  return ((await answer.json()) as { autenticato: boolean }).autenticato;
};

/** How the provider names the newest session in the database. */
async function newestSignIn(): Promise<{ sub: string; sid: string }> {
  const { rows } = await platform.pool.query<{ token: string }>(
    "select sess -> 'tokens' ->> 'idToken' as token from platform.sessioni order by expire desc limit 1",
  );
  const { sub, sid } = decodeJwt<{ sid: string }>(rows[0]!.token);
  return { sub: sub!, sid };
}

async function enter(username: string) {
  const browser = await platform.signedIn(username);
  return { browser, ...(await newestSignIn()) };
}

describe('the provider’s order to sign out', () => {
  it('by sign-in ends that one alone', async () => {
    const first = await enter('finanza.cissac');
    const second = await enter('finanza.cissac');
    expect(first.sid).not.toBe(second.sid);
    const answer = await post(`logout_token=${await order({ sub: first.sub, sid: first.sid })}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([await isSignedIn(first.browser), await isSignedIn(second.browser)]).toEqual([false, true]);
  });

  it('by person ends all of theirs, and nobody else’s', async () => {
    const first = await enter('nucleo.cissac');
    const second = await enter('nucleo.cissac');
    const other = await enter('operatore.cissac');
    expect((await post(`logout_token=${await order({ sub: first.sub })}`)).status).toBe(200);
    expect(await Promise.all([first, second, other].map(({ browser }) => isSignedIn(browser)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('with a sign-in that is another person’s ends nothing', async () => {
    const one = await enter('finanza.inrete');
    const other = await enter('nucleo.inrete');
    expect((await post(`logout_token=${await order({ sub: one.sub, sid: other.sid })}`)).status).toBe(200);
    expect([await isSignedIn(one.browser), await isSignedIn(other.browser)]).toEqual([true, true]);
  });

  it('sent again does not end what began after it', async () => {
    const first = await enter('revisore.cissac');
    const old = await order({ sub: first.sub }, { iat: now() - 60 });
    expect((await post(`logout_token=${old}`)).status).toBe(200);
    expect(await isSignedIn(first.browser)).toBe(true);
    const fresh = `logout_token=${await order({ sub: first.sub })}`;
    expect([(await post(fresh)).status, (await post(fresh)).status]).toEqual([200, 200]);
    expect(await isSignedIn(first.browser)).toBe(false);
  });

  it('that is none of the provider’s ends nothing', async () => {
    const { browser, sub, sid } = await enter('direttore.ciss38');
    const good = await order({ sub, sid });
    const bodies = [
      `logout_token=${good.slice(0, -8)}`,
      `logout_token=${good}&logout_token=${good}`,
      `token=${good}`,
      `logout_token=${await order({ sub, sid }, { events: undefined as never })}`,
      `logout_token=${await order({ sub, sid }, { aud: 'consorzi-cli' })}`,
      `logout_token=${await order({ sub, sid }, { nonce: 'n' })}`,
      `logout_token=${'x'.repeat(100_000)}`,
      '',
    ];
    for (const body of bodies) {
      const answer = await post(body);
      expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_request' }]);
    }
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('is sent by the provider when a person goes out at the provider itself', async () => {
    const { browser } = await enter('amministratore.ciss38');
    const page = await (await browser.visit(`${platform.issuer}/protocol/openid-connect/logout`)).text();
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!;
    await browser.submit(page.replace('form id="op.logoutForm"', 'form'), { xsrf: xsrf!, logout: 'yes' });
    expect(await isSignedIn(browser)).toBe(false);
  });
});
