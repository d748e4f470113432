import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import {
  deciderAccessi,
  deciderCentro,
  deciderConsorzio,
  type ComandoAccessi,
  type ComandoCentro,
  type IstituisciConsorzio,
} from '@consorzi/domain/tenancy';

import { CommandMessage, DeciderHandler } from '../commands/index.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';

// One message class per aggregate, wrapping the domain's own union of commands, and its one handler.

export class EseguiConsorzio extends CommandMessage<IstituisciConsorzio> {}
@CommandHandler(EseguiConsorzio)
export class ConsorzioHandler extends DeciderHandler<IstituisciConsorzio> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderConsorzio);
  }
}

export class EseguiCentro extends CommandMessage<ComandoCentro> {}
@CommandHandler(EseguiCentro)
export class CentroHandler extends DeciderHandler<ComandoCentro> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderCentro);
  }
}

export class EseguiAccessi extends CommandMessage<ComandoAccessi> {}
@CommandHandler(EseguiAccessi)
export class AccessiHandler extends DeciderHandler<ComandoAccessi> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderAccessi);
  }
}
