import { schemaProblems } from '../../graphql/testing/schema.js';
import { DOVUTI, SCADENZARIO } from './scadenzario.queries.js';

describe('what the calendar and the page of what is owed ask', () => {
  it.each([
    ['the calendar', SCADENZARIO],
    ['what is owed', DOVUTI],
  ])('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
