import { schemaProblems } from '../../graphql/testing/schema.js';
import { ADESIONI } from './adesione.queries.js';

it('asks what is of the schema', () => {
  expect(schemaProblems(ADESIONI)).toEqual([]);
});
