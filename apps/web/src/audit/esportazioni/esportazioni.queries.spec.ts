import { schemaProblems } from '../../graphql/testing/schema.js';
import { PIANI_DA_ESPORTARE } from './esportazioni.queries.js';

it('PIANI_DA_ESPORTARE is of the schema', () => {
  expect(schemaProblems(PIANI_DA_ESPORTARE)).toEqual([]);
});
