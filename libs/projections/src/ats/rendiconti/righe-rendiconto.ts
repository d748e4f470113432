import type { RigaRendiconto, SpesaDi } from '@consorzi/domain/ats';
import { streamParts } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';
import { isDelRendiconto, type FattoRendiconto } from './rendiconti.js';

/** A line as it was copied. `nonAmmessiCentesimi`: what an outcome in part took off it. */
export type RigaDiRendiconto = RigaRendiconto & {
  readonly rendicontoId: string;
  readonly progettoId: string;
  readonly inseritaIl: string;
  readonly nonAmmessiCentesimi: number;
};

export const rigaRendicontoKey = (rendicontoId: string, { consorzio, spesaId }: SpesaDi): string =>
  `${rendicontoId}/${consorzio}/${spesaId}`;

/**
 * The lines of the rendiconti of an ATS, by rendiconto, consortium and expense. They are copies in this log: they stay
 * whatever a member shares afterwards. The reported total is their sum.
 */
export const righeRendiconto: Projection<RigaDiRendiconto> = {
  name: 'righe_rendiconto',
  version: 1,
  // A line that was taken out comes back under its key with the month that the expense has by then.
  filters: { rendicontoId: true, progettoId: true, consorzio: true, mese: false },
  keys(event) {
    if (!isDelRendiconto(event)) return [];
    const { id } = streamParts(event.stream);
    return speseDi(event).map((spesa) => rigaRendicontoKey(id, spesa));
  },
  evolve(rows, event) {
    const fact = event as FattoRendiconto;
    const rendicontoId = streamParts(fact.stream).id;
    const keyOf = (spesa: SpesaDi) => rigaRendicontoKey(rendicontoId, spesa);
    switch (fact.type) {
      case 'SpesaInserita': {
        const { progettoId, righe } = fact.data;
        const now = { rendicontoId, progettoId, inseritaIl: fact.recordedAt, nonAmmessiCentesimi: 0 };
        return new Map(righe.map((riga) => [keyOf(riga), { ...riga, ...now }]));
      }
      case 'SpesaTolta':
        return new Map(fact.data.spese.map((spesa) => [keyOf(spesa), null]));
      case 'RendicontoEsitato':
        return new Map(
          fact.data.nonAmmesse.map((one) => {
            const row = rows.get(keyOf(one));
            if (!row) throw new Error('an outcome of a line that is not there');
            return [keyOf(one), { ...row, nonAmmessiCentesimi: one.centesimi }];
          }),
        );
      default:
        return new Map();
    }
  },
};

function speseDi(event: FattoRendiconto): readonly SpesaDi[] {
  if (event.type === 'SpesaInserita') return event.data.righe;
  if (event.type === 'SpesaTolta') return event.data.spese;
  return event.type === 'RendicontoEsitato' ? event.data.nonAmmesse : [];
}
