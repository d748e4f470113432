import { root } from '#root';

import { productionPackages, refusedLicences } from './licences.js';
import { weaknesses } from './vulnerabilities.js';

// `npm run audit:dependencies`: licences from the lock file, known weaknesses from the registry. Exit code 1 for either;
// 2 where the registry does not say: unknown is not good. `-- --senza-registro` accepts that, where there is none.
const packages = productionPackages(root);
const refused = refusedLicences(packages);
for (const { name, version, licence } of refused) {
  console.error(`Licenza non ammessa: ${name} ${version}: ${licence || 'nessuna'}`);
}
if (refused.length === 0)
  console.log(`Licenze: ${packages.length} pacchetti di produzione, tutte compatibili con EUPL-1.2.`);

const found = weaknesses(root);
let unknown = false;
if (found.known) {
  for (const line of found.grave) console.error(`Vulnerabilità grave: ${line}`);
  for (const line of found.lesser) console.log(`Vulnerabilità minore: ${line}`);
  if (found.grave.length === 0) console.log('Vulnerabilità: nessuna grave nota al registro.');
} else {
  unknown = !process.argv.includes('--senza-registro');
  console.error(`Vulnerabilità: NON VERIFICATE, ${found.reason}.`);
}
process.exitCode = refused.length > 0 || (found.known && found.grave.length > 0) ? 1 : unknown ? 2 : 0;
