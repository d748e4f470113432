import { parse } from 'graphql';

import { INPUT_DI, type NomeComando } from './comandi.js';
import { mutationText } from './esito-comando.js';
import { schemaProblems } from './testing/schema.js';

describe('what the pages command', () => {
  it.each(Object.keys(INPUT_DI) as NomeComando[])('%s is of the schema', (nome) => {
    expect(schemaProblems(parse(mutationText(nome)))).toEqual([]);
  });
});
