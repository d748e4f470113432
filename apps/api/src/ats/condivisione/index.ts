import { AvanzamentoCondivisoQueries } from './avanzamento-condiviso.queries.js';
import { comandiCondivisione } from './commands.js';
import { CondivisioneQueries } from './condivisione.queries.js';
import { CondivisioneResolver } from './condivisione.resolver.js';
import { CondivisioniInVigore } from './condivisioni-in-vigore.js';
import { DocumentiCondivisiQueries } from './documenti-condivisi.queries.js';
import { GiaRendicontati } from './gia-rendicontati.js';
import { LettureViste } from './letture-viste.js';
import { ListeCondiviseQueries } from './liste-condivise.queries.js';
import { SpeseCondiviseQueries } from './spese-condivise.queries.js';
import { TestiMostrati } from './testi-mostrati.js';

/** What consortia let an ATS read, for the module of the ATS. */
export const condivisioneProviders = [
  AvanzamentoCondivisoQueries,
  comandiCondivisione.Handler,
  CondivisioneQueries,
  CondivisioneResolver,
  CondivisioniInVigore,
  DocumentiCondivisiQueries,
  GiaRendicontati,
  LettureViste,
  ListeCondiviseQueries,
  SpeseCondiviseQueries,
  TestiMostrati,
];
