import { ProtocolloController } from '../protocollo/protocollo.controller.js';
import { comandiMappaturaRegis, comandiRiconciliazione } from './commands.js';
import { Confronti } from './confronti.js';
import { EsitoInFile } from './esito-in-file.js';
import { RiconciliazioneController } from './riconciliazione.controller.js';
import { RiconciliazioneQueries } from './riconciliazione.queries.js';
import { RiconciliazioneResolver } from './riconciliazione.resolver.js';
import { Riconciliazioni } from './riconciliazioni.js';
import { Spiegazioni } from './spiegazioni.js';

/** What goes out to the Ministry's platform, and what comes back from it. */
export const riconciliazioneControllers = [ProtocolloController, RiconciliazioneController];
export const riconciliazioneProviders = [
  ...[comandiMappaturaRegis.Handler, comandiRiconciliazione.Handler, Confronti, EsitoInFile],
  ...[RiconciliazioneQueries, RiconciliazioneResolver, Riconciliazioni, Spiegazioni],
];
