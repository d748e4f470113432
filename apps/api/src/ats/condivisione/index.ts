import { comandiCondivisione } from './commands.js';
import { CondivisioneQueries } from './condivisione.queries.js';
import { CondivisioneResolver } from './condivisione.resolver.js';
import { CondivisioniInVigore } from './condivisioni-in-vigore.js';
import { GiaRendicontati } from './gia-rendicontati.js';
import { SpeseCondiviseQueries } from './spese-condivise.queries.js';

/** What consortia let an ATS read, for the module of the ATS. */
export const condivisioneProviders = [
  comandiCondivisione.Handler,
  CondivisioneQueries,
  CondivisioneResolver,
  CondivisioniInVigore,
  GiaRendicontati,
  SpeseCondiviseQueries,
];
