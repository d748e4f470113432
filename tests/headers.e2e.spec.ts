import { readFileSync } from 'node:fs';
import path from 'node:path';

import { embeddedToken } from '../apps/api/src/tenancy/index.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { rawRequest } from './raw-request.js';

/** No script that a page carries in itself may run, whoever wrote the page. */
function expectHeaders(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  const scripts = /(?:^|;\s*)script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1];
  expect(scripts).toBeDefined();
  expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|data:|https?:/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-powered-by')).toBeNull();
}

describe('what every answer carries, and what is never answered', () => {
  let platform: SpecPlatform;
  let token: string;
  beforeAll(async () => {
    platform = await startPlatform();
    token = await embeddedToken(platform.data, platform.url, 'direttore.inrete');
  });
  afterAll(() => platform.stop());

  it.each([
    ['a page', '/inrete/piano/2024', 'text/html'],
    ['a page that means nothing', '/nessuno/niente', 'text/html'],
    ['a missing file', '/assets/manca.js', '*/*'],
    ['JSON', '/accesso/sessione', 'application/json'],
    ['a sign of life', '/health/live', '*/*'],
    ['GraphQL', '/graphql', 'application/json'],
    ['an upload', '/api/importazioni/inrete', '*/*'],
    ['an error page of signing in', '/accesso/ritorno?state=x&code=y', 'text/html'],
    ['the provider', '/realms/consorzi', '*/*'],
    ['a missing page of the provider', '/realms/altro', 'text/html'],
    ['an error page of the provider', '/realms/consorzi/protocol/openid-connect/auth?client_id=x', 'text/html'],
    ['an address that is none', '/%E0%A4%A', 'text/html'],
  ])('%s has headers that let no foreign script run', async (_name, address, accept) => {
    expectHeaders((await fetch(`${platform.url}${address}`, { headers: { accept }, redirect: 'manual' })).headers);
  });

  it('the sign-in page has them too, and no script of its own', async () => {
    const begun = await fetch(`${platform.url}/accesso`, { redirect: 'manual' });
    const page = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
    const shown = await fetch(new URL(page.headers.get('location') ?? '', page.url), {
      headers: {
        cookie: page.headers
          .getSetCookie()
          .map((one) => one.split(';', 1)[0])
          .join('; '),
      },
      redirect: 'manual',
    });
    expectHeaders(begun.headers);
    expectHeaders(shown.headers);
    const html = await shown.text();
    expect(html).toContain('Accedi');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i);
  });

  it('the page of the application carries no script in itself', async () => {
    const html = await (await fetch(platform.url, { headers: { accept: 'text/html' } })).text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i);
  });

  it('says nothing at /.well-known/security.txt where no contact is configured', async () => {
    const answer = await fetch(`${platform.url}/.well-known/security.txt`);
    expect([answer.status, ((await answer.json()) as { codice: string }).codice]).toEqual([404, 'NON_TROVATO']);
  });

  it('records who was refused what and why, and neither names nor tokens', async () => {
    const log = path.join(platform.data, 'log/api.log');
    const before = readFileSync(log, 'utf8').length;
    const ask = (query: string, headers: Record<string, string>) =>
      fetch(`${platform.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
    const authorization = `Bearer ${token}`;
    const mine = await ask('{ io { personaId } }', { authorization });
    const { personaId } = ((await mine.json()) as { data: { io: { personaId: string } } }).data.io;
    await ask('{ piani(scope: "cissac") { edges { cursor } } }', { authorization });
    await ask(`{ centri(scope: "${token.slice(0, 60)}") { momento { posizione } } }`, { authorization });
    await ask('{ piani(scope: "inrete") { edges { cursor } } }', {});
    const upload = `${platform.url}/api/importazioni/cissac`;
    await fetch(upload, { method: 'POST', headers: { authorization, 'content-type': 'text/plain' }, body: 'x' });
    await fetch(upload, { method: 'POST', headers: { authorization: 'Bearer a.b.c' }, body: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 300));

    const text = readFileSync(log, 'utf8').slice(before);
    const lines = text.split('\n').filter((line) => line.includes('accessi rifiutati'));
    const recorded = lines.map((line) => {
      const { personaId, operazione, scope, motivo } = JSON.parse(line) as Record<string, unknown>;
      return { personaId, operazione, scope, motivo };
    });
    const nobody = undefined;
    expect(recorded).toEqual(
      expect.arrayContaining([
        { personaId, operazione: 'piani', scope: 'cissac', motivo: 'NON_PERMESSO' },
        { personaId, operazione: 'centri', scope: null, motivo: 'NON_PERMESSO' },
        { personaId: nobody, operazione: 'piani', scope: 'inrete', motivo: 'NON_AUTENTICATO' },
        { personaId, operazione: 'POST /api/importazioni/:scope', scope: 'cissac', motivo: 'NON_PERMESSO' },
        { personaId: nobody, operazione: 'POST /api', scope: null, motivo: 'TOKEN_NON_VALIDO' },
      ]),
    );
    expect(text).not.toContain(token.slice(0, 60));
    expect(text).not.toMatch(/Bearer|direttore\.inrete/);
  });

  it('answers bytes that are no request in the same words, with the same headers', async () => {
    const answer = await rawRequest(platform.url, 'GARBAGE\r\n\r\n');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ codice: 'RICHIESTA_NON_VALIDA' });
    expectHeaders(new Headers(answer.headers));
  });
});
