import 'reflect-metadata';

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { schemaText } from './schema.js';

// `npm run schema`: writes the committed schema anew after resolvers or types changed.
writeFileSync(path.resolve(import.meta.dirname, '../../schema.graphql'), await schemaText());
