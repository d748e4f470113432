import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import { deciderImportazione, type ComandoImportazione } from '@consorzi/domain/importing';

import { CommandMessage, DeciderHandler } from '../commands/index.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';

export class EseguiImportazione extends CommandMessage<ComandoImportazione> {}

@CommandHandler(EseguiImportazione)
export class ImportazioneHandler extends DeciderHandler<ComandoImportazione> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderImportazione);
  }
}
