import { schemaProblems } from '../../graphql/testing/schema.js';
import { AVANZAMENTO, AVANZAMENTO_ATS, COLLEGAMENTI, CONTEGGI } from './avanzamento.queries.js';

describe('what the pages of progress ask', () => {
  it.each(Object.entries({ AVANZAMENTO, AVANZAMENTO_ATS, COLLEGAMENTI, CONTEGGI }))(
    '%s is of the schema',
    (_name, document) => {
      expect(schemaProblems(document)).toEqual([]);
    },
  );
});
