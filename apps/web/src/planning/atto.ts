import { useCallback } from 'react';

import { useTesto } from '../messages/index.js';
import { useDate } from '../ui/date.js';
import type { Atto, Piano } from './planning.types.js';

/** As offices write that an act has no number. */
const SENZA_NUMERO = /^s\. ?n\.?$/i;

/** "deliberazione del CdA n. 46 del 19/09/2024". */
export function useAtto(): (atto: Atto) => string {
  const t = useTesto();
  const { giornoBreve } = useDate();
  return useCallback(
    ({ organo, numero, data }) =>
      t(SENZA_NUMERO.test(numero) ? 'atto.senzaNumero' : 'atto.frase', {
        organo: t(`atto.di.${organo}`),
        numero,
        data: giornoBreve(data),
      }),
    [t, giornoBreve],
  );
}

/** `2023` or `2023-2025`. */
export const periodoOf = ({ dal, al }: Pick<Piano, 'dal' | 'al'>): string => (dal === al ? `${dal}` : `${dal}-${al}`);
