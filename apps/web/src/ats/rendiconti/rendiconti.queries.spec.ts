import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './rendiconti.queries.js';

const asked = Object.entries(documents).filter(([, document]) => typeof document === 'object' && 'kind' in document);

describe('what the pages of rendiconti and transfers ask', () => {
  it.each(asked)('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document as never)).toEqual([]);
  });
});
