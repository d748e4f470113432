import type { DocumentNode } from 'graphql';

import { schemaProblems } from '../graphql/testing/schema.js';
import * as exported from './origine.queries.js';

const documents = Object.entries(exported).filter(
  (each): each is [string, DocumentNode & never] => typeof each[1] === 'object',
);

describe('what the pages of events, differences and provenance ask', () => {
  it.each(documents)('%s is of the schema', (_name, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});
