import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** As known when; null is now. Every query passes it on. */
export type Quando = { readonly al: string } | { readonly posizione: number } | null;

/** Which rows an answer meant, given back by every query. */
export interface Momento {
  readonly scope: string;
  readonly posizione: number;
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

export function quandoOf(al: string | null, posizione: string | null): Quando {
  if (posizione !== null && /^\d{1,15}$/.test(posizione)) return { posizione: Number(posizione) };
  if (al !== null && !Number.isNaN(Date.parse(al))) return { al: new Date(al).toISOString() };
  return null;
}

export function parametriOf(quando: Quando): string {
  if (quando === null) return '';
  return 'al' in quando ? `al=${encodeURIComponent(quando.al)}` : `posizione=${quando.posizione}`;
}
