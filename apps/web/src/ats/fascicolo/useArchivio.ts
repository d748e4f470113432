import { useCallback, useEffect, useRef, useState } from 'react';

import { useScope } from '../../shell/scope.js';
import { invia, parolaDi, Rifiutato } from './invio.js';

/** From the choice of an archive to its proposal; `percento` 0-100. */
export type StatoArchivio =
  | { readonly fase: 'fermo' }
  | { readonly fase: 'invio'; readonly nome: string; readonly percento: number }
  | { readonly fase: 'lettura'; readonly letti: number; readonly totale: number }
  | { readonly fase: 'rifiutato'; readonly messaggio: string | null };

const POLL_MS = 400;

interface Progresso {
  readonly stato: 'inLettura' | 'pronto' | 'rifiutato' | 'interrotto';
  readonly letti: number;
  readonly totale: number;
  readonly errore: { readonly messaggio: string } | null;
}

/**
 * Sends a ZIP and follows its opening, or the files of a folder one by one under an id that they share; `onPronto` when
 * there is a proposal to look at. What was read of one that broke off is shown too.
 */
export function useArchivio(onPronto: (archivioId: string) => void) {
  const { scope } = useScope();
  const [stato, setStato] = useState<StatoArchivio>({ fase: 'fermo' });
  const ended = useRef(false);
  useEffect(() => {
    ended.current = false;
    return () => {
      ended.current = true;
    };
  }, []);
  const follow = useCallback(
    (work: (tell: (next: StatoArchivio) => void) => Promise<string | null>) => {
      const tell = (next: StatoArchivio) => {
        if (!ended.current) setStato(next);
      };
      work(tell).then(
        (id) => id !== null && !ended.current && onPronto(id),
        (error: unknown) => tell({ fase: 'rifiutato', messaggio: parolaDi(error) }),
      );
    },
    [onPronto],
  );

  const caricaZip = (file: File) =>
    follow(async (tell) => {
      const { name: nome } = file;
      tell({ fase: 'invio', nome, percento: 0 });
      const url = `/api/fascicoli/${scope}/archivi?nome=${encodeURIComponent(nome)}`;
      const sent = await invia<{ archivioId: string }>(url, file, (percento) =>
        tell({ fase: 'invio', nome, percento }),
      );
      for (;;) {
        if (ended.current) return null;
        const { stato: a, letti, totale, errore } = await progresso(scope, sent.archivioId);
        if (errore) throw new Rifiutato(errore.messaggio);
        if (a === 'pronto' || a === 'interrotto') return sent.archivioId;
        tell({ fase: 'lettura', letti, totale });
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    });

  const caricaCartella = (files: readonly File[]) =>
    follow(async (tell) => {
      const archivioId = crypto.randomUUID();
      let ultimo: unknown = null;
      let accolti = 0;
      for (const [letti, file] of files.entries()) {
        tell({ fase: 'lettura', letti, totale: files.length });
        const nome = encodeURIComponent(file.webkitRelativePath || file.name);
        const url = `/api/fascicoli/${scope}/caricamenti?nome=${nome}&archivio=${archivioId}`;
        await invia(url, file, () => undefined).then(
          () => accolti++,
          (error: unknown) => (ultimo = error),
        );
      }
      if (accolti === 0) throw ultimo;
      return archivioId;
    });
  return { stato, caricaZip, caricaCartella };
}

async function progresso(scope: string, archivioId: string): Promise<Progresso> {
  const response = await fetch(`/api/fascicoli/${scope}/archivi/${archivioId}/avanzamento`, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`progress: ${response.status}`);
  return (await response.json()) as Progresso;
}
