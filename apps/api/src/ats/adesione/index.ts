import { AdesioneQueries } from './adesione.queries.js';
import { AdesioneResolver } from './adesione.resolver.js';
import { comandiAdesione } from './commands.js';

/** Which ATS a consortium recognises, for the module of the ATS. */
export const adesioneProviders = [comandiAdesione.Handler, AdesioneQueries, AdesioneResolver];
