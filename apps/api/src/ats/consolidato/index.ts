import { ConsolidatoQueries } from './consolidato.queries.js';
import { ConsolidatoResolver } from './consolidato.resolver.js';
import { DettaglioQueries } from './dettaglio.queries.js';

/** The consolidated view of an ATS, for its module. */
export const consolidatoProviders = [ConsolidatoQueries, ConsolidatoResolver, DettaglioQueries];
