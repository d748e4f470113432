import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { parametriOf, quandoOf, type Quando } from './quando.js';

export type { Quando };

/** Which rows an answer meant, given back by every query. */
export interface Momento {
  readonly scope: string;
  readonly posizione: number;
  /** When the last event that counts was recorded; null where nothing was yet. Not every page asks. */
  readonly registratoIl?: string | null;
  readonly attuale: boolean;
}

/** The moment that the URL asks for: `?al=<ISO date and time>` or `?posizione=<place in the log>`. */
export function useMomento(): { readonly quando: Quando; readonly passato: boolean; readonly parametri: string } {
  const [search] = useSearchParams();
  const al = search.get('al');
  const posizione = search.get('posizione');
  return useMemo(() => {
    const quando = quandoOf(al, posizione);
    return { quando, passato: quando !== null, parametri: quando === null ? '' : `?${parametriOf(quando)}` };
  }, [al, posizione]);
}
