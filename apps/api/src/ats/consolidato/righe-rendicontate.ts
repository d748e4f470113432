import {
  ats,
  progetti,
  righeRendiconto,
  SALDI_RENDICONTATI_NULLI,
  sommaRendicontati,
  type RigaDiRendiconto,
  type SaldiRendicontati,
} from '@consorzi/projections/ats';
import type { Found, Reader } from '@consorzi/projections/projecting';

import type { FiltroConsolidato } from './totali-condivisi.js';

/** The models by which projects and members are called. */
export const NOMI = [ats, progetti];

interface Pagina extends FiltroConsolidato {
  readonly first: number;
  readonly after?: string | undefined;
}

/** A page of the lines in the order of rendiconto, consortium and expense, and one more that says whether there is another. */
export async function righeDi(reader: Reader, args: Pagina): Promise<readonly Found<RigaDiRendiconto>[]> {
  const { first, after } = args;
  if (args.dalMese || args.alMese) {
    const all = (await tutte(reader, args)).filter(({ key }) => !after || key > after);
    return all.slice(0, first + 1);
  }
  const found: Found<RigaDiRendiconto>[] = [];
  for (let from = after; found.length <= first; from = found.at(-1)!.key) {
    const page = { first: Math.min(100, first + 1 - found.length), ...(from ? { after: from } : {}) };
    const more = await reader.where(righeRendiconto, dove(args), page);
    found.push(...more);
    if (more.length < page.first) break;
  }
  return found;
}

export async function totaleDelleRighe(reader: Reader, filtro: FiltroConsolidato): Promise<SaldiRendicontati> {
  const saldi = (await tutte(reader, filtro)).map(({ row: { quotaCentesimi, nonAmmessiCentesimi } }) => ({
    ...{ numero: 1, quotaCentesimi, nonAmmessiCentesimi },
  }));
  return sommaRendicontati(SALDI_RENDICONTATI_NULLI, ...saldi);
}

async function tutte(reader: Reader, filtro: FiltroConsolidato): Promise<readonly Found<RigaDiRendiconto>[]> {
  const { dalMese, alMese } = filtro;
  const found = await reader.where(righeRendiconto, dove(filtro));
  return found.filter(({ row: { mese } }) => (!dalMese || mese >= dalMese) && (!alMese || mese <= alMese));
}

const dove = ({ progettoId, consorzio }: FiltroConsolidato): Readonly<Record<string, string>> => ({
  ...(progettoId ? { progettoId } : {}),
  ...(consorzio ? { consorzio } : {}),
});
