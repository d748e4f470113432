import type { EventoPeriodi } from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { meseDopo, type Mese } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

export type RigaMeseChiuso = { readonly progettoId: string; readonly mese: Mese };

/** So many months an event closes or opens again at most: eight years, longer than any project lasts. */
const MESI = 96;

export const meseChiusoKey = (progettoId: string, mese: Mese): string => `${progettoId}/${mese}/chiuso`;

/**
 * The closed months of each project, a row for each: an ATS is shown those of the months of which it is shown the
 * expenses, and so knows up to which month a partner has done its part. `spesePeriodi` says it in one row, which no
 * sharing by months could cut.
 */
export const mesiChiusi: Projection<RigaMeseChiuso> = {
  name: 'mesi_chiusi',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (isPeriodi(event) ? mesiDi(event).map((mese) => meseChiusoKey(event.data.progettoId, mese)) : []),
  evolve(rows, given) {
    const event = given as Evento;
    const { progettoId } = event.data;
    const moved = new Map<string, RigaMeseChiuso | null>();
    for (const mese of mesiDi(event)) {
      const key = meseChiusoKey(progettoId, mese);
      if (event.type === 'PeriodoChiuso' && !rows.has(key)) moved.set(key, { progettoId, mese });
      if (event.type === 'PeriodoRiaperto' && rows.has(key)) moved.set(key, null);
    }
    return moved;
  },
};

type Evento = PositionedEvent & EventoPeriodi;
const isPeriodi = (event: PositionedEvent): event is Evento =>
  event.type === 'PeriodoChiuso' || event.type === 'PeriodoRiaperto';

/** Closing a month closes those before it; opening one again opens those after it. */
function mesiDi({ type, data }: Evento): readonly Mese[] {
  const [primo, passo] = type === 'PeriodoChiuso' ? [data.finoAlMese, -1] : [data.dalMese, 1];
  return Array.from({ length: MESI }, (_, index) => meseDopo(primo, index * passo));
}
