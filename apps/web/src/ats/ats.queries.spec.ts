import { schemaProblems } from '../graphql/testing/schema.js';
import * as documents from './ats.queries.js';

describe('what the page of an ATS asks', () => {
  it.each(Object.entries(documents))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
