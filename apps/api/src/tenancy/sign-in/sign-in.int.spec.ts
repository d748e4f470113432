import type { INestApplication } from '@nestjs/common';

import { SpecBrowser } from '../../../../../infra/identity/testing/spec-browser.js';
import { asKnownPerson, embeddedPeople, embeddedToken, NoDemoToken } from './embedded-provider.js';
import { Persone } from './persone.js';
import type { StatoSessione } from './sign-in.controller.js';
import { DemoPlatform } from './testing/demo-platform.js';

let platform: DemoPlatform;
beforeAll(async () => (platform = await DemoPlatform.start()));
afterAll(() => platform.stop());

const state = async (browser: SpecBrowser): Promise<StatoSessione> =>
  (await (await browser.send(`${platform.url}/accesso/sessione`)).json()) as StatoSessione;

describe('signing in', () => {
  it('ends at the page that was wanted, with a session that shows no token', async () => {
    const browser = await platform.signedIn('direttore.inrete', '/piani/2024?cdr=AMIN');
    expect(browser.url).toBe(`${platform.url}/piani/2024?cdr=AMIN`);
    const answer = await browser.send(`${platform.url}/accesso/sessione`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      autenticato: true,
      personaId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      nome: 'Ottavia Brandimarte',
      username: 'direttore.inrete',
      appartenenze: ['inrete', 'atsivrea'],
    });
  });

  it('gives a cookie that scripts and other sites cannot use', async () => {
    const browser = await platform.signedIn('nucleo.inrete');
    const [line] = browser.setCookies.filter((each) => each.startsWith('consorzi.sid='));
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('begins a new session id, so that a planted one is worth nothing', async () => {
    const browser = await platform.signedIn('finanza.inrete');
    const first = browser.cookie('consorzi.sid');
    await browser.visit(`${platform.url}/accesso`);
    expect(browser.cookie('consorzi.sid')).not.toBe(first);
    const old = await fetch(`${platform.url}/accesso/sessione`, { headers: { cookie: `consorzi.sid=${first}` } });
    expect(await old.json()).toEqual({ autenticato: false });
  });

  it('stays at the spelling of the machine where it began', async () => {
    const browser = new SpecBrowser();
    const other = platform.url.replace('localhost', '127.0.0.1');
    const form = await browser.visit(`${other}/accesso`);
    await browser.submit(await form.text(), { username: 'revisore.cissac', password: 'consorzi' });
    expect(browser.url).toBe(`${other}/`);
    expect(await (await browser.send(`${other}/accesso/sessione`)).json()).toMatchObject({ autenticato: true });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example'])(
    'does not lead to %s',
    async (ritorno) => {
      const browser = await platform.signedIn('operatore.cissac', ritorno);
      expect(browser.url).toBe(`${platform.url}/`);
    },
  );

  it('leaves no row behind for who only looks', async () => {
    const count = async () => (await platform.pool.query('select 1 from platform.sessioni')).rowCount;
    const before = await count();
    await new SpecBrowser().visit(`${platform.url}/accesso`);
    await fetch(`${platform.url}/accesso/sessione`);
    expect(await count()).toBe(before);
  });

  it.each<[string, (back: URL) => void, 'same browser' | 'another browser']>([
    ['with a state that this browser did not begin', () => undefined, 'another browser'],
    ['with another state', (back) => back.searchParams.set('state', 'altro'), 'same browser'],
    ['with a code that was never given', (back) => back.searchParams.set('code', 'inventato'), 'same browser'],
    ['from another issuer', (back) => back.searchParams.set('iss', 'http://evil.example'), 'same browser'],
    ['with a refusal', (back) => back.searchParams.set('error', 'access_denied'), 'same browser'],
  ])('is refused on a return %s', async (_what, change, who) => {
    const browser = new SpecBrowser();
    const form = await browser.visit(`${platform.url}/accesso`);
    const fields = { username: 'direttore.ciss38', password: 'consorzi' };
    const stopped = await browser.submit(await form.text(), fields, `${platform.url}/accesso/ritorno`);
    const back = new URL((stopped as Response & { target: string }).target);
    change(back);
    const answer = await (who === 'same browser' ? browser : new SpecBrowser()).send(back.href);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Accesso non riuscito');
    expect(await state(browser)).toEqual({ autenticato: false });
  });

  it('is refused when the same return is shown again', async () => {
    const browser = new SpecBrowser();
    const form = await browser.visit(`${platform.url}/accesso`);
    const fields = { username: 'direttore.ciss38', password: 'consorzi' };
    const stopped = await browser.submit(await form.text(), fields, `${platform.url}/accesso/ritorno`);
    const back = (stopped as Response & { target: string }).target;
    expect((await browser.send(back)).status).toBe(303);
    expect(browser.cookieHeader(`${platform.url}/accesso`)).not.toContain('consorzi.accesso.');
    expect((await browser.send(back)).status).toBe(400);
  });
});

describe('signing out', () => {
  it('ends the session here and at the provider, and comes home', async () => {
    const browser = await platform.signedIn('direttore.cissac');
    const cookie = `consorzi.sid=${browser.cookie('consorzi.sid')}`;
    await browser.visit(`${platform.url}/uscita`, { method: 'POST', headers: { origin: platform.url } });
    expect(browser.url).toBe(`${platform.url}/`);
    expect(browser.cookie('consorzi.sid')).toBeUndefined();
    const kept = await fetch(`${platform.url}/accesso/sessione`, { headers: { cookie } });
    expect(await kept.json()).toEqual({ autenticato: false });
    expect(await (await browser.visit(`${platform.url}/accesso`)).text()).toContain('Accedi a Consorzi');
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' }],
    ['another site that names our origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page without origin', { origin: 'null' }],
    ['who does not say', {}],
  ])('cannot be asked by %s', async (_who, headers) => {
    const browser = await platform.signedIn('amministratore.inrete');
    const answer = await browser.send(`${platform.url}/uscita`, { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ codice: 'ORIGINE_NON_AMMESSA' });
    expect(await state(browser)).toMatchObject({ autenticato: true });
    const change = await browser.send(`${platform.url}/graphql`, { method: 'POST', headers });
    expect([change.status, await change.json()]).toMatchObject([403, { codice: 'ORIGINE_NON_AMMESSA' }]);
  });
});

describe('a bearer token', () => {
  const withHeaders = (headers: Record<string, string>) => fetch(`${platform.url}/accesso/sessione`, { headers });
  const bearer = (token: string) => withHeaders({ authorization: `Bearer ${token}` });

  it('of the command line says who asks', async () => {
    const token = await embeddedToken(platform.dataFolder, platform.url, 'responsabile2.inrete');
    expect(await (await bearer(token)).json()).toMatchObject({
      autenticato: true,
      username: 'responsabile2.inrete',
      appartenenze: ['inrete'],
    });
  });

  it('wins over a session', async () => {
    const browser = await platform.signedIn('direttore.inrete');
    const token = await embeddedToken(platform.dataFolder, platform.url, 'nucleo.ciss38');
    const cookie = browser.cookieHeader(platform.url);
    const answer = await withHeaders({ cookie, authorization: `Bearer ${token}` });
    expect(await answer.json()).toMatchObject({ username: 'nucleo.ciss38' });
  });

  it.each(['Bearer', 'Bearer x', 'bearer a.b.c', 'Bearer a.b.c d', 'Bearer  '])(
    'like %j is refused without a word more, session or not',
    async (authorization) => {
      const browser = await platform.signedIn('direttore.inrete');
      const answer = await withHeaders({ cookie: browser.cookieHeader(platform.url), authorization });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        codice: 'TOKEN_NON_VALIDO',
        messaggio: 'Il token di accesso non è valido.',
      });
    },
  );

  it('is refused before any route, also one that is not there', async () => {
    const answer = await fetch(`${platform.url}/nulla`, { method: 'POST', headers: { authorization: 'Bearer a.b.c' } });
    expect(answer.status).toBe(401);
  });

  it('leaves the password of a proxy alone', async () => {
    expect(await (await withHeaders({ authorization: 'Basic eDp5' })).json()).toEqual({ autenticato: false });
  });

  it('is not given for an unknown user, another folder or a platform that is not running', async () => {
    const ask = (folder: string, url: string, user: string) => embeddedToken(folder, url, user);
    await expect(ask(platform.dataFolder, platform.url, 'nessuno.inrete')).rejects.toThrow(NoDemoToken);
    await expect(ask('/nowhere', platform.url, 'direttore.inrete')).rejects.toThrow(NoDemoToken);
    await expect(ask(platform.dataFolder, 'http://127.0.0.1:1', 'direttore.inrete')).rejects.toThrow(NoDemoToken);
  });
});

