import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useLocation } from 'react-router';

import { useTesto } from '../messages/index.js';
import { useSessione, vaiAllAccesso } from '../tenancy/index.js';
import { Attesa } from '../ui/Attesa.js';
import { Avviso } from '../ui/Avviso.js';
import { Bottone } from '../ui/Bottone.js';

/** Nothing is shown to who is not signed in: at the door a welcome, at any other address straight to sign-in. */
export function Ingresso({ children }: { children: ReactNode }) {
  const t = useTesto();
  const { pathname } = useLocation();
  const sessione = useSessione();
  const straight = sessione.fase === 'fuori' && pathname !== '/';
  useEffect(() => {
    if (straight) vaiAllAccesso();
  }, [straight]);

  if (sessione.fase === 'dentro') return children;
  if (sessione.fase === 'attesa' || straight) return <Attesa />;
  return (
    <main className="benvenuto">
      <div className="benvenuto-riquadro">
        <p className="occhiello">{t('app.nome')}</p>
        <h1>{t('accesso.titolo')}</h1>
        <p>{t('app.motto')}.</p>
        {sessione.fase === 'guasto' ? (
          <>
            <Avviso tono="danger" annuncia>
              {t('accesso.guasto')}
            </Avviso>
            <Bottone onClick={() => window.location.reload()}>{t('azione.riprova')}</Bottone>
          </>
        ) : (
          <>
            <p>{t('accesso.testo')}</p>
            <Bottone onClick={vaiAllAccesso}>{t('accesso.accedi')}</Bottone>
          </>
        )}
      </div>
    </main>
  );
}
