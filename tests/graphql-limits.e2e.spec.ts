import { randomUUID } from 'node:crypto';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

describe('the limits of /graphql', () => {
  let platform: SpecPlatform;
  let direttore: Client;

  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as('direttore.inrete', platform);
  });
  afterAll(() => platform.stop());

  const codeOf = async (query: string, variables?: object) => {
    const { errors } = await direttore.graphql(query, variables);
    return errors?.map(({ message, extensions }) => extensions?.code ?? message).join(' ') ?? 'answered';
  };

  it('answers a plan down to the targets of its indicators', async () => {
    const query = '{ piani(scope: "inrete") { edges { node { id } } } }';
    const { piani } = await direttore.ask(query);
    const deep = `query ($id: ID!) { albero(scope: "inrete", pianoId: $id) { rami { obiettivi { indicatori { atteso { originale } } } } } }`;
    expect(await codeOf(deep, { id: piani.edges[0].node.id })).toBe('answered');
  });

  it('refuses a page of more than 100, also by a variable, and one of none', async () => {
    expect(await codeOf('{ piani(scope: "inrete", first: 101) { edges { cursor } } }')).toBe('BAD_REQUEST');
    expect(
      await codeOf('query ($n: Int!) { piani(scope: "inrete", first: $n) { edges { cursor } } }', { n: 5000 }),
    ).toBe('BAD_REQUEST');
    expect(await codeOf('{ piani(scope: "inrete", first: 0) { edges { cursor } } }')).toBe('BAD_REQUEST');
  });

  it('refuses a query that is too deep, floods of aliases and of tokens', async () => {
    const deep = `{ ${'io { '.repeat(13)} nome ${'} '.repeat(13)} }`;
    expect((await direttore.graphql(deep)).errors?.map(({ message }) => message).join()).toMatch(/depth limit of 12/i);
    const aliases = Array.from({ length: 40 }, (_, i) => `a${i}: io { nome }`).join(' ');
    expect(await codeOf(`{ ${aliases} }`)).not.toBe('answered');
    const tokens = `{ io { ${'nome '.repeat(5_000)} } }`;
    expect(await codeOf(tokens)).not.toBe('answered');
  });

  it('takes no batches, no query by GET from a page, no scope that is not one', async () => {
    const batch = await fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ io { nome } }' }, { query: '{ io { nome } }' }]),
    });
    expect(batch.status).toBe(400);
    const simple = await fetch(`${platform.url}/graphql?query=${encodeURIComponent('{ io { nome } }')}`);
    expect(simple.status).toBe(400);
    for (const scope of ["inrete' or 1=1", 'INRETE', '', 'x'.repeat(50)]) {
      expect(await codeOf('query ($s: ID!) { piani(scope: $s) { edges { cursor } } }', { s: scope })).not.toBe(
        'answered',
      );
    }
  });

  it('gives the same answer for a consortium of others and for one that does not exist', async () => {
    const other = await codeOf('{ piani(scope: "cissac") { edges { cursor } } }');
    expect(other).toBe('NON_PERMESSO');
    expect(await codeOf('{ piani(scope: "nessuno") { edges { cursor } } }')).toBe(other);
    const esito = { commandId: randomUUID(), scope: 'cissac', titolo: 'Non mio', dal: 2040, al: 2040 };
    expect(await codeOf('mutation ($i: CreaPianoInput!) { creaPiano(input: $i) { __typename } }', { i: esito })).toBe(
      'NON_PERMESSO',
    );
  });

  it('tells nobody without an identity anything, and shows no stack traces', async () => {
    const nobody = await fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ piani(scope: "inrete") { edges { cursor } } }' }),
    });
    const body = await nobody.text();
    expect(body).toContain('NON_AUTENTICATO');
    expect(body).not.toContain('stacktrace');
  });

  it('lets each role do what is its own and nothing more', async () => {
    const input = { commandId: randomUUID(), scope: 'inrete', titolo: 'Piano', dal: 2045, al: 2045 };
    for (const role of ['revisore', 'nucleo', 'finanza', 'operatore', 'responsabile', 'amministratore']) {
      const client = await Client.as(`${role}.inrete`, platform);
      const { errors } = await client.graphql(
        'mutation ($i: CreaPianoInput!) { creaPiano(input: $i) { __typename } }',
        { i: input },
      );
      expect([role, errors?.[0]?.extensions?.code]).toEqual([role, 'NON_PERMESSO']);
      expect(
        (await client.ask('{ piani(scope: "inrete") { edges { cursor } } }'))['piani'].edges.length,
      ).toBeGreaterThan(0);
    }
  });
});