describe('people', () => {
  it('have the same id before their first sign-in, by session and by token', async () => {
    const issuer = `${platform.url}/realms/consorzi`;
    const person = embeddedPeople(platform.dataFolder).find(({ username }) => username === 'finanza.albalangheroero')!;
    const personaId = await new Persone(platform.pool).personaOf(asKnownPerson(issuer, person, 'albalangheroero'));
    const browser = await platform.signedIn('finanza.albalangheroero');
    expect(await state(browser)).toMatchObject({ personaId });
    const ids = await Promise.all(
      Array.from({ length: 8 }, () =>
        new Persone(platform.pool).personaOf(asKnownPerson(issuer, person, 'albalangheroero')),
      ),
    );
    expect(new Set(ids)).toEqual(new Set([personaId]));
  });

  it('are named by each consortium for itself', async () => {
    const persone = new Persone(platform.pool);
    const both = { issuer: 'i', subject: 's', username: 'u', name: 'Ada Prova', memberships: ['inrete', 'cissac'] };
    const personaId = await persone.personaOf(both);
    await persone.personaOf({ ...both, name: 'Ada Nuova', memberships: ['inrete'] });
    expect(await persone.nomi('inrete', [personaId])).toEqual(new Map([[personaId, 'Ada Nuova']]));
    expect(await persone.nomi('cissac', [personaId])).toEqual(new Map([[personaId, 'Ada Prova']]));
    expect(await persone.nomi('ciss38', [personaId])).toEqual(new Map());
    expect((await platform.pool.query('select 1 from platform.persone_nomi')).rowCount).toBe(0);
  });
});

