import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './replay.queries.js';

describe('what the replay asks', () => {
  it.each(Object.entries(documents))('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
