import type { Avvertenza, ContenutoLetto } from './proposta.types.js';

/** Parts that stand beside the objectives; pages and signatures fall anywhere, also inside one. */
const PARTI: readonly string[] = ['mantenimento', 'formazione', 'budget', 'progetti'];

/** The doubts of each objective (by its place): those from its heading on; what falls elsewhere is of the document. */
export function avvertenzePerObiettivo(
  { objectives, sections }: Pick<ContenutoLetto, 'objectives' | 'sections'>,
  avvertenze: readonly Avvertenza[],
): { readonly perObiettivo: ReadonlyMap<number, readonly Avvertenza[]>; readonly generali: readonly Avvertenza[] } {
  const starts: { readonly line: number; readonly indice: number | null }[] = [
    ...objectives.map(({ line }, indice) => ({ line, indice })),
    ...sections.filter(({ kind }) => PARTI.includes(kind)).map(({ line }) => ({ line, indice: null })),
  ].sort((a, b) => a.line - b.line);
  const perObiettivo = new Map<number, Avvertenza[]>();
  const generali: Avvertenza[] = [];
  for (const avvertenza of avvertenze) {
    const indice = starts.filter(({ line }) => line <= avvertenza.line).at(-1)?.indice ?? null;
    if (indice === null) generali.push(avvertenza);
    else perObiettivo.set(indice, [...(perObiettivo.get(indice) ?? []), avvertenza]);
  }
  return { perObiettivo, generali };
}
