import { TIPI_CONDIVISI, type EventoCondivisione, type TipoCondiviso } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { meseDopo } from '@consorzi/domain/shared';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/**
 * One kind of data that an ATS may read: of the project, of the months from `dalMese` up to before `alMeseEscluso`
 * (`SENZA_FINE` while there is no end). The database decides by these rows: see the policy `shared_read`.
 */
export type RigaCondivisione = {
  readonly condivisioneId: string;
  readonly ats: string;
  readonly progettoId: string;
  readonly tipo: TipoCondiviso;
  readonly dalMese: string;
  readonly alMeseEscluso: string;
  /** When it was recorded, ISO. */
  readonly concessaIl: string;
  readonly atto: AttoRiga | null;
  readonly revisione: number;
};

/** A month after every one that can be shared. */
export const SENZA_FINE = '9999-12';

/** What is shared now, by `<condivisioneId>/<tipo>`. What was revoked is not there any more. */
export const condivisioni: Projection<RigaCondivisione> = {
  name: 'condivisioni',
  version: 1,
  filters: { ats: true, progettoId: true, tipo: true, dalMese: true, alMeseEscluso: true },
  keys(event) {
    if (!/^Condivisione[A-Z]/.test(event.type)) return [];
    const { id } = streamParts(event.stream);
    return TIPI_CONDIVISI.map((tipo) => `${id}/${tipo}`);
  },
  evolve(rows, event) {
    const { type, data } = event as PositionedEvent & EventoCondivisione;
    if (type === 'CondivisioneRevocata') return new Map([...rows.keys()].map((key) => [key, null]));
    if (type !== 'CondivisioneConcessa') return unknownEvent(event as never);
    const condivisioneId = streamParts(event.stream).id;
    const { ats, progettoId, tipi, dalMese, alMese } = data;
    const shared = { condivisioneId, ats, progettoId, dalMese };
    const alMeseEscluso = alMese === null ? SENZA_FINE : meseDopo(alMese);
    const fact = { alMeseEscluso, concessaIl: event.recordedAt, atto: event.act, revisione: event.revision };
    return new Map(tipi.map((tipo) => [`${condivisioneId}/${tipo}`, { ...shared, tipo, ...fact }]));
  },
};
