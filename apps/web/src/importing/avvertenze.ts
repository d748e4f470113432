import type { Avvertenza, ObiettivoLetto } from './proposta.types.js';

/** The doubts of each objective (by its place): those from its heading to the next one's; what remains is of the document. */
export function avvertenzePerObiettivo(
  obiettivi: readonly Pick<ObiettivoLetto, 'line'>[],
  avvertenze: readonly Avvertenza[],
): { readonly perObiettivo: ReadonlyMap<number, readonly Avvertenza[]>; readonly generali: readonly Avvertenza[] } {
  const starts = obiettivi.map(({ line }, indice) => ({ line, indice })).sort((a, b) => a.line - b.line);
  const perObiettivo = new Map<number, Avvertenza[]>();
  const generali: Avvertenza[] = [];
  for (const avvertenza of avvertenze) {
    const owner = starts.filter(({ line }) => line <= avvertenza.line).at(-1);
    if (owner === undefined) generali.push(avvertenza);
    else perObiettivo.set(owner.indice, [...(perObiettivo.get(owner.indice) ?? []), avvertenza]);
  }
  return { perObiettivo, generali };
}
