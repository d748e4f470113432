import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

import type { Obiettivo } from '../planning/index.js';
import { useDiritti } from '../tenancy/index.js';
import { anniOf, annoPredefinito } from './anni.js';

/** Where a consuntivo belongs: an objective is reported on by each of its centri, year by year. */
export interface Sede {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly centroId: string;
  readonly anno: number;
}

/** The centro and year in the URL (`?centro=&anno=`); by default the person's own centro and the last year begun. */
export function useSede(obiettivo: Obiettivo): {
  readonly sede: Sede | null;
  readonly scegli: (parte: Record<string, string>) => void;
} {
  const [search, setSearch] = useSearchParams();
  const { puoPerCentri } = useDiritti();
  const { centri, piano } = obiettivo;
  const chiesto = centri.find(({ id }) => id === search.get('centro'));
  const proprio = centri.find(({ id }) => puoPerCentri('consuntivo.registra', [id]));
  const centro = chiesto ?? proprio ?? centri[0];
  const anni = anniOf(piano);
  const anno =
    anni.find((each) => String(each) === search.get('anno')) ?? annoPredefinito(anni, new Date().getFullYear());
  const scegli = useCallback(
    (parte: Record<string, string>) => setSearch({ ...Object.fromEntries(search), ...parte }, { replace: true }),
    [search, setSearch],
  );
  return {
    sede: centro ? { pianoId: piano.id, obiettivoId: obiettivo.id, centroId: centro.id, anno } : null,
    scegli,
  };
}
