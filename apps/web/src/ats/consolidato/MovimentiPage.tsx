import '../../stile/rete.css';

import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from '../rendiconti/importi.js';
import { Pagine } from '../rendiconti/Pagine.js';
import { useFiltri } from '../scadenzario/filtri.js';
import { CONSOLIDATO_MOVIMENTI } from './consolidato.queries.js';
import { Origine } from './Origine.js';

/** The events behind the total of a project's month in a consortium: what each moved, and what it came to since. */
export function MovimentiPage() {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { euro, mese } = useImporti();
  const { istanteBreve } = useDate();
  const { filtri } = useFiltri(['progetto', 'partner', 'mese', 'spesa']);
  const [after, setAfter] = useState<string | null>(null);
  const intero = { progettoId: filtri.progetto, consorzio: filtri.partner, mese: filtri.mese };
  const manca = Object.values(intero).includes('');
  const letta = useLettura(CONSOLIDATO_MOVIMENTI, { ...intero, after }, { salta: manca });
  return (
    <Pagina
      titolo={t('consolidato.movimenti')}
      occhiello={t('consolidato.titolo')}
      sottotitolo={filtri.mese && mese(filtri.mese)}
      percorso={[{ testo: t('consolidato.titolo'), verso: `/${scope}/consolidato` }]}
    >
      {manca ? (
        <Vuoto icona="storia" titolo={t('consolidato.nulla')} />
      ) : (
        <Lettura di={letta}>
          {({ dietro: { totale, edges, pageInfo } }) => (
            <>
              <p>{t('consolidato.sommaMovimenti', { euro: euro(totale.quotaCentesimi) })}</p>
              <Tabella
                didascalia={t('consolidato.movimenti')}
                className="consolidato"
                colonne={[
                  ...[t('consolidato.evento'), t('consolidato.registrato')],
                  ...[{ numero: t('consolidato.mosso') }, { numero: t('consolidato.saldo') }, t('rendiconti.origine')],
                ]}
              >
                {edges.map(({ cursor, node }) => (
                  <tr key={cursor} {...(node.spesaId === filtri.spesa && { className: 'consolidato-questa' })}>
                    <th scope="row">
                      {parola('consolidato.fatto', node.tipo)}
                      {node.spesaId === filtri.spesa && (
                        <span className="descrizione">{t('consolidato.questaSpesa')}</span>
                      )}
                    </th>
                    <td data-colonna={t('consolidato.registrato')}>{istanteBreve(node.registratoIl)}</td>
                    <td data-colonna={t('consolidato.mosso')} className="numero">
                      {euro(node.variazione.quotaCentesimi)}
                      {node.variazione.pagatoCentesimi !== 0 && (
                        <span className="descrizione">
                          {t('consolidato.pagatoDi', { euro: euro(node.variazione.pagatoCentesimi) })}
                        </span>
                      )}
                    </td>
                    <td data-colonna={t('consolidato.saldo')} className="numero">
                      {euro(node.saldo.quotaCentesimi)}
                    </td>
                    <td data-colonna={t('rendiconti.origine')}>
                      <Origine consorzio={filtri.partner} posizione={node.posizione} />
                    </td>
                  </tr>
                ))}
              </Tabella>
              <Pagine after={after} setAfter={setAfter} prossima={pageInfo.hasNextPage ? pageInfo.endCursor : null} />
            </>
          )}
        </Lettura>
      )}
    </Pagina>
  );
}
