import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { messaggi as iniziali } from './it.js';
import type { messaggiFondi } from './it-fondi.js';

export type MessageId = keyof typeof iniziali | keyof typeof messaggiFondi;

/** The words that are here so far. */
export const messaggi: Record<string, string> = { ...iniziali };

/** Brings the words of the pages on funds: nobody waits for them at the first load. */
export async function caricaMessaggiFondi(): Promise<void> {
  Object.assign(messaggi, (await import('./it-fondi.js')).messaggiFondi);
}

type Valori = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A sentence of the message files, by its id: the only source of words on the screen. */
export function useTesto(): (id: MessageId, valori?: Valori) => string {
  const intl = useIntl();
  return useCallback((id, valori) => intl.formatMessage({ id }, valori), [intl]);
}

/** The message under a key that comes from data, or the value itself where there is none yet. */
export function useParola(): (prefisso: string, valore: string) => string {
  const intl = useIntl();
  return useCallback(
    (prefisso, valore) => {
      const id = `${prefisso}.${valore}`;
      return id in messaggi ? intl.formatMessage({ id }) : valore;
    },
    [intl],
  );
}
