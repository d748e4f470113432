import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '#root';

import { realm } from './realm.js';

/** Writes the committed realm file anew: `npm run build && node infra/dist/keycloak/write-realm.js`, then prettier. */
writeFileSync(path.join(root, 'infra/keycloak/consorzi-realm.json'), `${JSON.stringify(realm(), null, 2)}\n`);
