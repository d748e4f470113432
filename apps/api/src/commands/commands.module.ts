import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

import { Comandi } from './comandi.js';
import { LeggiCondiviseHandler, LettureCondivise } from './letture-condivise.js';
import { Letture, LeggiHandler } from './letture.js';
import { Refusals } from './refusals.js';

/** The buses and the one way through them, for every context. */
@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [Comandi, Letture, LeggiHandler, LettureCondivise, LeggiCondiviseHandler, Refusals],
  exports: [Comandi, Letture, LettureCondivise, Refusals, CqrsModule],
})
export class CommandsModule {}
