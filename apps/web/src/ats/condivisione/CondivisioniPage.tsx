import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { Adesioni } from '../adesione/Adesioni.js';
import { ConcediCondivisione } from './ConcediCondivisione.js';
import { CONDIVISIONI, type Condivisione } from './condivisione.queries.js';
import { RevocaCondivisione } from './RevocaCondivisione.js';
import { InVigore, Revocate } from './TabelleCondivisioni.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

/** What a consortium lets its ATS read: what is in force, what was revoked and why. */
export function CondivisioniPage() {
  const t = useTesto();
  const { ats: nome } = useParoleCondivisione();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const [nuova, setNuova] = useState(false);
  const [revoca, setRevoca] = useState<Condivisione | null>(null);
  const letta = useLettura(CONDIVISIONI, {});
  const progetti = letta.dati?.condivisioni.progetti ?? [];
  return (
    <Pagina
      titolo={t('condivisioni.titolo')}
      occhiello={t('condivisioni.occhiello')}
      azioni={
        puo('ats.condividi') &&
        progetti.length > 0 && <Bottone onClick={() => setNuova(true)}>{t('condivisioni.concedi')}</Bottone>
      }
    >
      <Adesioni />
      <Lettura di={letta}>
        {({ condivisioni: { condivisioni } }) => {
          const inVigore = condivisioni.filter((una) => una.revocataIl === null);
          const revocate = condivisioni.filter((una) => una.revocataIl !== null);
          const ats = [...new Set(condivisioni.map((una) => una.ats))].sort();
          return (
            <>
              {inVigore.length === 0 ? (
                <Vuoto icona="ente" titolo={t('condivisioni.nessuna')}>
                  <p>{t(progetti.length === 0 ? 'condivisioni.nessunProgettoTesto' : 'condivisioni.nessunaTesto')}</p>
                </Vuoto>
              ) : (
                <InVigore condivisioni={inVigore} {...(puo('ats.condividi') && { onRevoca: setRevoca })} />
              )}
              {ats.length > 0 && (
                <ul className="list-unstyled non-stampare">
                  {ats.map((una) => (
                    <li key={una}>
                      <Collegamento verso={`/${scope}/condivisioni/${una}`}>
                        {t('vista.vai', { ats: nome(una) })}
                      </Collegamento>
                    </li>
                  ))}
                </ul>
              )}
              {revocate.length > 0 && <Revocate condivisioni={revocate} />}
            </>
          );
        }}
      </Lettura>
      {nuova && <ConcediCondivisione progetti={progetti} onChiudi={() => setNuova(false)} />}
      {revoca && (
        <RevocaCondivisione
          condivisione={revoca}
          rendicontato={progetti.find(({ progettoId }) => progettoId === revoca.progettoId)?.giaRendicontato ?? null}
          onChiudi={() => setRevoca(null)}
        />
      )}
    </Pagina>
  );
}
