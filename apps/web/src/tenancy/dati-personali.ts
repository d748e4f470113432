import { useCallback, useEffect, useState } from 'react';

import { vaiAllAccesso } from './sessione.js';

/** What the platform holds of whoever is signed in, as a file. */
export const MIEI_DATI = '/api/dati-personali';

/** The same of a person in one consortium, for who answers there for personal data. */
export const datiDi = (scope: string, personaId: string) => `/api/dati-personali/${scope}/${personaId}`;

/** As the file has it; what the page does not show is left out here. */
export interface MieiDati {
  readonly personaId: string;
  readonly nomeUtente: string;
  readonly conosciutoDal: string;
  readonly accessi: readonly { readonly inizio: string; readonly scadeIl: string }[];
  readonly scope: readonly DatiNelloScope[];
}

export interface DatiNelloScope {
  readonly scope: string;
  readonly denominazione: string | null;
  readonly momento: { readonly posizione: number; readonly registratoIl: string | null };
  readonly nome: string | null;
  readonly nomeCancellato: boolean;
  readonly ruoli: readonly { readonly ruolo: string; readonly dal: string; readonly al: string | null }[];
  readonly delegheRicevute: readonly Delegato[];
  readonly delegheConferite: readonly Delegato[];
  readonly incarichiDiRevisione: readonly {
    readonly dal: string;
    readonly al: string;
    readonly revocatoIl: string | null;
  }[];
  readonly accessiDaRevisore: readonly { readonly il: string }[];
  readonly responsabilita: readonly { readonly centro: string; readonly dal: string; readonly al: string | null }[];
  readonly fatti: readonly { readonly posizione: number; readonly registratoIl: string; readonly tipo: string }[];
  readonly testi: readonly { readonly testoId: string; readonly salvatoIl: string; readonly testo: string }[];
  readonly documentiInAttesa: readonly { readonly nome: string; readonly scadeIl: string }[];
}

interface Delegato {
  readonly revocataIl: string | null;
  readonly ruolo: string;
  readonly dal: string;
  readonly al: string;
}

export type LetturaDeiDati =
  | { readonly fase: 'attesa' }
  | { readonly fase: 'guasto'; readonly riprova: () => void }
  | { readonly fase: 'letti'; readonly dati: MieiDati };

/** One's own data, read once: no consortium's moment applies to all of them. */
export function useMieiDati(): LetturaDeiDati {
  const [stato, setStato] = useState<LetturaDeiDati>({ fase: 'attesa' });
  const leggi = useCallback(() => {
    const asked = new AbortController();
    read(asked.signal).then(
      (dati) => setStato({ fase: 'letti', dati }),
      () => {
        if (!asked.signal.aborted) setStato({ fase: 'guasto', riprova: leggi });
      },
    );
    return () => asked.abort();
  }, []);
  useEffect(() => leggi(), [leggi]);
  return stato;
}

async function read(signal: AbortSignal): Promise<MieiDati> {
  const response = await fetch(MIEI_DATI, { headers: { accept: 'application/json' }, signal });
  if (response.status === 401) vaiAllAccesso();
  if (!response.ok) throw new Error(`own data: ${response.status}`);
  return (await response.json()) as MieiDati;
}

/** `PianoCreato` as words: "Piano creato". */
export function paroleDelTipo(tipo: string): string {
  const words = tipo.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.replaceAll(/attivita\b/g, 'attività').replaceAll(/responsabilita\b/g, 'responsabilità');
}
