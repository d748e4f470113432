import { schemaProblems } from '../../graphql/testing/schema.js';
import { INCLUSIONE, TRASPARENZA } from './trasparenza.queries.js';

it.each([
  ['TRASPARENZA', TRASPARENZA],
  ['INCLUSIONE', INCLUSIONE],
])('%s is of the schema', (_name, document) => {
  expect(schemaProblems(document)).toEqual([]);
});
