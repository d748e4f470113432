import { AttestazioniController } from '../attestazioni/attestazioni.controller.js';
import { AttestazioniQueries } from '../attestazioni/attestazioni.queries.js';
import { AttestazioniResolver } from '../attestazioni/attestazioni.resolver.js';
import { comandiAttestazione } from '../attestazioni/commands.js';
import { DocumentiAttestazione } from '../attestazioni/documenti-attestazione.js';
import { Procedure } from '../procedura/procedure.js';
import { comandiListaDiControllo } from './commands.js';
import { ListeDiControlloQueries } from './liste-di-controllo.queries.js';
import { ListeDiControlloResolver } from './liste-di-controllo.resolver.js';

/** What a procedure wants to be checked and signed: check lists and attestations, in a consortium and in an ATS. */
export const listeProviders = [
  ...[comandiListaDiControllo.Handler, comandiAttestazione.Handler, Procedure],
  ...[ListeDiControlloQueries, ListeDiControlloResolver],
  ...[DocumentiAttestazione, AttestazioniQueries, AttestazioniResolver],
];
export const listeControllers = [AttestazioniController];
