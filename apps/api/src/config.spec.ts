import { ConfigRefused, readConfig } from './config.js';

describe('the configuration', () => {
  it('has a default for what a fresh machine does not say', () => {
    expect(readConfig(['PORT', 'HOST', 'PUBLIC_URL', 'KEYCLOAK_REALM'], { PORT: '4000', HOST: '' })).toEqual({
      PORT: 4000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:4000',
      KEYCLOAK_REALM: 'consorzi',
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['HOST', 'not an address'],
    ['PUBLIC_URL', 'http://localhost:3000/app'],
    ['PUBLIC_URL', 'ftp://localhost'],
    ['DATABASE_API_URL', 'http://localhost/sesamo'],
    ['SESSION_SECRET', 'sesamo'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ] as const)('names the variable %s and keeps its wrong value to itself', (variable, value) => {
    const reading = () => readConfig([variable], { [variable]: value });
    expect(reading).toThrow(ConfigRefused);
    expect(reading).toThrow(new RegExp(`^Valore non valido nella variabile ${variable}: deve essere [^\n]+\\.$`));
    expect(reading).not.toThrow(value);
  });

  it('keeps the lists of erasures among the data, unless another folder is named', () => {
    const folder = (env: NodeJS.ProcessEnv) => readConfig(['CANCELLAZIONI_DIR'], env).CANCELLAZIONI_DIR;
    expect(folder({})).toBe('.data/cancellazioni');
    expect(folder({ CONSORZI_DATA: '/dati' })).toBe('/dati/cancellazioni');
    expect(folder({ CONSORZI_DATA: '/dati', CANCELLAZIONI_DIR: '/altrove' })).toBe('/altrove');
  });

  it('says which variable is missing', () => {
    expect(() => readConfig(['DATABASE_API_URL'], {})).toThrow(/^Manca la variabile DATABASE_API_URL/);
  });
});
