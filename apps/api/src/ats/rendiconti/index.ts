import { comandiRendiconto, comandiRichiesta } from './commands.js';
import { RendicontiQueries } from './rendiconti.queries.js';
import { RendicontiResolver } from './rendiconti.resolver.js';
import { RichiesteQueries } from './richieste.queries.js';
import { RichiesteResolver } from './richieste.resolver.js';
import { SpeseCondivise } from './spese-condivise.js';

/** Rendiconti and requests for transfers: their handlers, queries and resolvers, for the module of the ATS. */
export const rendicontiProviders = [
  ...[comandiRendiconto.Handler, comandiRichiesta.Handler],
  ...[SpeseCondivise, RendicontiQueries, RendicontiResolver, RichiesteQueries, RichiesteResolver],
];
