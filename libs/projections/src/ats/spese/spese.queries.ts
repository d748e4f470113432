import type { Reader } from '../../projecting/index.js';
import { spese, type RigaSpesa } from './spese.js';
import { SALDI_SPESE_NULLI, sommaSpese, speseTotali, type RigaSpeseTotali, type SaldiSpese } from './spese-totali.js';

/** Which expenses: of a project, of a month, of both, or all. */
export interface FiltroSpese {
  readonly progettoId?: string | null | undefined;
  readonly mese?: string | null | undefined;
}

/** What nobody asked for is left out: a page says so with null, a script by leaving it out. */
export const dove = ({ progettoId, mese }: FiltroSpese): Readonly<Record<string, string>> => ({
  ...(progettoId ? { progettoId } : {}),
  ...(mese ? { mese } : {}),
});

/** The accounts that the filter means, those that are back at nothing left out. */
export async function contiDelleSpese(reader: Reader, filtro: FiltroSpese): Promise<readonly RigaSpeseTotali[]> {
  const found = await reader.where(speseTotali, dove(filtro));
  return found.map(({ row }) => row).filter(({ numero, quotaCentesimi }) => numero !== 0 || quotaCentesimi !== 0);
}

export const totaleDi = (conti: readonly SaldiSpese[]): SaldiSpese => sommaSpese(SALDI_SPESE_NULLI, ...conti);

/** An expense as each of its projects sees it, the first project first; empty for one that is not there (any more). */
export async function righeDellaSpesa(reader: Reader, spesaId: string): Promise<readonly RigaSpesa[]> {
  return (await reader.where(spese, { spesaId })).map(({ row }) => row);
}