describe('a person of two consortia', () => {
  it('is known to both from the first sign-in on, and to no other', async () => {
    const persone = new Persone(platform.pool);
    const name = 'Saverio Montecalvo';
    const knownTo = async (scope: string) => [...(await persone.conosciute(scope)).values()].includes(name);
    expect(await knownTo('cissac')).toBe(false);
    const browser = await platform.signedIn('revisore.inrete');
    expect(await state(browser)).toMatchObject({ appartenenze: ['inrete', 'cissac', 'atsivrea'] });
    expect([await knownTo('inrete'), await knownTo('cissac'), await knownTo('ciss38')]).toEqual([true, true, false]);
  });

  it('is listed with the names of the scope alone, also by a query that forgets to name it', async () => {
    const persone = new Persone(platform.pool);
    const person = (subject: string, ...memberships: string[]) =>
      persone.personaOf({
        issuer: 'due',
        subject,
        username: subject,
        name: `Di ${memberships.join(' e ')}`,
        memberships,
      });
    const [one, other, both] = [
      await person('a', 'primoscope'),
      await person('b', 'altroscope'),
      await person('c', 'primoscope', 'altroscope'),
    ];
    expect(new Set((await persone.conosciute('primoscope')).keys())).toEqual(new Set([one, both]));
    expect(new Set((await persone.conosciute('altroscope')).keys())).toEqual(new Set([other, both]));
    const database = await platform.pool.connect();
    try {
      await database.query("begin; select set_config('app.scope', 'altroscope', true)");
      const { rows } = await database.query<{ scope: string }>('select scope from platform.persone_nomi');
      expect(rows.map(({ scope }) => scope)).toEqual(['altroscope', 'altroscope']);
    } finally {
      await database.query('rollback');
      database.release();
    }
  });
});

describe('the API without its provider', () => {
  let fresh: INestApplication;
  beforeAll(async () => (fresh = await platform.startApi('0')));
  afterAll(() => fresh.close());

  it('says so to a person and to a script, lives on, and recovers', async () => {
    const url = await fresh.getUrl();
    const token = await embeddedToken(platform.dataFolder, platform.url, 'direttore.inrete');
    const ask = () => fetch(`${url}/accesso/sessione`, { headers: { authorization: `Bearer ${token}` } });
    await platform.stopIdentity();
    try {
      const page = await fetch(`${url}/accesso`, { redirect: 'manual' });
      expect(page.status).toBe(503);
      expect(await page.text()).toContain('non risponde');
      const refused = await ask();
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ codice: 'IDENTITA_NON_DISPONIBILE' });
    } finally {
      await platform.startIdentity();
    }
    expect((await ask()).status).toBe(200);
  });
});
