import { buildSchema, getVariableValues, Kind, parse, type FragmentDefinitionNode } from 'graphql';

import { costOf } from './query-cost.js';

const schema = buildSchema(`
  type Query { voci(first: Int! = 50): Pagina! tutte: [Voce!]! una: Voce! }
  type Pagina { edges: [Arco!]! totale: Int! }
  type Arco { node: Voce! }
  type Voce { id: ID! sotto: [Voce!]! nome: String }
`);

function cost(query: string, given: Record<string, unknown> = {}): number {
  const { definitions } = parse(query);
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  return costOf({
    schema,
    operation,
    fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
    variables: coerced!,
  });
}
const IDS = '{ edges { node { id } } }';

describe('the cost of an operation', () => {
  it('is the same for a page written out, in a variable, in its default, and for the default of the schema', () => {
    const written = cost(`{ voci(first: 50) ${IDS} }`);
    expect(cost(`query ($n: Int!) { voci(first: $n) ${IDS} }`, { n: 50 })).toBe(written);
    expect(cost(`query ($n: Int! = 50) { voci(first: $n) ${IDS} }`)).toBe(written);
    expect(cost(`query ($n: Int) { voci ${IDS} una { id } }`)).toBe(written + cost('{ una { id } }'));
    expect(cost(`{ voci ${IDS} }`)).toBe(written);
    expect(cost(`{ voci(first: 100) ${IDS} }`)).toBeGreaterThan(written);
  });

  it('counts lists in lists as often as they may be met', () => {
    expect(cost('{ tutte { sotto { sotto { id } } } }')).toBeGreaterThan(1_000);
    expect(cost('{ tutte { id } }')).toBeLessThan(600);
  });

  it('counts a fragment wherever it is spread, under every alias, inline ones too', () => {
    const plain = cost('{ tutte { sotto { id } } }');
    const spread = 'fragment F on Voce { sotto { id } }';
    expect(cost(`{ tutte { ...F } } ${spread}`)).toBe(plain);
    expect(cost('{ tutte { ... on Voce { sotto { id } } } }')).toBe(plain);
    expect(cost(`{ a: tutte { ...F } b: tutte { ...F } c: tutte { ...F } } ${spread}`)).toBe(3 * plain);
    expect(cost(`{ ...G } fragment G on Query { a: tutte { ...F } b: tutte { ...F } } ${spread}`)).toBe(2 * plain);
  });

  it('counts fragments that double forty times without walking through each', () => {
    const bomb = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Voce { a: una${n} ...F${n + 1} ...F${n + 1} }`,
    );
    expect(cost(`{ una { ...F0 } } ${bomb.join(' ')} fragment F40 on Voce { id }`)).toBeGreaterThan(2 ** 40);
  });

  it('comes to an end where fragments go in a circle, which validation refuses', () => {
    expect(cost('{ una { ...A } } fragment A on Voce { ...B } fragment B on Voce { ...A id }')).toBeLessThan(1_000);
  });
});
