import 'reflect-metadata';

import {
  buildSchema,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
} from 'graphql';

import { schemaText } from './schema.js';
import { SENZA_MOMENTO } from './senza-momento.js';

type AnyField = GraphQLField<unknown, unknown>;

const argument = (field: AnyField, name: string) => field.args.find((one) => one.name === name);
const isOfScope = (field: AnyField) => argument(field, 'scope') !== undefined;

/**
 * What a query lacks to be asked of a moment; null where it lacks nothing. It takes `quando` and answers with `momento`;
 * one that compares moments takes each under a name of its own and gives it back under that name.
 */
function missing(field: AnyField): string | null {
  const moments = field.args.filter((one) => getNamedType(one.type).name === 'QuandoInput');
  if (moments.length === 0) return 'takes no `quando: QuandoInput`';
  const answer = getNullableType(field.type);
  if (isListType(answer) || !isObjectType(answer)) return 'answers a bare list or value, which cannot say its moment';
  for (const { name } of moments) {
    const wanted = name === 'quando' ? 'momento' : name;
    const given = answer.getFields()[wanted];
    if (!given || !isNonNullType(given.type) || getNamedType(given.type).name !== 'Momento') {
      return `answers ${answer.name}, which has no \`${wanted}: Momento!\``;
    }
  }
  return null;
}

const queriesOf = (text: string): readonly AnyField[] => Object.values(buildSchema(text).getQueryType()!.getFields());

describe('every query of a scope', () => {
  let queries: readonly AnyField[];
  beforeAll(async () => (queries = queriesOf(await schemaText())));

  it('takes a moment and gives back the one it used', () => {
    const lacking = queries
      .filter((field) => isOfScope(field) && !(field.name in SENZA_MOMENTO))
      .flatMap((field) => (missing(field) ? [`${field.name} ${missing(field)}`] : []));
    expect(lacking).toEqual([]);
    expect(queries.filter(isOfScope).length).toBeGreaterThan(12);
  });

  it('or is listed with its reason, and only then', () => {
    for (const [name, reason] of Object.entries(SENZA_MOMENTO)) {
      const field = queries.find((one) => one.name === name);
      expect([name, field && isOfScope(field) && missing(field) !== null]).toEqual([name, true]);
      expect(reason.split(' ').length).toBeGreaterThan(5);
    }
  });

  it('or is of nobody in particular: only who asks, by name', () => {
    expect(queries.filter((field) => !isOfScope(field)).map(({ name }) => name)).toEqual(['io']);
  });

  it.each([
    ['quando: QuandoInput', 'Piani', null],
    ['posizione: Int', 'Piani', 'takes no `quando'],
    ['quando: String', 'Piani', 'takes no `quando'],
    ['quando: QuandoInput', '[Piani!]!', 'answers a bare list'],
    ['quando: QuandoInput', 'Int!', 'answers a bare list'],
    ['quando: QuandoInput', 'Muto', 'answers Muto, which has no'],
    ['quando: QuandoInput', 'Forse', 'answers Forse, which has no'],
    ['da: QuandoInput!, a: QuandoInput', 'Due', null],
    ['da: QuandoInput!, fino: QuandoInput', 'Due', 'answers Due, which has no `fino'],
  ])('is found out where it is not: (%s): %s', (quando, answer, reason) => {
    const [field] = queriesOf(`
      input QuandoInput { al: String }
      type Momento { posizione: Int! }
      type Piani { momento: Momento! }
      type Forse { momento: Momento }
      type Due { da: Momento! a: Momento! }
      type Muto { piani: Int! }
      type Query { piani(scope: ID!, ${quando}): ${answer} }`);
    const found = missing(field!);
    if (reason === null) expect(found).toBeNull();
    else expect(found).toContain(reason);
  });
});
