import type { ReactNode } from 'react';

import { useTesto } from '../messages/index.js';
import { Attesa } from '../ui/Attesa.js';
import { Avviso } from '../ui/Avviso.js';
import { Bottone } from '../ui/Bottone.js';
import { problemaOf } from './problema.js';
import type { Letta } from './useLettura.js';

/** What a query gave, or that it is coming, or why it did not come and the way to ask again. */
export function Lettura<T>({ di, children }: { di: Letta<T>; children: (dati: T) => ReactNode }) {
  return (
    <>
      {di.errore != null && <Guasto errore={di.errore} riprova={di.rileggi} />}
      {di.dati !== undefined ? children(di.dati) : di.errore == null && <Attesa />}
    </>
  );
}

export function Guasto({ errore, riprova }: { errore: unknown; riprova?: () => void }) {
  const t = useTesto();
  const { messaggio, dettaglio, riprovabile } = problemaOf(errore);
  return (
    <Avviso tono="danger" annuncia>
      <p className="mb-0">{t(messaggio)}</p>
      {dettaglio && <p className="mb-0">{dettaglio}</p>}
      {riprovabile && riprova && (
        <Bottone tono="outline-danger" size="sm" className="mt-2" onClick={riprova}>
          {t('azione.riprova')}
        </Bottone>
      )}
    </Avviso>
  );
}
