import { schemaProblems } from '../../graphql/testing/schema.js';
import { PROGETTI_DI_SPESA, SPESA, SPESE, VERIFICA_CODICI } from './spese.queries.js';

describe('what the pages of expenses ask', () => {
  it.each(Object.entries({ PROGETTI_DI_SPESA, SPESA, SPESE, VERIFICA_CODICI }))(
    '%s is of the schema',
    (_name, document) => {
      expect(schemaProblems(document)).toEqual([]);
    },
  );
});
