import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './del-progetto.queries.js';

describe('what the pages of shared documents and lists ask', () => {
  it.each(Object.entries(documents))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
