import type { ContenutoRecepito, EventoProgettoRecepito } from '@consorzi/domain/ats';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** As the consortium's own log knows it; `recepitoIl` when the newest copy came (ISO with time). */
export type RigaProgettoRecepito = ContenutoRecepito & { readonly recepitoIl: string; readonly revisione: number };

/** The projects of ATS that a consortium takes part in, by the project's id. */
export const progettiRecepiti: Projection<RigaProgettoRecepito> = {
  name: 'progetti_recepiti',
  version: 3,
  filters: {},
  keys: (event) => (event.type === 'ProgettoRecepito' ? [streamParts(event.stream).id] : []),
  evolve(_rows, event) {
    const { data, recordedAt, revision } = event as PositionedEvent & EventoProgettoRecepito;
    return new Map([[streamParts(event.stream).id, { ...data, recepitoIl: recordedAt, revisione: revision }]]);
  },
};
