import { Module } from '@nestjs/common';

import { Accettazione } from './accettazione.js';
import { comandiImportazione } from './commands.js';
import { ImportingQueries } from './importing.queries.js';
import { ImportingResolver } from './importing.resolver.js';
import { Proposte } from './proposte.js';
import { UploadController } from './upload.controller.js';

/** Documents become proposals, proposals become events. */
@Module({
  controllers: [UploadController],
  providers: [comandiImportazione.Handler, Accettazione, ImportingQueries, ImportingResolver, Proposte],
})
export class ImportingModule {}
