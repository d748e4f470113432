import type { EventoCondivisione, TipoCondiviso } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** A condivisione as the consortium lists it, those revoked too. Months `YYYY-MM`, `alMese` the last one (null: no end). */
export type RigaConcessione = {
  readonly ats: string;
  readonly progettoId: string;
  readonly tipi: readonly TipoCondiviso[];
  readonly dalMese: string;
  readonly alMese: string | null;
  readonly atto: AttoRiga | null;
  readonly concessaIl: string;
  readonly revocataIl: string | null;
  readonly motivoId: string | null;
  readonly revisione: number;
};

/** What the consortium ever let an ATS read, by id; what it may read now is in `condivisioni`. */
export const concessioni: Projection<RigaConcessione> = {
  name: 'concessioni',
  version: 1,
  filters: { ats: true },
  keys: (event) => (/^Condivisione[A-Z]/.test(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([[key, { ...evolve(rows.get(key), event), revisione: event.revision }]]);
  },
};

function evolve(row: RigaConcessione | undefined, event: PositionedEvent): Omit<RigaConcessione, 'revisione'> {
  const { type, data } = event as PositionedEvent & EventoCondivisione;
  if (type === 'CondivisioneConcessa') {
    return { ...data, atto: event.act, concessaIl: event.recordedAt, revocataIl: null, motivoId: null };
  }
  if (type !== 'CondivisioneRevocata') return unknownEvent(event as never);
  if (!row) throw new Error(`${event.type} before it was granted`);
  return { ...row, revocataIl: event.recordedAt, motivoId: data.motivo.testoId };
}
