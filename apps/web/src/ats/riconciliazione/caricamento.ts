import { useCallback, useState } from 'react';

import { useScope } from '../../shell/scope.js';
import { vaiAllAccesso } from '../../tenancy/index.js';

export type Invio =
  | { readonly fase: 'fermo' }
  | { readonly fase: 'invio'; readonly nome: string; readonly percento: number }
  | { readonly fase: 'rifiutato'; readonly nome: string; readonly messaggio: string | null };

/** Thirty mebibytes: what the platform reads. */
export const MASSIMO_BYTE = 30 * 1024 * 1024;

interface Answer {
  readonly riconciliazioneId?: string;
  readonly messaggio?: string;
}

/** Sends an export; `onArrivato` with its id once it is there, to be followed on a page of its own. */
export function useInvio(onArrivato: (id: string) => void) {
  const { scope } = useScope();
  const [stato, setStato] = useState<Invio>({ fase: 'fermo' });
  const invia = useCallback(
    (file: File, progettoId: string, tabella: string) => {
      const nome = file.name;
      // XMLHttpRequest: fetch does not tell how much of a body has gone.
      const request = new XMLHttpRequest();
      const failed = (messaggio: string | null) => setStato({ fase: 'rifiutato', nome, messaggio });
      setStato({ fase: 'invio', nome, percento: 0 });
      request.open(
        'POST',
        `/api/ats/${scope}/riconciliazione/${progettoId}/${tabella}?nome=${encodeURIComponent(nome)}`,
      );
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.setRequestHeader('x-consorzi', '1');
      request.responseType = 'json';
      request.upload.onprogress = ({ loaded, total }) =>
        setStato({ fase: 'invio', nome, percento: total > 0 ? (100 * loaded) / total : 0 });
      request.onerror = () => failed(null);
      request.onload = () => {
        const answer = request.response as Answer | null;
        if (request.status === 401) vaiAllAccesso();
        if (request.status < 300 && answer?.riconciliazioneId) onArrivato(answer.riconciliazioneId);
        else failed(answer?.messaggio ?? null);
      };
      request.send(file);
    },
    [scope, onArrivato],
  );
  return { stato, invia };
}
