import { useEffect, useState } from 'react';

/** What the platform says of who is at the browser. */
export type Sessione =
  | { readonly fase: 'attesa' }
  | { readonly fase: 'guasto' }
  | { readonly fase: 'fuori' }
  | { readonly fase: 'dentro'; readonly nome: string; readonly username: string };

export function useSessione(): Sessione {
  const [sessione, setSessione] = useState<Sessione>({ fase: 'attesa' });
  useEffect(() => {
    const asked = new AbortController();
    readSession(asked.signal)
      .then(setSessione)
      .catch(() => {
        if (!asked.signal.aborted) setSessione({ fase: 'guasto' });
      });
    return () => asked.abort();
  }, []);
  return sessione;
}

async function readSession(signal: AbortSignal): Promise<Sessione> {
  const response = await fetch('/accesso/sessione', { headers: { accept: 'application/json' }, signal });
  if (!response.ok) throw new Error(`session: ${response.status}`);
  const session = (await response.json()) as { autenticato: boolean; nome?: string; username?: string };
  if (!session.autenticato) return { fase: 'fuori' };
  return { fase: 'dentro', nome: session.nome ?? '', username: session.username ?? '' };
}

/** Leaves for the sign-in page, which brings back here. */
export function vaiAllAccesso(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/accesso?ritorno=${encodeURIComponent(here)}`);
}
