import type { Dovuti, Dovuto } from './scadenzario.queries.js';

/** What was read of single projects, by their ids. */
export type Letti = ReadonlyMap<string, readonly Dovuto[]>;

/** The projects of which there are too many expenses to be looked through together, and that were not read alone yet. */
export const daLeggere = ({ progetti, dovuti }: Dovuti, letti: Letti): readonly string[] =>
  progetti
    .map(({ progettoId }) => progettoId)
    .filter((id) => !letti.has(id) && dovuti.some((uno) => uno.progettoId === id && uno.lettura === 'troppe'));

/** The whole answer, with what single projects said in its place; what is still to be read is left out. */
export const insieme = ({ dovuti, progetti }: Dovuti, letti: Letti): readonly Dovuto[] =>
  progetti.flatMap(
    ({ progettoId }) =>
      letti.get(progettoId) ?? dovuti.filter((uno) => uno.progettoId === progettoId && uno.lettura !== 'troppe'),
  );
