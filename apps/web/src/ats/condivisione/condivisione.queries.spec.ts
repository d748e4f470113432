import { schemaProblems } from '../../graphql/testing/schema.js';
import * as documents from './condivisione.queries.js';

const DOCUMENTS = Object.entries(documents).filter(([name]) => name !== 'TIPI_CONDIVISI');

describe('what the pages of sharing ask', () => {
  it.each(DOCUMENTS)('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document as (typeof documents)['CONDIVISIONI'])).toEqual([]);
  });
});
