import { originOf, ownOrigins, safeReturn, signInConfig } from './config.js';

const VARIABLES = {
  PUBLIC_URL: 'https://consorzi.example.it',
  KEYCLOAK_URL: 'https://accesso.example.it',
  KEYCLOAK_REALM: 'enti',
  KEYCLOAK_CLIENT_ID: 'web',
  KEYCLOAK_CLIENT_SECRET: 'a-secret-of-this-spec',
  SESSION_SECRET: 'another-secret-of-this-spec',
};

describe('the page to return to', () => {
  it.each([
    ['/piani/2024?cdr=AMIN#obiettivi', '/piani/2024?cdr=AMIN#obiettivi'],
    ['/', '/'],
    ['/perché', '/perch%C3%A9'],
  ])('may be %s', (asked, expected) => expect(safeReturn(asked)).toBe(expected));

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'pagina',
    '',
    '/accesso',
    '/accesso/ritorno?code=1',
    '/./realms/consorzi/protocol/openid-connect/logout',
    ['/a', '/b'],
    undefined,
  ])('is the home page instead of %j', (asked) => expect(safeReturn(asked)).toBe('/'));
});

describe('the origins of the platform', () => {
  it('are both spellings of this machine, or the public one alone', () => {
    expect(ownOrigins('http://localhost:3000')).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
    expect(ownOrigins('https://consorzi.example.it')).toEqual(['https://consorzi.example.it']);
  });

  it('are told by the Host header only when it names one of them', () => {
    const config = signInConfig({ ...VARIABLES, PUBLIC_URL: 'http://localhost:3000' });
    expect(originOf(config, '127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
    expect(originOf(config, 'evil.example')).toBe('http://localhost:3000');
    expect(originOf(config, undefined)).toBe('http://localhost:3000');
  });
});

describe('the clients whose tokens are accepted', () => {
  it('are the API’s own and the command line’s', () => {
    expect(signInConfig(VARIABLES)).toMatchObject({
      issuer: 'https://accesso.example.it/realms/enti',
      allowedAzp: ['web', 'consorzi-cli'],
      internalIssuerUrl: undefined,
    });
    expect(signInConfig({ ...VARIABLES, IDENTITY_INTERNAL_URL: 'http://127.0.0.1:4000' })).toMatchObject({
      allowedAzp: ['web', 'consorzi-cli'],
      internalIssuerUrl: 'http://127.0.0.1:4000/realms/enti',
    });
  });
});
