import { Module } from '@nestjs/common';

import { planningHandlers } from './commands.js';
import { ObiettivoResolver } from './obiettivo.resolver.js';
import { PianoResolver } from './piano.resolver.js';
import { PlanningQueries } from './planning.queries.js';
import { PlanningResolver } from './planning.resolver.js';
import { TotaliQueries } from './totali.queries.js';
import { TotaliResolver } from './totali.resolver.js';
import { VariazioneResolver } from './variazione.resolver.js';

/** Plans, progetti PEG, objectives, variazioni. */
@Module({
  providers: [
    ...planningHandlers,
    PlanningQueries,
    PlanningResolver,
    PianoResolver,
    ObiettivoResolver,
    VariazioneResolver,
    TotaliQueries,
    TotaliResolver,
  ],
})
export class PlanningModule {}
