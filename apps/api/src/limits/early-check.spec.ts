import express from 'express';
import request from 'supertest';

import { earlyCheck, KnownCredentials } from './early-check.js';
import { Rates } from './rates.js';

const LIMITS = { LIMIT_USER_PER_SECOND: 1, LIMIT_SCOPE_PER_SECOND: 2, LIMIT_ANONYMOUS_PER_SECOND: 2 };

describe('the check before anything is read', () => {
  const known = () => new KnownCredentials();
  const serve = (credentials: KnownCredentials, rates = new Rates(LIMITS)) =>
    express()
      .set('trust proxy', true)
      .use(earlyCheck(rates, credentials))
      .use((_request, response) => void response.send('ok'));
  const statusOf = async (app: express.Express, path: string, headers: Record<string, string>, times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, () => request(app).get(path).set(headers)));
    return { answers, refused: answers.filter(({ status }) => status === 429).length };
  };

  it('refuses with 429, Retry-After and the words of the endpoint', async () => {
    const app = serve(known());
    const { answers, refused } = await statusOf(app, '/graphql', {}, 25);
    expect(refused).toBe(5);
    const { headers, body } = answers.find(({ status }) => status === 429)!;
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(body.errors[0].extensions.code).toBe('TROPPE_RICHIESTE');
    const rest = await request(app).get('/api/importazioni/inrete');
    expect([rest.status, rest.body.codice]).toEqual([429, 'TROPPE_RICHIESTE']);
  });

  it('gives an address no more for inventing tokens or sessions', async () => {
    const app = serve(known());
    const tokens = Array.from({ length: 25 }, (_, n) => n);
    const answers = await Promise.all(
      tokens.map((n) => {
        const headers = n % 2 ? { authorization: `Bearer a.b.${n}` } : { cookie: `consorzi.sid=x${n}` };
        return request(app)
          .get('/graphql')
          .set(headers as Record<string, string>);
      }),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  it('counts who has proved who they are by themselves, whoever shares their address', async () => {
    const credentials = known();
    credentials.proved({ headers: { authorization: 'Bearer a.b.buono' } });
    const app = serve(credentials);
    expect((await statusOf(app, '/graphql', {}, 30)).refused).toBe(10);
    expect((await statusOf(app, '/graphql', { authorization: 'Bearer a.b.buono' }, 12)).refused).toBe(2);
  });

  it('holds neither pages nor the signs of life back', async () => {
    const app = serve(known());
    await statusOf(app, '/graphql', {}, 25);
    expect((await statusOf(app, '/inrete/piano', {}, 3)).refused).toBe(0);
    expect((await statusOf(app, '/health/ready', {}, 3)).refused).toBe(0);
  });

  it('weighs a large body, and one of which the length is not told, by what may be read of it', async () => {
    const app = serve(known());
    const large = () =>
      request(app)
        .post('/graphql')
        .set('content-type', 'application/json')
        .send(`"${'x'.repeat(1_500_000)}"`);
    expect((await large()).status).toBe(429);
    const chunked = request(serve(known())).post('/graphql').set('content-type', 'application/json');
    chunked.write('{}');
    expect((await chunked).status).toBe(429);
    expect((await request(serve(known())).post('/graphql').send({ query: '{ io { nome } }' })).status).toBe(200);
  });

  it('takes all addresses of one IPv6 network for one', async () => {
    const rates = new Rates(LIMITS);
    const asked = await Promise.all(
      Array.from({ length: 25 }, (_, n) => rates.ofAddress(`2001:db8::${n.toString(16)}`, 1)),
    );
    expect(asked.filter((wait) => wait !== null)).toHaveLength(5);
    expect(await rates.ofAddress('2001:db8:0:1::1', 1)).toBeNull();
  });

  it('keeps one person from using up what is for their whole consortium, and consortia apart', async () => {
    const rates = new Rates(LIMITS);
    const times = async (scope: string, persona: string, count: number) => {
      const waits = await Promise.all(Array.from({ length: count }, () => rates.inScope(scope, persona)));
      return waits.filter((wait) => wait !== null).length;
    };
    expect(await times('alfa', 'p1', 30)).toBe(20);
    expect(await times('alfa', 'p2', 10)).toBe(0);
    expect(await times('alfa', 'p3', 1)).toBe(1);
    expect(await times('beta', 'p3', 1)).toBe(0);
  });
});
