import { schemaProblems } from '../../graphql/testing/schema.js';
import * as fondi from './fondi.queries.js';
import * as documents from './revisori.queries.js';

describe('what the pages about auditors ask', () => {
  it.each(Object.entries({ ...documents, ...fondi }))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
