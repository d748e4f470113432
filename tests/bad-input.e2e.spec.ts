import { embeddedToken } from '../apps/api/src/tenancy/index.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { badRequests, type Bad } from './bad-requests.js';
import { rawRequest } from './raw-request.js';

const CONSORTIA = /cissac|ciss38|albalangheroero|CISS|Alba/;

describe('input that is not what it should be', () => {
  let platform: SpecPlatform;
  let token: string;
  beforeAll(async () => {
    platform = await startPlatform();
    token = await embeddedToken(platform.data, platform.url, 'direttore.inrete');
  });
  afterAll(() => platform.stop());

  const cases = badRequests();
  it('is looked at in at least sixty ways', () => expect(cases.length).toBeGreaterThanOrEqual(60));

  it.each(cases.map((one): [string, Bad] => [one.name, one]))('%s: a typed refusal', async (_name, bad) => {
    const { host } = new URL(platform.url);
    const { status, body, headers } = await rawRequest(platform.url, bad.bytes({ host, token }));
    expect(status === 200 ? bad.answered : status).toBe(status);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(CONSORTIA);
    expect(body).not.toMatch(/\bat .*\.[jt]s:\d|node_modules|select |postgres|ECONN|syntax for type/i);
    expect(body).not.toMatch(/INTERNAL_SERVER_ERROR|ERRORE_INTERNO/);
    if (status < 400 || bad.otherWords) return;
    expect(headers['content-type']).toMatch(/json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    const answer = JSON.parse(unchunked(headers, body)) as {
      codice?: string;
      errors?: { extensions?: { code?: string } }[];
    };
    expect(answer.codice ?? answer.errors?.[0]?.extensions?.code).toMatch(/^[A-Z][A-Z0-9_]+$/);
  });

  it('leaves the platform as it was', async () => {
    expect((await fetch(`${platform.url}/health/ready`)).status).toBe(200);
  });
});

const unchunked = (headers: Readonly<Record<string, string>>, body: string) =>
  headers['transfer-encoding'] === 'chunked' ? body.replace(/^[0-9a-f]+\r\n|\r\n[0-9a-f]+\r\n/gi, '') : body;
