import { Controller, Get, Inject, Module, Param } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';

import { AccessModelBehind, AccessoNonRegistrato } from '../tenancy/index.js';
import { RefusalsFilter } from './refusals.filter.js';

/** Endpoints that leave what rights throw as it is. */
const THROWN: Readonly<Record<string, Error>> = {
  accesso: new AccessoNonRegistrato(new Error('connect ECONNREFUSED 192.0.2.1')),
  diritti: new AccessModelBehind('inprova'),
  guasto: new Error('the secret of the database is x'),
};

@Controller('prova')
class ProvaController {
  constructor(@Inject('THROWN') private readonly thrown: typeof THROWN) {}

  @Get(':quale')
  prova(@Param('quale') quale: string): void {
    throw this.thrown[quale]!;
  }
}

@Module({
  controllers: [ProvaController],
  providers: [
    { provide: APP_FILTER, useClass: RefusalsFilter },
    { provide: 'THROWN', useValue: THROWN },
  ],
})
class ProvaModule {}

describe('a refusal outside GraphQL', () => {
  let app: INestApplication;
  let url: string;
  beforeAll(async () => {
    app = await NestFactory.create(ProvaModule, { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  const answer = async (quale: string) => {
    const response = await fetch(`${url}/prova/${quale}`);
    return [response.status, await response.json(), response.headers.get('cache-control')];
  };

  it('says, of an access that cannot be recorded, to try again', async () => {
    expect(await answer('accesso')).toEqual([
      503,
      {
        codice: 'ACCESSO_NON_REGISTRATO',
        messaggio: 'L’accesso non può essere registrato e perciò non è permesso: riprovare tra poco.',
      },
      'no-store',
    ]);
  });

  it('says the same of rights that cannot be told yet', async () => {
    expect(await answer('diritti')).toMatchObject([503, { codice: 'ACCESSI_NON_AGGIORNATI' }, 'no-store']);
  });

  it('says nothing of what else goes wrong', async () => {
    const [status, body] = await answer('guasto');
    expect([status, body]).toEqual([
      500,
      { codice: 'ERRORE_INTERNO', messaggio: 'Errore della piattaforma: riprovare tra poco.' },
    ]);
  });
});
