import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';

import { freePort } from '../local/embedded-postgres.js';
import { ProviderFront, SECRET, type Tokens } from './testing/provider-front.js';
import { SpecBrowser } from './testing/spec-browser.js';

let provider: ProviderFront;
beforeAll(async () => (provider = await ProviderFront.start()));
afterAll(() => provider.stop());

/** The compiled provider as a process of its own, on the same data. */
async function spawnProvider(): Promise<ChildProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../dist/identity/main.js')], {
    env: {
      PATH: process.env['PATH'],
      IDENTITY_PORT: String(port),
      IDENTITY_DATA: provider.folder,
      IDENTITY_CLIENT_SECRET: SECRET,
      PUBLIC_URL: provider.publicUrl,
    },
    stdio: 'ignore',
  });
  provider.port = port;
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/realms/consorzi`).catch(() => null)) return child;
    await sleep(100);
  }
  throw new Error('the provider did not start');
}

describe('sessions and refresh tokens', () => {
  it('survive a restart, keys and subjects too', async () => {
    const browser = new SpecBrowser();
    const before = await provider.tokensOf(browser, 'revisore.cissac');
    await provider.stopProvider();
    await provider.startProvider();
    const answer = await provider.refresh(before.refresh_token);
    expect(answer.status).toBe(200);
    const after = (await answer.json()) as Tokens;
    expect(decodeJwt(after.access_token).sub).toBe(decodeJwt(before.access_token).sub);
    await jwtVerify(before.access_token, createRemoteJWKSet(new URL(provider.endpoint('certs'))));
    const again = await browser.visit(provider.authorizationUrl());
    expect(await again.text()).toBe('application');
  });

  it('survive kill -9 of the process', async () => {
    await provider.stopProvider();
    const first = await spawnProvider();
    const { refresh_token } = await provider.tokensOf(new SpecBrowser(), 'nucleo.albalangheroero');
    first.kill('SIGKILL');
    await once(first, 'exit');
    const second = await spawnProvider();
    const answer = await provider.refresh(refresh_token);
    second.kill('SIGTERM');
    const [code] = (await once(second, 'exit')) as [number | null];
    await provider.startProvider();
    expect(answer.status).toBe(200);
    expect(code).toBe(0);
  });

  it('rotate: a refresh token used twice ends the whole grant', async () => {
    const { refresh_token } = await provider.tokensOf(new SpecBrowser(), 'direttore.ciss38');
    const rotated = (await (await provider.refresh(refresh_token)).json()) as Tokens;
    expect(rotated.refresh_token).not.toBe(refresh_token);
    expect((await provider.refresh(refresh_token)).status).toBe(400);
    expect((await provider.refresh(rotated.refresh_token)).status).toBe(400);
  });

  it('end at sign-out, at once when the application shows the ID token', async () => {
    const browser = new SpecBrowser();
    const { id_token, refresh_token } = await provider.tokensOf(browser, 'direttore.cissac');
    const query = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: `${provider.publicUrl}/`,
      state: 'x',
    });
    await browser.visit(`${provider.endpoint('logout')}?${query.toString()}`);
    expect(browser.url).toBe(`${provider.publicUrl}/?state=x`);
    expect((await provider.refresh(refresh_token)).status).toBe(400);
    expect(await (await browser.visit(provider.authorizationUrl())).text()).toContain('name="password"');
    await browser.visit(`${provider.endpoint('logout')}?${query.toString()}`);
    expect(browser.url).toBe(`${provider.publicUrl}/?state=x`);
  });

  it('ask before a sign-out without ID token, and never send to a foreign address', async () => {
    const browser = new SpecBrowser();
    const { id_token } = await provider.tokensOf(browser, 'direttore.albalangheroero');
    const page = await (await browser.visit(provider.endpoint('logout'))).text();
    expect(page).toContain('Vuoi uscire da Consorzi?');
    const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: 'http://evil.example/' });
    expect((await browser.visit(`${provider.endpoint('logout')}?${query.toString()}`)).status).toBe(400);
    expect(browser.url).toContain(provider.publicUrl);
  });
});
