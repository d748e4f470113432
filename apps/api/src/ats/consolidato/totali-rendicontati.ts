import {
  rendicontatoMensile,
  SALDI_RENDICONTATI_NULLI,
  saldiDelMese,
  sommaRendicontati,
  type ContoRendicontato,
  type MeseRendicontato,
  type SaldiRendicontati,
} from '@consorzi/projections/ats';
import type { Reader } from '@consorzi/projections/projecting';

import { parteKey, type FiltroConsolidato } from './totali-condivisi.js';

/** What the ATS reported, added up; keys of `parti` are `<progettoId>/<consorzio>`. */
export interface TotaliRendicontati {
  readonly totale: SaldiRendicontati;
  readonly parti: ReadonlyMap<string, SaldiRendicontati>;
  readonly mesi: ReadonlyMap<string, SaldiRendicontati>;
}

/** The lines in the log of the ATS: whatever members share now, they count. */
export async function totaliRendicontati(own: Reader, filtro: FiltroConsolidato): Promise<TotaliRendicontati> {
  const { progettoId, consorzio, dalMese, alMese } = filtro;
  const found = await own.where(rendicontatoMensile, { genere: 'conto' });
  const parti = new Map<string, SaldiRendicontati>();
  const mesi = new Map<string, SaldiRendicontati>();
  for (const { row } of found) {
    const conto = row as ContoRendicontato;
    if ((progettoId && conto.progettoId !== progettoId) || (consorzio && conto.consorzio !== consorzio)) continue;
    for (const [mese, scritti] of Object.entries<MeseRendicontato>(conto.mesi)) {
      if ((dalMese && mese < dalMese) || (alMese && mese > alMese)) continue;
      add(parti, parteKey(conto.progettoId, conto.consorzio), saldiDelMese(scritti));
      add(mesi, mese, saldiDelMese(scritti));
    }
  }
  return { totale: sommaRendicontati(SALDI_RENDICONTATI_NULLI, ...parti.values()), parti, mesi };
}

function add(sums: Map<string, SaldiRendicontati>, key: string, saldi: SaldiRendicontati): void {
  sums.set(key, sommaRendicontati(sums.get(key) ?? SALDI_RENDICONTATI_NULLI, saldi));
}
