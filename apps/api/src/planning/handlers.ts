import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import {
  deciderObiettivo,
  deciderPiano,
  deciderProgettoPeg,
  deciderScartaPiano,
  deciderVariazione,
  type ComandoObiettivo,
  type ComandoPiano,
  type ComandoProgettoPeg,
  type ComandoVariazione,
  type ScartaPiano,
} from '@consorzi/domain/planning';

import { CommandMessage, DeciderHandler } from '../commands/index.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';

// One message class per aggregate, wrapping the domain's own union of commands, and its one handler.

export class EseguiPiano extends CommandMessage<ComandoPiano> {}
@CommandHandler(EseguiPiano)
export class PianoHandler extends DeciderHandler<ComandoPiano> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderPiano);
  }
}

export class EseguiScartaPiano extends CommandMessage<ScartaPiano> {}
@CommandHandler(EseguiScartaPiano)
export class ScartaPianoHandler extends DeciderHandler<ScartaPiano> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderScartaPiano);
  }
}

export class EseguiProgettoPeg extends CommandMessage<ComandoProgettoPeg> {}
@CommandHandler(EseguiProgettoPeg)
export class ProgettoPegHandler extends DeciderHandler<ComandoProgettoPeg> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderProgettoPeg);
  }
}

export class EseguiObiettivo extends CommandMessage<ComandoObiettivo> {}
@CommandHandler(EseguiObiettivo)
export class ObiettivoHandler extends DeciderHandler<ComandoObiettivo> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderObiettivo);
  }
}

export class EseguiVariazione extends CommandMessage<ComandoVariazione> {}
@CommandHandler(EseguiVariazione)
export class VariazioneHandler extends DeciderHandler<ComandoVariazione> {
  constructor(@Inject(EVENT_STORE) store: EventStore) {
    super(store, deciderVariazione);
  }
}
