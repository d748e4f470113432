import { decodeJwt } from 'jose';

import { KeycloakPlatform } from './keycloak-platform.js';

let platform: KeycloakPlatform;
beforeAll(async () => (platform = await KeycloakPlatform.start()));
afterAll(() => platform.stop());

describe('the organization claim as Keycloak writes it', () => {
  it.each<[string, Record<string, string>, unknown]>([
    ['an array of aliases', {}, expect.arrayContaining(['albalangheroero'])],
    [
      'a map with ids',
      { addOrganizationId: 'true' },
      { albalangheroero: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown } },
    ],
    [
      'a map with attributes',
      { addOrganizationAttributes: 'true' },
      { albalangheroero: expect.any(Object) as unknown },
    ],
  ])('is read when it is %s', async (_shape, config, expected) => {
    const token = await platform.withOrganizationMapper(config, () => platform.scriptToken('revisore.albalangheroero'));
    expect(decodeJwt(token)['organization']).toEqual(expected);
    const answer = await fetch(`${platform.url}/accesso/sessione`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.json()).toMatchObject({ appartenenze: ['albalangheroero'] });
  });
});
