import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './fascicolo.queries.js';

const DOCUMENTS = Object.entries(documents).filter(([name]) => name !== 'TIPI_DOCUMENTO');

describe('what the pages of the fascicolo ask', () => {
  it.each(DOCUMENTS)('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document as (typeof documents)['FASCICOLO'])).toEqual([]);
  });
});
