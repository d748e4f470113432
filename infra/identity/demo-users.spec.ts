import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { decodeJwt } from 'jose';

import { demoPeople, openIdentityData } from './data-folder.js';
import { DEMO_USER_GRANT } from './demo-user-grant.js';
import { REFUSED_IN_PRODUCTION } from './production.js';
import { startIdentity } from './server.js';
import { ProviderFront, SECRET, type Tokens } from './testing/provider-front.js';

let provider: ProviderFront;
beforeAll(async () => (provider = await ProviderFront.start()));
afterAll(() => provider.stop());

describe('a token for a script', () => {
  const ask = (username: string, client: string, secret: string) =>
    provider.token({ grant_type: DEMO_USER_GRANT, username }, client, secret);

  it('is given to who can read the data folder', async () => {
    const answer = await ask('responsabile2.inrete', 'consorzi-cli', openIdentityData(provider.folder).cliSecret);
    const { access_token } = (await answer.json()) as Tokens;
    expect(decodeJwt(access_token)).toMatchObject({
      preferred_username: 'responsabile2.inrete',
      azp: 'consorzi-cli',
      aud: 'consorzi-api',
      typ: 'Bearer',
      organization: ['inrete'],
    });
  });

  it('names every organization of who belongs to several, as Keycloak does', async () => {
    const answer = await ask('revisore.inrete', 'consorzi-cli', openIdentityData(provider.folder).cliSecret);
    const { access_token } = (await answer.json()) as Tokens;
    expect(decodeJwt(access_token)['organization']).toEqual(['inrete', 'cissac', 'atsivrea']);
  });

  it('is refused to a wrong secret, to the web client and for an unknown user', async () => {
    const { cliSecret } = openIdentityData(provider.folder);
    expect((await ask('direttore.inrete', 'consorzi-cli', 'wrong')).status).toBe(401);
    expect((await ask('direttore.inrete', 'consorzi-web', SECRET)).status).toBe(400);
    expect((await ask('nessuno.inrete', 'consorzi-cli', cliSecret)).status).toBe(400);
  });
});

describe('the data folder', () => {
  it('is closed to others, and holds an opaque subject for each user', () => {
    for (const name of readdirSync(provider.folder))
      expect(statSync(path.join(provider.folder, name)).mode & 0o077).toBe(0);
    const subjects = demoPeople(provider.folder).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(36);
    expect(subjects.every((subject) => /^[0-9a-f-]{36}$/.test(subject))).toBe(true);
  });
});

describe('in production', () => {
  it('refuses to start with one line', () => {
    const main = path.resolve(import.meta.dirname, '../dist/identity/main.js');
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', IDENTITY_PORT: '1' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([REFUSED_IN_PRODUCTION]);
  });

  it('refuses to start from within another process too', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    const options = { port: 0, publicUrl: provider.publicUrl, data: provider.folder, clientSecret: SECRET };
    await expect(startIdentity(options).finally(() => (process.env['NODE_ENV'] = before))).rejects.toThrow(
      REFUSED_IN_PRODUCTION,
    );
  });
});
