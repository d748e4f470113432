import { generateKeyPairSync } from 'node:crypto';

import { UnsecuredJWT } from 'jose';

import { IdentityProvider } from './identity-provider.js';
import { IdentityUnavailable, TokenRefused } from './identity.js';
import { LogoutTokens } from './logout-tokens.js';
import { ProviderKeys } from './provider-keys.js';
import { FakeIssuer } from './testing/fake-issuer.js';

let issuer: FakeIssuer;
let tokens: LogoutTokens;
beforeAll(async () => (issuer = await FakeIssuer.start()));
beforeEach(() => {
  issuer.keys = 'well';
  tokens = new LogoutTokens(issuer.config, new ProviderKeys(new IdentityProvider(issuer.config)));
});
afterAll(() => issuer.close());

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: issuer.url,
  aud: 'consorzi-web',
  iat: now(),
  exp: now() + 120,
  jti: 'a1',
  sub: 'f3b5',
  sid: 's1',
  events: { [EVENT]: {} },
});
const order = (changes: Record<string, unknown> = {}, header: object = { typ: 'logout+jwt' }, key = issuer.key) =>
  issuer.sign({ ...claims(), ...changes }, key, header);

describe('an order to sign out', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['one sign-in of a person', {}, { subject: 'f3b5', sid: 's1' }],
    ['a person', { sid: undefined }, { subject: 'f3b5', sid: undefined }],
    ['one sign-in', { sub: undefined }, { sid: 's1' }],
  ])('names %s', async (_what, changes, expected) => {
    expect(await tokens.verify(await order(changes))).toEqual({ ...expected, givenAt: expect.any(Number) as unknown });
  });

  it('may be written as Keycloak does', async () => {
    const token = await order({ typ: 'Logout', aud: ['consorzi-web'] }, { typ: 'JWT' });
    expect(await tokens.verify(token)).toMatchObject({ subject: 'f3b5', sid: 's1' });
  });

  it('waits for keys that cannot be had', async () => {
    issuer.keys = 'with 500';
    await expect(tokens.verify(await order())).rejects.toThrow(IdentityUnavailable);
  });
});

describe('an order is refused', () => {
  it.each<[string, () => Record<string, unknown>]>([
    ['from another issuer', () => ({ iss: 'http://127.0.0.1:1/realms/consorzi' })],
    ['of another realm', () => ({ iss: issuer.url.replace('consorzi', 'altro') })],
    ['for another client', () => ({ aud: 'altro' })],
    ['for the API, as an access token is', () => ({ aud: 'consorzi-api' })],
    ['for nobody', () => ({ aud: undefined })],
    ['without time of issue', () => ({ iat: undefined })],
    ['of the future', () => ({ iat: now() + 60 })],
    ['expired', () => ({ exp: now() - 10 })],
    ['without end', () => ({ exp: undefined })],
    ['without an id of its own', () => ({ jti: undefined })],
    ['without events, as an ID token is', () => ({ events: undefined })],
    ['of another event', () => ({ events: { 'http://schemas.openid.net/event/altro': {} } })],
    ['whose event is no object', () => ({ events: { [EVENT]: true } })],
    ['whose events are a list', () => ({ events: [EVENT] })],
    ['with a nonce, as an ID token has', () => ({ nonce: 'n' })],
    ['that names neither person nor sign-in', () => ({ sub: undefined, sid: undefined })],
    ['that names an empty person', () => ({ sub: '' })],
    ['whose sign-in is no text', () => ({ sid: { $ne: '' } })],
    ['that says it is an ID token', () => ({ typ: 'ID' })],
    ['that says it is an access token', () => ({ typ: 'Bearer' })],
  ])('%s', async (_what, changes) => {
    await expect(tokens.verify(await order(changes()))).rejects.toThrow(TokenRefused);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['headed as an access token', () => order({}, { typ: 'at+jwt' })],
    ['signed by another key', () => order({}, {}, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)],
    ['signed by another algorithm', () => order({}, { alg: 'RS512' })],
    ['without signature', () => new UnsecuredJWT(claims()).encode()],
    ['that is no token', () => 'a.b.c'],
    ['that is nothing', () => ''],
  ])('%s', async (_what, make) => {
    await expect(tokens.verify(await make())).rejects.toThrow(TokenRefused);
  });
});
