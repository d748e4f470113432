import { Kind, parse, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';

import { chiede } from './chiede.js';

const infoOf = (query: string) => {
  const { definitions } = parse(query);
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
  return {
    fieldNodes: operation.selectionSet.selections as readonly FieldNode[],
    fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
  };
};

describe('chiede', () => {
  it('finds a field at any depth, under another name and in fragments of fragments', () => {
    for (const query of [
      '{ albero { rami { obiettivi { attivita { id } } } } }',
      '{ albero { rami { obiettivi { voci: attivita { id } } } } }',
      '{ albero { rami { ... on Ramo { obiettivi { attivita { id } } } } } }',
      '{ albero { ...A } } fragment A on Albero { rami { ...B } } fragment B on Ramo { attivita { id } }',
    ]) {
      expect([query, chiede(infoOf(query), 'indicatori', 'attivita')]).toEqual([query, true]);
    }
  });

  it('finds nothing where it is not asked, whatever other fields are called', () => {
    for (const query of [
      '{ albero { rami { obiettivi { id quanteAttivita attivitaConEsito } } } }',
      '{ albero { attivita: piano { id } } }',
      '{ albero { ...A } } fragment A on Albero { id } fragment B on Ramo { attivita { id } }',
    ]) {
      expect([query, chiede(infoOf(query), 'indicatori', 'attivita')]).toEqual([query, false]);
    }
  });
});
