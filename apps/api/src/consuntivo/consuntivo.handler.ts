import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';

import { deciderConsuntivo, type ComandoConsuntivo } from '@consorzi/domain/consuntivo';
import type { EventStore } from '@consorzi/domain/event-sourcing';

import { CommandMessage, DeciderHandler } from '../commands/index.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';

export class EseguiConsuntivo extends CommandMessage<ComandoConsuntivo> {}

@CommandHandler(EseguiConsuntivo)
export class ConsuntivoHandler extends DeciderHandler<ComandoConsuntivo> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderConsuntivo);
  }
}
