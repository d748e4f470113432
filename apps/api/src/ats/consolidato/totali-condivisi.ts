import { MISURE_SPESE, SALDI_SPESE_NULLI, speseMensili, type SaldiSpese } from '@consorzi/projections/ats';
import type { SharedReader, Sum } from '@consorzi/projections/projecting';

import { assertQuadra } from './quadra.js';

/** Which expenses; a project that is not named means all, months are `YYYY-MM`, both included. */
export interface FiltroConsolidato {
  readonly progettoId?: string | null | undefined;
  readonly consorzio?: string | null | undefined;
  readonly dalMese?: string | null | undefined;
  readonly alMese?: string | null | undefined;
}

/** What members share with the ATS, added up; keys of `parti` are `<progettoId>/<consorzio>`. */
export interface TotaliCondivisi {
  readonly totale: SaldiSpese;
  readonly parti: ReadonlyMap<string, SaldiSpese>;
  readonly mesi: ReadonlyMap<string, SaldiSpese>;
  /** Who shares the expenses of which project now, in the same keys, whether or not there are any. */
  readonly condivisi: ReadonlySet<string>;
}

export const parteKey = (progettoId: string, consorzio: string): string => `${progettoId}/${consorzio}`;

/** Asked by the ATS of all who share, and by a member of itself alone: the same query. */
export async function totaliCondivisi(shared: SharedReader, filtro: FiltroConsolidato): Promise<TotaliCondivisi> {
  const { progettoId } = filtro;
  const found = await shared.sums(speseMensili, {
    fields: MISURE_SPESE,
    by: [[], ['scope', 'progettoId'], ['mese']],
    ...restretti(filtro),
  });
  const of = (by: number) => found.filter((one) => one.by === by);
  const totale = of(0)[0]?.sums ?? SALDI_SPESE_NULLI;
  const parti = mappa(of(1), ({ progettoId: progetto, scope }) => parteKey(progetto!, scope!));
  const mesi = mappa(of(2), ({ mese }) => mese!);
  assertQuadra('condiviso per progetto e partner', totale, [...parti.values()]);
  assertQuadra('condiviso per mese', totale, [...mesi.values()]);
  const condivisi = (await shared.shared('spese')).filter((one) => !progettoId || one.progettoId === progettoId);
  return { totale, parti, mesi, condivisi: new Set(condivisi.map((one) => parteKey(one.progettoId, one.scope))) };
}

/** The filter as the shared reader takes it. */
export function restretti({ progettoId, dalMese, alMese }: FiltroConsolidato) {
  const between = { field: 'mese', from: dalMese ?? null, to: alMese ?? null };
  return { where: { ...(progettoId && { progettoId }) }, ...((dalMese || alMese) && { between }) };
}

/** Those that are nothing, as after all was annulled, are left out. */
function mappa(
  sums: readonly Sum<keyof SaldiSpese>[],
  keyOf: (of: Sum<never>['of']) => string,
): ReadonlyMap<string, SaldiSpese> {
  const isThere = ({ sums: saldi }: Sum<keyof SaldiSpese>) => MISURE_SPESE.some((misura) => saldi[misura] !== 0);
  return new Map(sums.filter(isThere).map(({ of, sums: saldi }) => [keyOf(of), saldi]));
}
