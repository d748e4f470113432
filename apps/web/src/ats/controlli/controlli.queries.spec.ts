import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './controlli.queries.js';

describe('what the pages of check lists and attestations ask', () => {
  it.each(Object.entries(documents))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
