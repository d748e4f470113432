import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { SignInModule } from './sign-in.module.js';
import { FakeIssuer } from './testing/fake-issuer.js';

@Module({})
class EmptyModule {}

let issuer: FakeIssuer;
let database: SpecDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  issuer = await FakeIssuer.start();
  database = await createSpecDatabase();
  pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  await issuer.close();
});

/** An API that has not seen the provider's keys yet. */
async function startApi(): Promise<INestApplication> {
  const root = { module: EmptyModule, imports: [SignInModule.with(issuer.config, pool)] };
  const app = await NestFactory.create(root, { logger: false, abortOnError: false, bodyParser: false });
  await app.listen(0, '127.0.0.1');
  return app;
}

describe('the API, when the address of the provider’s keys answers', () => {
  it.each(['not at all', 'not json', 'with 500', 'slowly'] as const)('%s', async (how) => {
    const app = await startApi();
    try {
      const url = await app.getUrl();
      const authorization = `Bearer ${await issuer.token()}`;
      const ask = () => fetch(`${url}/accesso/sessione`, { headers: { authorization } });
      const order = () => fetch(`${url}/accesso/uscita-remota`, { method: 'POST', body: `logout_token=a.b.c` });
      issuer.keys = how;
      const begun = performance.now();
      const [refused, again] = await Promise.all([ask(), ask()]);
      expect(performance.now() - begun).toBeLessThan(5_000);
      for (const answer of [refused, again]) {
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
        expect(await answer.json()).toMatchObject({ codice: 'IDENTITA_NON_DISPONIBILE' });
      }
      // Without a token nobody is asked, and a word that is no token needs no keys to be refused.
      expect((await fetch(`${url}/accesso/sessione`)).status).toBe(200);
      expect((await order()).status).toBe(400);
      issuer.keys = 'well';
      expect((await ask()).status).toBe(200);
    } finally {
      issuer.keys = 'well';
      await app.close();
    }
  });
});
