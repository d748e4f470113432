import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './ritorno.queries.js';

describe('what a consortium asks of what came back from its ATS', () => {
  it.each(Object.entries(documents))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
