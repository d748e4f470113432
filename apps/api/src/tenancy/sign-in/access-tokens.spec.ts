import { generateKeyPairSync } from 'node:crypto';

import { UnsecuredJWT } from 'jose';

import { AccessTokens } from './access-tokens.js';
import { IdentityProvider } from './identity-provider.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';
import { ProviderKeys } from './provider-keys.js';
import { FakeIssuer } from './testing/fake-issuer.js';

let issuer: FakeIssuer;
let tokens: AccessTokens;

beforeAll(async () => (issuer = await FakeIssuer.start()));
beforeEach(() => {
  issuer.asked = 0;
  issuer.keys = 'well';
  tokens = new AccessTokens(issuer.config, new ProviderKeys(new IdentityProvider(issuer.config)));
});
afterAll(() => issuer.close());

const now = () => Math.floor(Date.now() / 1000);
const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('a good access token', () => {
  it('tells who, of which scopes, with which roles', async () => {
    const token = await issuer.token({
      organization: { inrete: { id: 'x' } },
      realm_access: { roles: ['utente'] },
      resource_access: { 'consorzi-api': { roles: ['lettore'] }, account: {} },
    });
    expect(await tokens.verify(token, 'bearer')).toEqual({
      issuer: issuer.url,
      subject: 'f3b5',
      username: 'direttore.inrete',
      name: 'Ottavia Brandimarte',
      memberships: ['inrete'],
      realmRoles: ['utente'],
      clientRoles: { 'consorzi-api': ['lettore'] },
      via: 'bearer',
    });
  });

  it('may be for several audiences, come from the client for scripts, carry no names and be three seconds old or young', async () => {
    const bare = { preferred_username: undefined, name: undefined, organization: undefined };
    const several = await issuer.token({ ...bare, aud: ['account', 'consorzi-api'], azp: 'consorzi-cli' });
    expect(await tokens.verify(several, 'bearer')).toMatchObject({ username: 'f3b5', name: 'f3b5', memberships: [] });
    await tokens.verify(await issuer.token({ iat: now() + 3, nbf: now() + 3 }), 'bearer');
    await tokens.verify(await issuer.token({ exp: now() - 3 }), 'bearer');
  });

  it('is verified with keys fetched once', async () => {
    for (let i = 0; i < 5; i++) await tokens.verify(await issuer.token(), 'bearer');
    expect(issuer.asked).toBe(1);
  });
});

describe('a hostile token is refused', () => {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

  it.each<[string, () => Record<string, unknown>]>([
    ['another issuer', () => ({ iss: 'http://127.0.0.1:1/realms/consorzi' })],
    ['another realm of the same server', () => ({ iss: issuer.url.replace('consorzi', 'altro') })],
    ['no issuer', () => ({ iss: undefined })],
    ['another audience', () => ({ aud: 'account' })],
    ['no audience', () => ({ aud: undefined })],
    ['no expiry', () => ({ exp: undefined })],
    ['expired', () => ({ exp: now() - 10 })],
    ['an expiry that is text', () => ({ exp: String(now() + 300) })],
    ['not valid before a minute from now', () => ({ nbf: now() + 60 })],
    ['issued a minute from now', () => ({ iat: now() + 60 })],
    ['no time of issue', () => ({ iat: undefined })],
    ['no subject', () => ({ sub: undefined })],
    ['an empty subject', () => ({ sub: '' })],
    ['another client', () => ({ azp: 'altro-client' })],
    ['no client', () => ({ azp: undefined })],
    ['an ID token', () => ({ typ: 'ID' })],
    ['an ID token of ours, without typ', () => ({ typ: undefined, aud: 'consorzi-web' })],
    ['a refresh token', () => ({ typ: 'Refresh' })],
    ['no typ', () => ({ typ: undefined })],
  ])('%s', async (_what, changes) => {
    await expect(tokens.verify(await issuer.token(changes()), 'bearer')).rejects.toThrow(TokenRefused);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['HS256 with the public key as secret', () => issuer.token({}, Buffer.from(issuer.publicPem), { alg: 'HS256' })],
    ['RS512 with the right key', () => issuer.token({}, issuer.key, { alg: 'RS512' })],
    ['signed by another key under our key’s name', () => issuer.token({}, foreign)],
    ['signed by a key that nobody knows', () => issuer.token({}, foreign, { kid: 'k9' })],
    ['alg none', () => new UnsecuredJWT(issuer.claims()).encode()],
    [
      'alg none over a valid signature',
      async () => (await issuer.token()).replace(/^[^.]+/, part({ alg: 'none', kid: 'k1' })),
    ],
    [
      'claims changed after signing',
      async () => (await issuer.token()).replace(/\.[^.]+\./, `.${part({ ...issuer.claims(), sub: 'altro' })}.`),
    ],
    ['not a token', () => 'a.b.c'],
    ['a good one, but huge', () => issuer.token({ ballast: 'x'.repeat(20_000) })],
    ['nothing', () => ''],
  ])('%s', async (_what, make) => {
    await expect(tokens.verify(await make(), 'bearer')).rejects.toThrow(TokenRefused);
  });

  it('a flood of unknown keys does not become a flood of questions', async () => {
    for (let i = 0; i < 5; i++) {
      const token = await issuer.token({}, foreign, { kid: `k${i + 10}` });
      await expect(tokens.verify(token, 'bearer')).rejects.toThrow(TokenRefused);
    }
    expect(issuer.asked).toBeLessThanOrEqual(2);
  });
});

describe('when the keys of the provider cannot be had', () => {
  it.each(['not at all', 'not json', 'with 500'] as const)(
    'because it answers %s, it is said, and passes',
    async (how) => {
      issuer.keys = how;
      await expect(tokens.verify(await issuer.token(), 'bearer')).rejects.toThrow(IdentityUnavailable);
      issuer.keys = 'well';
      await tokens.verify(await issuer.token(), 'bearer');
    },
  );

  it('because it never answers, the wait has an end, and it passes', async () => {
    issuer.keys = 'slowly';
    const began = Date.now();
    await expect(tokens.verify(await issuer.token(), 'bearer')).rejects.toThrow(IdentityUnavailable);
    expect(Date.now() - began).toBeLessThan(5_000);
    issuer.keys = 'well';
    await tokens.verify(await issuer.token(), 'bearer');
  });

  it('because the provider itself is not there', async () => {
    const config = { ...issuer.config, issuer: 'http://127.0.0.1:1/realms/consorzi' };
    const lost = new AccessTokens(config, new ProviderKeys(new IdentityProvider(config)));
    await expect(lost.verify(await issuer.token(), 'bearer')).rejects.toThrow(IdentityUnavailable);
  });
});
