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

  /** Refused, and for this reason, which the log keeps; a token refused for another one would prove nothing. */
  const refusal = async (token: string): Promise<TokenRefused> => {
    const error: unknown = await tokens.verify(token, 'bearer').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TokenRefused);
    return error as TokenRefused;
  };
  const NOT_OURS = 'the token does not verify';
  const OTHER_KIND = 'not an access token';
  const OTHER_CLIENT = 'issued to another client';

  it.each<[string, () => Record<string, unknown>, string?]>([
    ['another issuer', () => ({ iss: 'http://127.0.0.1:1/realms/consorzi' })],
    ['another realm of the same server', () => ({ iss: issuer.url.replace('consorzi', 'altro') })],
    ['no issuer', () => ({ iss: undefined })],
    ['another audience', () => ({ aud: 'account' })],
    ['no audience', () => ({ aud: undefined })],
    ['no expiry', () => ({ exp: undefined })],
    ['expired', () => ({ exp: now() - 10 })],
    ['an expiry that is text', () => ({ exp: String(now() + 300) })],
    ['not valid before a minute from now', () => ({ nbf: now() + 60 })],
    ['issued a minute from now', () => ({ iat: now() + 60 }), 'issued in the future'],
    ['no time of issue', () => ({ iat: undefined })],
    ['no subject', () => ({ sub: undefined })],
    ['an empty subject', () => ({ sub: '' }), OTHER_KIND],
    ['another client', () => ({ azp: 'altro-client' }), OTHER_CLIENT],
    ['no client', () => ({ azp: undefined }), OTHER_KIND],
    ['an ID token', () => ({ typ: 'ID' }), OTHER_KIND],
    ['an ID token of ours, without typ', () => ({ typ: undefined, aud: 'consorzi-web' })],
    ['a refresh token', () => ({ typ: 'Refresh' }), OTHER_KIND],
    ['no typ', () => ({ typ: undefined }), OTHER_KIND],
  ])('%s', async (_what, changes, reason = NOT_OURS) => {
    const { message, cause } = await refusal(await issuer.token(changes()));
    expect(message).toBe(reason);
    // What the verifier itself said stays with it, where a verifier said no.
    expect(cause instanceof Error).toBe(reason === NOT_OURS || reason === OTHER_KIND);
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
    ['nothing', () => ''],
  ])('%s', async (_what, make) => {
    expect((await refusal(await make())).message).toBe(NOT_OURS);
  });

  it('a good one that is longer than any token, before its signature is looked at', async () => {
    // Base64 has no part of every length; with a header of this one the whole comes to just the limit.
    const weighing = (ballast: string) => issuer.token({ ballast }, issuer.key, { typ: 'JW' });
    let ballast = 'x'.repeat(Math.floor(((16_384 - (await weighing('')).length) * 3) / 4) - 4);
    while ((await weighing(ballast)).length < 16_384) ballast += 'x';
    const longest = await weighing(ballast);
    expect(longest.length).toBe(16_384);
    await tokens.verify(longest, 'bearer');
    expect((await refusal(await weighing(`${ballast}x`))).message).toBe('longer than any token');
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
