import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { SpecBrowser } from '../../../../../infra/identity/testing/spec-browser.js';
import type { SessionTokens } from './identity-provider.js';
import { DemoPlatform } from './testing/demo-platform.js';

let platform: DemoPlatform;
beforeAll(async () => (platform = await DemoPlatform.start()));
afterAll(() => platform.stop());

const isSignedIn = async (browser: SpecBrowser, url = platform.url): Promise<boolean> => {
  const answer = await browser.send(`${url}/accesso/sessione`);
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  return ((await answer.json()) as { autenticato: boolean }).autenticato;
};

async function tokensOf(browser: SpecBrowser): Promise<SessionTokens | undefined> {
  const { rows } = await platform.pool.query<{ tokens: SessionTokens }>(
    "select sess -> 'tokens' as tokens from platform.sessioni where sid = $1",
    [sidOf(browser)],
  );
  return rows[0]?.tokens;
}

/** The id in the signed cookie `s:<id>.<signature>`. */
const sidOf = (browser: SpecBrowser) => decodeURIComponent(browser.cookie('consorzi.sid')!).slice(2).split('.')[0];

/** Makes the access token about to expire, or expired. */
async function age(browser: SpecBrowser, expired: boolean): Promise<void> {
  const tokens = (await tokensOf(browser))!;
  const old = { ...tokens, refreshAt: 0, expiresAt: expired ? 0 : tokens.expiresAt };
  await platform.pool.query("update platform.sessioni set sess = jsonb_set(sess, '{tokens}', $2) where sid = $1", [
    sidOf(browser),
    JSON.stringify(old),
  ]);
}

/** Requests for tokens made while `work` runs, each held back a while; and the connections busy meanwhile. */
async function tokenRequests(work: () => Promise<unknown>): Promise<{ count: number; connections: number }> {
  const real = globalThis.fetch;
  let count = 0;
  let connections = 0;
  globalThis.fetch = async (input, init) => {
    if (!String(input as string).endsWith('/token')) return real(input, init);
    count++;
    await sleep(500);
    connections = Math.max(connections, platform.pool.totalCount - platform.pool.idleCount);
    return real(input, init);
  };
  await work().finally(() => (globalThis.fetch = real));
  return { count, connections };
}

describe('a session', () => {
  it('survives a restart of the provider and of the API', async () => {
    const browser = await platform.signedIn('direttore.inrete');
    await platform.stopIdentity();
    await platform.startIdentity();
    await platform.app.close();
    platform.app = await platform.startApi();
    expect(await isSignedIn(browser)).toBe(true);
    await age(browser, true);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('is renewed once for many requests at once, also over two processes', async () => {
    const browser = await platform.signedIn('finanza.inrete');
    const second = await platform.startApi('0');
    const other = (await second.getUrl()).replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
    const before = (await tokensOf(browser))!;
    await age(browser, true);
    const answers: boolean[] = [];
    const requests = await tokenRequests(async () => {
      const urls = Array.from({ length: 12 }, (_, index) => (index % 2 ? platform.url : other));
      answers.push(...(await Promise.all(urls.map((url) => isSignedIn(browser, url)))));
    }).finally(() => second.close());
    expect(answers).toEqual(Array(12).fill(true));
    // One refresh for all, and one connection of each process waiting for it: the others stay free for other people.
    expect(requests).toEqual({ count: 1, connections: 2 });
    const after = (await tokensOf(browser))!;
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(after.refreshAt).toBeGreaterThan(Date.now() + 200_000);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('ends when the provider refuses to renew it, and the row goes', async () => {
    const browser = await platform.signedIn('revisore.inrete');
    const grants = path.join(platform.dataFolder, 'identity/records/RefreshToken');
    for (const name of readdirSync(grants)) rmSync(path.join(grants, name));
    await age(browser, false);
    expect(await isSignedIn(browser)).toBe(false);
    expect(await tokensOf(browser)).toBeUndefined();
  });

  it('outlives a provider that is down while its access token does', async () => {
    const browser = await platform.signedIn('operatore.inrete');
    await platform.stopIdentity();
    try {
      await age(browser, false);
      expect(await isSignedIn(browser)).toBe(true);
      await age(browser, true);
      await expect(isSignedIn(browser)).rejects.toThrow('answered 503');
    } finally {
      await platform.startIdentity();
    }
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('is nobody’s with a cookie that we did not sign', async () => {
    const browser = await platform.signedIn('nucleo.inrete');
    const forged = `consorzi.sid=${encodeURIComponent(`s:${sidOf(browser)}.AAAA`)}`;
    const answer = await fetch(`${platform.url}/accesso/sessione`, { headers: { cookie: forged } });
    expect(await answer.json()).toEqual({ autenticato: false });
  });
});
