import { Module } from '@nestjs/common';

import { Abbinamenti } from './abbinamenti.js';
import { ApriArchivio } from './apri-archivio.js';
import { Archivi } from './archivi.js';
import { ArchivioController } from './archivio.controller.js';
import { comandiFascicolo } from './commands.js';
import { DossierController } from './dossier/dossier.controller.js';
import { Documenti } from './documenti.js';
import { FascicoloController } from './fascicolo.controller.js';
import { FascicoloQueries } from './fascicolo.queries.js';
import { FascicoloResolver } from './fascicolo.resolver.js';

/** The evidence of expenses: documents, archives of partners, dossiers. */
@Module({
  // The archive's addresses first: `:spesaId` would take theirs.
  controllers: [ArchivioController, DossierController, FascicoloController],
  providers: [
    ...[comandiFascicolo.Handler, Abbinamenti, ApriArchivio, Archivi, Documenti, FascicoloQueries, FascicoloResolver],
  ],
})
export class FascicoloModule {}
