import { Module } from '@nestjs/common';

import { adesioneProviders } from './adesione/index.js';
import { AtsQueries } from './ats.queries.js';
import { AtsResolver } from './ats.resolver.js';
import { avanzamentoProviders } from './avanzamento/index.js';
import { avanzamentoFinanziarioProviders } from './avanzamento-finanziario/index.js';
import { atsHandlers } from './commands.js';
import { condivisioneProviders } from './condivisione/index.js';
import { consolidatoProviders } from './consolidato/index.js';
import { FascicoloModule } from './fascicolo/fascicolo.module.js';
import { listeControllers, listeProviders } from './liste-di-controllo/index.js';
import { progettiProviders } from './progetti/index.js';
import { programmiProviders } from './programmi/index.js';
import { riconciliazioneControllers, riconciliazioneProviders } from './riconciliazione/index.js';
import { scadenzarioProviders } from './scadenzario/index.js';
import { spesaControllers, spesaProviders } from './spesa/index.js';
import { rendicontiProviders } from './rendiconti/index.js';

/** The networks of consortia: members, capofila, agreements. */
@Module({
  imports: [FascicoloModule],
  controllers: [...riconciliazioneControllers, ...listeControllers, ...spesaControllers],
  providers: [
    ...listeProviders,
    ...atsHandlers,
    AtsQueries,
    AtsResolver,
    ...avanzamentoProviders,
    ...adesioneProviders,
    ...condivisioneProviders,
    ...avanzamentoFinanziarioProviders,
    ...consolidatoProviders,
    ...programmiProviders,
    ...progettiProviders,
    ...spesaProviders,
    ...rendicontiProviders,
    ...riconciliazioneProviders,
    ...scadenzarioProviders,
  ],
})
export class AtsModule {}
