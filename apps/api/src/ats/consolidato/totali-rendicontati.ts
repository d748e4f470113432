import { dentro, type Lettura } from '@consorzi/domain/tenancy';
import {
  rendicontatoMensile,
  righeRendiconto,
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

/** The lines in the log of the ATS: whatever members share now, they count. Of a perimeter: those that lie in it. */
export async function totaliRendicontati(
  own: Reader,
  filtro: FiltroConsolidato,
  perimetro: Lettura,
): Promise<TotaliRendicontati> {
  const { progettoId, consorzio, dalMese, alMese } = filtro;
  const parti = new Map<string, SaldiRendicontati>();
  const mesi = new Map<string, SaldiRendicontati>();
  for (const conto of [...(await contiDi(own)), ...(await righeSole(own, perimetro))]) {
    if ((progettoId && conto.progettoId !== progettoId) || (consorzio && conto.consorzio !== consorzio)) continue;
    for (const [mese, scritti] of Object.entries<MeseRendicontato>(conto.mesi)) {
      if ((dalMese && mese < dalMese) || (alMese && mese > alMese)) continue;
      add(parti, parteKey(conto.progettoId, conto.consorzio), saldiDelMese(scritti));
      add(mesi, mese, saldiDelMese(scritti));
    }
  }
  return { totale: sommaRendicontati(SALDI_RENDICONTATI_NULLI, ...parti.values()), parti, mesi };
}

type Conto = Pick<ContoRendicontato, 'progettoId' | 'consorzio' | 'mesi'>;

/** The totals that are kept: of all rendiconti of a project together. */
async function contiDi(own: Reader): Promise<readonly Conto[]> {
  return (await own.where(rendicontatoMensile, { genere: 'conto' })).map(({ row }) => row as ContoRendicontato);
}

/** Of a rendiconto that is inside without its project no total is kept: its lines, each an account of its own. */
async function righeSole(own: Reader, perimetro: Lettura): Promise<readonly Conto[]> {
  if (perimetro === 'tutto') return [];
  const found: Conto[] = [];
  for (const rendicontoId of new Set(perimetro.flatMap((one) => (one.tipo === 'rendiconti' ? one.rendiconti : [])))) {
    for (const { row } of await own.where(righeRendiconto, { rendicontoId })) {
      const { progettoId, consorzio, mese, quotaCentesimi, nonAmmessiCentesimi } = row;
      if (dentro(perimetro, { tipo: 'delProgetto', progettoId })) break;
      found.push({ progettoId, consorzio, mesi: { [mese]: [1, quotaCentesimi, nonAmmessiCentesimi] } });
    }
  }
  return found;
}

function add(sums: Map<string, SaldiRendicontati>, key: string, saldi: SaldiRendicontati): void {
  sums.set(key, sommaRendicontati(sums.get(key) ?? SALDI_RENDICONTATI_NULLI, saldi));
}
