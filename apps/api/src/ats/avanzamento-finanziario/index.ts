import { AvanzamentoFinanziarioQueries } from './avanzamento-finanziario.queries.js';
import { AvanzamentoFinanziarioResolver } from './avanzamento-finanziario.resolver.js';
import { PrevisioneDelProgettoResolver, PrevisioneDellAtsResolver } from './previsione.resolver.js';

/** Planned against done in money, and where what is done leads, for the module of the ATS. */
export const avanzamentoFinanziarioProviders = [
  ...[AvanzamentoFinanziarioQueries, AvanzamentoFinanziarioResolver],
  ...[PrevisioneDelProgettoResolver, PrevisioneDellAtsResolver],
];
