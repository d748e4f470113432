import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { freePort } from '../infra/local/embedded-postgres.js';
import { launch, type Launched } from '../infra/testing/launch.js';
import { embeddedToken } from '../apps/api/src/tenancy/index.js';

const PAGE = '{ edges { node { id titolo } } }';

describe('the limits of a platform', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-limits-'));
  const data = path.join(folder, 'data');
  let platform: Launched;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://localhost:${port}`;
    // Low enough to be met by a few requests; the demonstration is loaded all the same.
    const env = {
      LIMIT_USER_PER_SECOND: '3',
      LIMIT_SCOPE_PER_SECOND: '4',
      LIMIT_ANONYMOUS_PER_SECOND: '40',
      SECURITY_CONTACT: 'mailto:sicurezza@example.it',
    };
    platform = launch({ port, data, log: path.join(folder, 'platform.log'), env });
    await platform.ready();
  });
  afterAll(async () => {
    platform.signal('SIGINT');
    await platform.exited;
    rmSync(folder, { recursive: true, force: true });
  });

  const tokenOf = (username: string) => embeddedToken(data, url, username);
  const ask = async (token: string, query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as { errors?: { message: string; extensions?: { code?: string } }[] };
    const code = errors?.map(({ message, extensions }) => extensions?.code ?? message).join() ?? 'answered';
    return { status: response.status, code, retryAfter: response.headers.get('retry-after'), errors };
  };

  it('refuses what costs too much, written out, by variables, by defaults, through aliases and fragments', async () => {
    const token = await tokenOf('nucleo.inrete');
    const deep =
      'rami { obiettivi { attivita { id testo tempi { originale } } indicatori { id nome atteso { originale } } } }';
    const id = '00000000-0000-4000-8000-000000000000';
    const alberi = (count: number, inside: string) =>
      Array.from({ length: count }, (_, n) => `a${n}: albero(scope: "inrete", pianoId: "${id}") { ${inside} }`).join(
        ' ',
      );
    const page = Array.from({ length: 14 }, (_, n) => n);
    const withPages = (first: string) =>
      page.map(
        (n) =>
          `p${n}: storia(scope: "inrete", oggettoId: "${id}"${first}) { edges { node { posizione differenze { percorso campo prima dopo } } } }`,
      );
    const tooMuch: [string, object?][] = [
      [`{ ${alberi(8, deep)} }`],
      [`{ ${alberi(8, '...F')} } fragment F on AlberoPiano { ${deep} }`],
      [
        `{ ...Q } fragment Q on Query { ${alberi(8, '... on AlberoPiano { ...F }')} } fragment F on AlberoPiano { ${deep} }`,
      ],
      [`{ ${withPages(', first: 100').join(' ')} }`],
      [`query ($n: Int!) { ${withPages(', first: $n').join(' ')} }`, { n: 100 }],
      [`query ($n: Int! = 100) { ${withPages(', first: $n').join(' ')} }`],
    ];
    for (const [query, variables] of tooMuch) {
      expect(await ask(token, query, variables)).toMatchObject({ status: 400, code: 'RICHIESTA_TROPPO_COSTOSA' });
    }
    const once = `{ ${alberi(1, deep)} }`;
    expect((await ask(token, once)).code).toBe('answered');
  });

  it('refuses the 31st request of a person in ten seconds, in Italian, with the time to wait', async () => {
    const token = await tokenOf('finanza.ciss38');
    const answers = await Promise.all(Array.from({ length: 36 }, () => ask(token, '{ io { nome } }')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(answers.some(({ code }) => code === 'answered')).toBe(true);
    for (const { code, retryAfter, errors } of refused) {
      expect(code).toBe('TROPPE_RICHIESTE');
      expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
      expect(errors![0]!.message).toMatch(/^Troppe richieste/);
    }
    // Another token of the same person is no new allowance; somebody else is served.
    expect((await ask(await tokenOf('finanza.ciss38'), '{ io { nome } }')).status).toBe(429);
    expect((await ask(await tokenOf('nucleo.ciss38'), '{ io { nome } }')).code).toBe('answered');
  });

  it('counts a consortium by its operations, aliases included, and refuses the next people of it, not of others', async () => {
    const piani = (scope: string, count: number) =>
      `{ ${Array.from({ length: count }, (_, n) => `a${n}: piani(scope: "${scope}", first: 5) ${PAGE}`).join(' ')} }`;
    const scope = 'albalangheroero';
    const [one, two, three] = await Promise.all(
      ['direttore', 'revisore', 'nucleo'].map((role) => tokenOf(`${role}.${scope}`)),
    );
    await Promise.all([ask(one!, piani(scope, 15)), ask(two!, piani(scope, 15)), ask(one!, piani(scope, 14))]);
    const refused = await ask(three!, piani(scope, 1));
    expect(refused).toMatchObject({ status: 429, code: 'TROPPE_RICHIESTE' });
    expect(Number(refused.retryAfter)).toBeGreaterThanOrEqual(1);
    // Who may not enter hears nothing of how busy it is: the same as of a consortium that does not exist.
    const stranger = await tokenOf('revisore.ciss38');
    const [there, nowhere] = [await ask(stranger, piani(scope, 1)), await ask(stranger, piani('nessuno', 1))];
    expect(there).toMatchObject({ status: nowhere.status, code: 'NON_PERMESSO', errors: nowhere.errors });
    expect((await ask(stranger, piani('ciss38', 1))).code).toBe('answered');
  });

  it('gives an outsider who keeps asking the same 429 whether the consortium exists or not', async () => {
    const stranger = await tokenOf('operatore.cissac');
    const flood = (scope: string) => {
      const query = `{ piani(scope: "${scope}") { edges { cursor } } }`;
      return Promise.all(Array.from({ length: 20 }, () => ask(stranger, query)));
    };
    await flood('ciss38');
    const [there, nowhere] = [await flood('ciss38'), await flood('nessuno')];
    const last = (answers: typeof there) => {
      const { status, code, errors } = answers.at(-1)!;
      return { status, code, errors };
    };
    expect(last(there)).toEqual(last(nowhere));
    expect(last(there).status).toBe(429);
  });

  it('says at /.well-known/security.txt where to report a weakness', async () => {
    const answer = await fetch(`${url}/.well-known/security.txt`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const text = await answer.text();
    expect(text).toContain('Contact: mailto:sicurezza@example.it\n');
    const expires = Date.parse(/^Expires: (.*)$/m.exec(text)![1]!);
    expect(expires).toBeGreaterThan(Date.now());
  });

  it('reads no body of GraphQL beyond its limit, none that is packed, and no batch', async () => {
    const token = await tokenOf('revisore.cissac');
    const send = async (body: BodyInit, headers: Record<string, string> = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body,
      });
      const { codice } = (await response.json()) as { codice?: string };
      return { status: response.status, codice };
    };
    const large = JSON.stringify({ query: '{ io { nome } }', variables: { x: 'x'.repeat(2 * 1024 * 1024) } });
    // Its weight alone may be refused before its size is: never read, in either case.
    expect([413, 429]).toContain((await send(large)).status);
    expect(await send('{}', { 'content-encoding': 'gzip' })).toEqual({ status: 415, codice: 'FORMATO_NON_AMMESSO' });
    expect((await send('[{"query":"{ io { nome } }"},{"query":"{ io { nome } }"}]')).status).toBe(400);
  });
});
