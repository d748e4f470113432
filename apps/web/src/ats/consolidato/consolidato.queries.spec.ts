import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './consolidato.queries.js';

describe('what the consolidated pages ask', () => {
  it.each(Object.entries(documents))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document as never)).toEqual([]);
  });
});
