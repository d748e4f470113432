import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { Icona } from '../ui/Icona.js';

export interface AvvisoBreve {
  readonly testo: string;
  /** What takes back, or follows, the thing just done. */
  readonly azione?: { readonly etichetta: string; readonly esegui: () => void };
}

const AvvisiContext = createContext<(avviso: AvvisoBreve) => void>(() => undefined);

/** Says what was just done: read out, shown at the foot of the window until the next one. */
export const useAvvisa = () => useContext(AvvisiContext);

const SHOWN_MS = 12_000;

export function Avvisi({ children }: { children: ReactNode }) {
  const t = useTesto();
  const [avviso, setAvviso] = useState<AvvisoBreve | null>(null);
  const chiudi = useCallback(() => setAvviso(null), []);
  useEffect(() => {
    if (!avviso || avviso.azione) return undefined;
    const timer = setTimeout(chiudi, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [avviso, chiudi]);
  return (
    <AvvisiContext value={setAvviso}>
      {children}
      <div className="avvisi non-stampare" role="status">
        {avviso && (
          <div className="avviso-breve">
            <Icona nome="fatto" />
            <span>{avviso.testo}</span>
            {avviso.azione && (
              <Bottone
                tono="outline-primary"
                size="xs"
                onClick={() => {
                  chiudi();
                  avviso.azione!.esegui();
                }}
              >
                {avviso.azione.etichetta}
              </Bottone>
            )}
            <button type="button" className="btn-close" aria-label={t('azione.chiudiAvviso')} onClick={chiudi} />
          </div>
        )}
      </div>
    </AvvisiContext>
  );
}
