import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, print, validate, type DocumentNode } from 'graphql';

const SCHEMA = path.resolve(import.meta.dirname, '../../../../api/schema.graphql');
const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));

/** What the API's committed schema finds wrong with a document of the pages. */
export const schemaProblems = (document: DocumentNode): readonly string[] =>
  validate(schema, parse(print(document))).map(({ message }) => message);
