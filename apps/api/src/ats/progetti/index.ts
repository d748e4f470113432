import { comandiIstanza, comandiProgetto } from './commands.js';
import { ProgettiQueries } from './progetti.queries.js';
import { ProgettiResolver } from './progetti.resolver.js';

/** Projects and requests about them, for the module of the ATS. */
export const progettiProviders = [comandiProgetto.Handler, comandiIstanza.Handler, ProgettiQueries, ProgettiResolver];
