import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';

import { demoPeople } from './data-folder.js';
import { DEMO_PASSWORD } from './demo-users.js';
import { ProviderFront } from './testing/provider-front.js';
import { SpecBrowser } from './testing/spec-browser.js';

let provider: ProviderFront;
beforeAll(async () => (provider = await ProviderFront.start()));
afterAll(() => provider.stop());

describe('the embedded provider', () => {
  it('is discovered under Keycloak’s paths, at its public address whatever host a request names', async () => {
    const discovery = await fetch(
      `http://127.0.0.1:${provider.port}/realms/consorzi/.well-known/openid-configuration`,
      {
        headers: { 'x-forwarded-host': 'evil.example' },
      },
    );
    expect(await discovery.json()).toMatchObject({
      issuer: `${provider.publicUrl}/realms/consorzi`,
      authorization_endpoint: provider.endpoint('auth'),
      token_endpoint: provider.endpoint('token'),
      jwks_uri: provider.endpoint('certs'),
      userinfo_endpoint: provider.endpoint('userinfo'),
      end_session_endpoint: provider.endpoint('logout'),
      introspection_endpoint: provider.endpoint('token/introspect'),
      revocation_endpoint: provider.endpoint('revoke'),
      code_challenge_methods_supported: ['S256'],
    });
    expect((await fetch(`${provider.publicUrl}/realms/altro/.well-known/openid-configuration`)).status).toBe(404);
  });

  it.each(['organization', 'organization:*'])('gives a Keycloak-like access token for the scope %s', async (asked) => {
    const { access_token, id_token } = await provider.tokensOf(new SpecBrowser(), 'direttore.albalangheroero', {
      scope: `openid profile email ${asked}`,
    });
    const { payload } = await jwtVerify(access_token, createRemoteJWKSet(new URL(provider.endpoint('certs'))));
    const { subject, name } = demoPeople(provider.folder).find(({ username }) => username === 'direttore.albalangheroero')!;
    expect(payload).toMatchObject({
      iss: provider.issuer,
      sub: subject,
      aud: 'consorzi-api',
      azp: 'consorzi-web',
      typ: 'Bearer',
      preferred_username: 'direttore.albalangheroero',
      name,
      organization: ['albalangheroero'],
      realm_access: { roles: expect.any(Array) as unknown },
      resource_access: expect.any(Object) as unknown,
      sid: expect.any(String) as unknown,
    });
    expect(payload.exp! - payload.iat!).toBe(60);
    expect(decodeJwt(id_token)).toMatchObject({ aud: 'consorzi-web', nonce: 'n', sub: subject });
  });

  it('tells nothing of the memberships to who does not ask', async () => {
    const { access_token } = await provider.tokensOf(new SpecBrowser(), 'finanza.cissac', { scope: 'openid profile' });
    expect(decodeJwt(access_token)).not.toHaveProperty('organization');
  });

  it.each([
    ['PKCE is missing', { code_challenge: null, code_challenge_method: null }],
    ['PKCE is plain', { code_challenge_method: 'plain' }],
    ['the return address is not ours', { redirect_uri: 'http://evil.example/accesso/ritorno' }],
    ['the return address is another page of ours', { redirect_uri: 'http://localhost/altro' }],
  ])('shows no form when %s', async (_reason, changes) => {
    const browser = new SpecBrowser();
    const answer = await browser.visit(provider.authorizationUrl(changes));
    expect(await answer.text()).not.toContain('name="password"');
  });

  it('lets a person in by either loopback name of the application', async () => {
    const other = provider.publicUrl.replace('localhost', '127.0.0.1');
    const browser = new SpecBrowser();
    expect(
      (await provider.signIn(browser, 'nucleo.ciss38', { redirect_uri: `${other}/accesso/ritorno` })).get('code'),
    ).toBeTruthy();
    expect(browser.url).toMatch(new RegExp(`^${other}/accesso/ritorno`));
  });
});

describe('the sign-in form', () => {
  it('is Italian, labelled, without scripts, and offers the demo users', async () => {
    const answer = await new SpecBrowser().visit(provider.authorizationUrl());
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('<html lang="it">');
    expect(page).toContain('<label for="username">Nome utente</label>');
    expect(page).toContain('dimostrativo');
    expect(page).toContain('value="revisore.cissac"');
    expect(page).not.toContain('<script');
  });

  it('names the error, keeps the user name, escapes it, and tells no more of an unknown user', async () => {
    const browser = new SpecBrowser();
    const form = await (await browser.visit(provider.authorizationUrl())).text();
    for (const username of ['direttore.inrete', '"><script>x']) {
      const answer = await browser.submit(form, { username, password: 'sbagliata' });
      const page = await answer.text();
      expect(answer.status).toBe(401);
      expect(page).toContain('Nome utente o password non corretti');
      expect(page).not.toContain('<script');
    }
  });

  it('locks a user name after five failures, also when they come at once', async () => {
    const browser = new SpecBrowser();
    const form = await (await browser.visit(provider.authorizationUrl())).text();
    const wrong = () => browser.submit(form, { username: 'operatore.inrete', password: 'no' }).then((it) => it.text());
    await Promise.all(Array.from({ length: 5 }, wrong));
    const locked = await browser.submit(form, { username: 'operatore.inrete', password: DEMO_PASSWORD });
    expect(locked.status).toBe(401);
    expect(await locked.text()).toContain('Troppi tentativi');
  });

  it('says that an old form has expired', async () => {
    const answer = await fetch(`${provider.publicUrl}/realms/consorzi/login-actions/authenticate/abc`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Accesso scaduto');
  });
});
