export interface Surroundings {
  readonly host: string;
  readonly token: string;
}

/** One request that is wrong in one way. */
export interface Bad {
  readonly name: string;
  bytes(where: Surroundings): string;
  /** 200, where GraphQL answers with data that says no, or where what is wrong is rightly overlooked. */
  readonly answered?: 200;
  /** Refused in words that others have settled: a page for a browser, a protocol, Node itself. */
  readonly otherWords?: true;
}

type Headers = Record<string, string>;
interface Parts {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Headers;
  readonly body?: string;
  /** Without our good token. */
  readonly anonymous?: true;
}

function http(
  { method = 'GET', target = '/graphql', headers = {}, body, anonymous }: Parts,
  where: Surroundings,
): string {
  const all: Headers = {
    Host: where.host,
    Connection: 'close',
    ...(!anonymous && { Authorization: `Bearer ${where.token}` }),
    ...(body !== undefined && {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
    }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
}

const bad = (name: string, parts: Parts, more: Pick<Bad, 'answered' | 'otherWords'> = {}): Bad => ({
  name,
  bytes: (where) => http(parts, where),
  ...more,
});
const post = (name: string, body: string, headers: Headers = {}) => bad(name, { method: 'POST', body, headers });
const graphql = (name: string, query: string, variables?: object): Bad => ({
  ...post(name, JSON.stringify({ query, variables })),
  answered: 200,
});
const upload = (name: string, target: string, parts: Parts = {}) =>
  bad(name, { method: 'POST', target: `/api/importazioni/${target}`, body: 'x', ...parts });

const WHO = '{ io { nome } }';
const UUID = '00000000-0000-4000-8000-000000000000';
const asked = JSON.stringify({ query: WHO });
const OBIETTIVO =
  'query ($id: ID!, $q: QuandoInput) { obiettivo(scope: "inrete", obiettivoId: $id, quando: $q) { id } }';
const PIANI = 'query ($s: ID!, $n: Int, $a: String) { piani(scope: $s, first: $n, after: $a) { edges { cursor } } }';
const CREA = 'mutation ($i: CreaPianoInput!) { creaPiano(input: $i) { __typename } }';
const crea = (more: object) => ({ i: { scope: 'inrete', commandId: UUID, titolo: 'X', dal: 2060, al: 2060, ...more } });
const token = (value: string) =>
  bad(`a bearer of ${value.slice(0, 20)}`, { headers: { Authorization: value }, method: 'POST', body: asked });

/** Headers, tokens, cookies, ids, JSON, content types, methods, addresses: each wrong in its own way. */
export function badRequests(): readonly Bad[] {
  const anonymous = true as const;
  const forged = (payload: object, header: object = { alg: 'none' }) =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return [
    ...['Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b.c', 'Bearer a.b', 'Bearer a.b.c.d', 'bearer \tx.y.z'].map(token),
    ...[`Bearer ${'a'.repeat(9_000)}.b.c`, 'Bearer ….….…', `Bearer ${forged({ sub: 'x' })}.`].map(token),
    token(`Bearer ${forged({ sub: 'x', organization: ['cissac'] }, { alg: 'HS256', kid: '../../etc/passwd' })}.AAAA`),
    token(`Bearer ${forged({}, { alg: 'RS256', kid: '\u0000', jku: 'http://127.0.0.1:1/' })}.AAAA`),

    ...[
      'consorzi.sid=',
      'consorzi.sid=s%3Ax.y',
      'consorzi.sid=%00',
      'consorzi.sid=%E0%A4%A',
      '=;;=;',
      '__proto__=1',
    ].map((cookie) =>
      bad(
        `a cookie ${cookie}`,
        { anonymous, headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }, method: 'POST', body: asked },
        { answered: 200 },
      ),
    ),
    bad('a session from a page of others', {
      anonymous,
      method: 'POST',
      body: asked,
      headers: { Cookie: 'consorzi.sid=s%3Ax.y', Origin: 'https://altri.example' },
    }),
    bad(
      'an attempt to sign in that nobody began',
      { anonymous, target: '/accesso/ritorno?state=%27%20or%201=1&code=x' },
      { otherWords: true },
    ),
    bad('an attempt with two states', { anonymous, target: '/accesso/ritorno?state=a&state=b' }, { otherWords: true }),
    bad(
      'a logout token that is none',
      {
        anonymous,
        method: 'POST',
        target: '/accesso/uscita-remota',
        body: '{"logout_token":5}',
      },
      { otherWords: true },
    ),

    ...['{', '', 'null', '5', '"x"', '[]', '{"query":5}', '{"query":null}', '{"query":""}', '{"query":"{"}', '{}'].map(
      (body) => post(`GraphQL of ${body || 'nothing'}`, body),
    ),
    post('JSON with a NUL', '{"query":"\0"}'),
    post('bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString('latin1')),
    post(
      'JSON of 5 000 levels',
      `{"query":"{ io { nome } }","variables":{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
    ),
    {
      ...post('a key named __proto__', `{"query":"${WHO}","__proto__":{"x":1},"variables":{"__proto__":{"x":1}}}`),
      answered: 200,
    },
    post('variables that are a list', JSON.stringify({ query: WHO, variables: [1] })),
    post('extensions that are text', JSON.stringify({ query: WHO, extensions: 'x' })),
    {
      ...post('a persisted query', JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } })),
      answered: 200,
    },
    post('a body over the limit', JSON.stringify({ query: WHO, x: 'x'.repeat(2_200_000) })),

    post('no content type', asked, { 'Content-Type': '' }),
    post('a form', 'query=x', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    post('plain text', asked, { 'Content-Type': 'text/plain' }),
    post('a content type that is none', asked, { 'Content-Type': ';;;' }),
    post('an unknown charset', asked, { 'Content-Type': 'application/json; charset=klingon' }),
    post('a body said to be packed', asked, { 'Content-Encoding': 'gzip' }),
    post('an unknown encoding', asked, { 'Content-Encoding': 'x' }),
    post('a multipart body without parts', 'x', { 'Content-Type': 'multipart/form-data' }),

    ...['DELETE', 'PUT', 'PATCH', 'TRACE', 'PROPFIND', 'BREW', 'get'].map((method) =>
      bad(`the method ${method}`, { method }),
    ),
    bad('a query by GET', { target: `/graphql?query=${encodeURIComponent(WHO)}` }),
    bad('a mutation by GET', {
      target: '/graphql?query=mutation{__typename}',
      headers: { 'Apollo-Require-Preflight': '1' },
    }),

    ...[
      '/%',
      '/%00',
      '/inrete/%00',
      '/%E0%A4%A',
      '/%2e%2e%2f%2e%2e%2fetc/passwd',
      '/api%2fimportazioni/cissac',
      '/..%5c..%5cx',
    ].map((target) => bad(`the address ${target}`, { target })),
    ...[
      '/api',
      '/api/',
      '/api/altro',
      '/api/importazioni',
      '/graphql/x',
      '/health/x',
      '/accesso/x',
      '/assets/../../package.json',
    ].map((target) => bad(`the address ${target}`, { target })),
    bad('an address without a slash', { target: 'graphql' }),
    bad('the address of somebody else', { target: 'http://altri.example/graphql' }),
    bad('an address with a space', { target: '/a b' }),
    bad('an address of 20 000 characters', { target: `/${'a'.repeat(20_000)}` }),
    bad('a query string that cannot be decoded', { target: '/accesso?ritorno=%E0%A4%A' }),
    bad('a header of 20 000 characters', { headers: { 'X-Long': 'x'.repeat(20_000) } }),
    bad('a header with a NUL', { headers: { 'X-Null': 'a\0b' } }),
    bad('two lengths', { method: 'POST', headers: { 'Content-Length': '5\r\nContent-Length: 6' } }),
    bad('a length and chunks', { method: 'POST', body: asked, headers: { 'Transfer-Encoding': 'chunked' } }),
    bad('a length below zero', { method: 'POST', headers: { 'Content-Length': '-1' } }),
    { name: 'no Host', otherWords: true, bytes: () => 'GET /graphql HTTP/1.1\r\nConnection: close\r\n\r\n' },
    { name: 'HTTP/9.9', bytes: ({ host }) => `GET / HTTP/9.9\r\nHost: ${host}\r\n\r\n` },

    upload('an upload without a scope', ''),
    upload('an upload into the scope of others', 'cissac'),
    upload('an upload into no scope', 'nessuno'),
    upload('an upload into what is no scope', "inrete'--"),
    upload('an upload of nothing', 'inrete', { body: '' }),
    upload('an upload with a name of NUL', 'inrete?nome=%00'),
    upload('an upload by nobody', 'inrete', { anonymous }),
    ...[`inrete/${UUID}`, 'inrete/x', 'inrete/1;drop', `cissac/${UUID}`].map((at) =>
      bad(`the progress of ${at}`, { target: `/api/importazioni/${at}/avanzamento` }),
    ),

    ...['\0', '\ud800', "' or 1=1 --", '', '../x', 'x'.repeat(50_000), '𝒳'].map((id) =>
      graphql(`an id of ${JSON.stringify(id.slice(0, 12))}`, OBIETTIVO, { id }),
    ),
    graphql('an id of NUL in the text', '{ obiettivo(scope: "inrete", obiettivoId: "\\u0000") { id } }'),
    ...[
      { al: 'x' },
      { al: '9999-12-31T23:59:59Z' },
      { al: '-000001-01-01T00:00:00Z' },
      { al: '2024-13-45' },
      { al: '' },
    ].map((q) => graphql(`the moment ${JSON.stringify(q)}`, OBIETTIVO, { id: UUID, q })),
    ...[{ posizione: 2_147_483_647 }, { posizione: -2 }, { posizione: 1.5 }, { posizione: 1e300 }, { x: 1 }].map((q) =>
      graphql(`the moment ${JSON.stringify(q)}`, OBIETTIVO, { id: UUID, q }),
    ),
    ...['', 'INRETE', 'a b', '__proto__', 'constructor', '\0', 'cissac', 'x'.repeat(300)].map((s) =>
      graphql(`the scope ${JSON.stringify(s.slice(0, 12))}`, PIANI, { s, n: 1 }),
    ),
    ...[0, -1, 101, 1e12, '5', null].map((n) => graphql(`a page of ${JSON.stringify(n)}`, PIANI, { s: 'inrete', n })),
    ...['\0', 'x y', "'", 'x'.repeat(300)].map((a) =>
      graphql(`the cursor ${JSON.stringify(a.slice(0, 9))}`, PIANI, { s: 'inrete', n: 1, a }),
    ),
    ...[
      { commandId: 'x' },
      { titolo: '\0' },
      { titolo: 5 },
      { dal: 1e9 },
      { dal: -1, al: -1 },
      { altro: 1 },
      { titolo: '\ud800' },
    ].map((more) => graphql(`a command with ${JSON.stringify(more)}`, CREA, crea(more))),
    graphql('a command with expectedRevision beyond all', CREA, crea({ expectedRevision: 2_147_483_648 })),
    graphql('an operation that is not there', 'query A { io { nome } } query B { io { nome } }'),
    graphql('a field that is not there', '{ segreti { tutti } }'),
    graphql('fragments in a circle', '{ io { ...A } } fragment A on Io { ...B } fragment B on Io { ...A }'),
    graphql('a subscription', 'subscription { io { nome } }'),
  ];
}
