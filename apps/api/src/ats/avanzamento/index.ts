import { AvanzamentoAtsQueries } from './avanzamento-ats.queries.js';
import { AvanzamentoQueries } from './avanzamento.queries.js';
import { AvanzamentoResolver } from './avanzamento.resolver.js';
import { CollegamentiQueries } from './collegamenti.queries.js';
import { CollegamentiResolver } from './collegamenti.resolver.js';
import { comandiAvanzamento, comandiCollegamento } from './commands.js';

/** How far projects got, for the module of the ATS. */
export const avanzamentoProviders = [
  ...[comandiAvanzamento.Handler, comandiCollegamento.Handler],
  ...[AvanzamentoQueries, AvanzamentoAtsQueries, AvanzamentoResolver],
  ...[CollegamentiQueries, CollegamentiResolver],
];
