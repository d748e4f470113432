import { useEffect } from 'react';

/** While something is written and not sent, the browser asks before the window is closed or reloaded. */
export function useNonPerdere(scritto: boolean): void {
  useEffect(() => {
    if (!scritto) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [scritto]);
}
