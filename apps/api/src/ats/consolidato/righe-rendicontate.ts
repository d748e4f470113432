import { ats, progetti, righeRendiconto, type RigaDiRendiconto } from '@consorzi/projections/ats';
import type { Found, Reader } from '@consorzi/projections/projecting';

import type { FiltroConsolidato } from './totali-condivisi.js';

/** The models by which projects and members are called. */
export const NOMI = [ats, progetti];

interface Pagina extends FiltroConsolidato {
  readonly first: number;
  readonly after?: string | undefined;
}

/** What a page of the reader holds at most. */
const PER_DOMANDA = 100;

/** A page of the lines in the order of rendiconto, consortium and expense, and one more that says whether there is another. */
export async function righeDi(reader: Reader, args: Pagina): Promise<readonly Found<RigaDiRendiconto>[]> {
  const { first, after, dalMese, alMese, progettoId, consorzio } = args;
  const where = { ...(progettoId ? { progettoId } : {}), ...(consorzio ? { consorzio } : {}) };
  const mesi = dalMese || alMese ? { field: 'mese', from: dalMese ?? null, to: alMese ?? null } : undefined;
  const found: Found<RigaDiRendiconto>[] = [];
  for (let from = after; found.length <= first; from = found.at(-1)!.key) {
    const page = { first: Math.min(PER_DOMANDA, first + 1 - found.length), ...(from ? { after: from } : {}) };
    const more = await reader.where(righeRendiconto, where, page, mesi);
    found.push(...more);
    if (more.length < page.first) break;
  }
  return found;
}
