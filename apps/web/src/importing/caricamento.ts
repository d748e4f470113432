import { useCallback, useEffect, useRef, useState } from 'react';

import { useScope } from '../shell/scope.js';
import { vaiAllAccesso } from '../tenancy/index.js';

/** From the choice of a file to its proposal: sent, then read; shares are 0-100. */
export type Caricamento =
  | { readonly fase: 'fermo' }
  | { readonly fase: 'invio'; readonly nome: string; readonly percento: number }
  | { readonly fase: 'lettura'; readonly nome: string; readonly percento: number }
  | { readonly fase: 'pronto'; readonly propostaId: string }
  | { readonly fase: 'rifiutato'; readonly nome: string; readonly messaggio: string | null };

const POLL_MS = 400;
/** Ten mebibytes: what the platform accepts. */
export const MASSIMO_BYTE = 10 * 1024 * 1024;

/** Sends one document and follows its reading until there is a proposal to review. */
export function useCaricamento(): { readonly stato: Caricamento; readonly carica: (file: File) => void } {
  const { scope } = useScope();
  const [stato, setStato] = useState<Caricamento>({ fase: 'fermo' });
  const ended = useRef(false);
  useEffect(() => {
    ended.current = false;
    return () => {
      ended.current = true;
    };
  }, []);

  const carica = useCallback(
    (file: File) => {
      const nome = file.name;
      const tell = (next: Caricamento) => {
        if (!ended.current) setStato(next);
      };
      const work = async () => {
        tell({ fase: 'invio', nome, percento: 0 });
        const sent = await send(`/api/importazioni/${scope}?nome=${encodeURIComponent(nome)}`, file, (percento) =>
          tell({ fase: 'invio', nome, percento }),
        );
        for (;;) {
          if (ended.current) return;
          const { percento, finita, errore } = await progress(scope, sent.propostaId);
          if (errore) return tell({ fase: 'rifiutato', nome, messaggio: errore.messaggio });
          if (finita) return tell({ fase: 'pronto', propostaId: sent.propostaId });
          tell({ fase: 'lettura', nome, percento });
          await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        }
      };
      work().catch((error: unknown) =>
        tell({ fase: 'rifiutato', nome, messaggio: error instanceof Refused ? error.message : null }),
      );
    },
    [scope],
  );
  return { stato, carica };
}

/** The platform said why, in words for the person. */
class Refused extends Error {}

interface Answer {
  readonly propostaId?: string;
  readonly codice?: string;
  readonly messaggio?: string;
}

/** XMLHttpRequest: fetch does not tell how much of a body has gone. */
function send(url: string, file: File, onProgress: (percento: number) => void): Promise<{ propostaId: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-consorzi', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (100 * loaded) / total : 0);
    request.onerror = () => reject(new Error('no answer'));
    request.onload = () => {
      const answer = request.response as Answer | null;
      if (request.status === 401) vaiAllAccesso();
      if (request.status < 300 && answer?.propostaId) resolve({ propostaId: answer.propostaId });
      else reject(answer?.messaggio ? new Refused(answer.messaggio) : new Error(`upload: ${request.status}`));
    };
    request.send(file);
  });
}

interface Progress {
  readonly percento: number;
  readonly finita: boolean;
  readonly errore: { readonly messaggio: string } | null;
}

async function progress(scope: string, propostaId: string): Promise<Progress> {
  const response = await fetch(`/api/importazioni/${scope}/${propostaId}/avanzamento`, {
    headers: { accept: 'application/json' },
  });
  const answer = (await response.json()) as Progress & Answer;
  if (response.ok) return answer;
  throw answer.messaggio ? new Refused(answer.messaggio) : new Error(`progress: ${response.status}`);
}
