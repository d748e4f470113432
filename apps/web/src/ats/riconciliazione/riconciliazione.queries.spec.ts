import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './riconciliazione.queries.js';

const asked = Object.entries(documents).filter(([, one]) => typeof one === 'object' && 'kind' in one);

describe('what the pages of export and reconciliation ask', () => {
  it.each(asked)('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document as never)).toEqual([]);
  });
});
