import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import { FattoBreve } from '../FattoBreve.js';
import { PROVENIENZA_DEL_TOTALE, type TotaleLetto } from '../origine.queries.js';
import { Misure } from './Misure.js';

const PAGE = 25;
const PRIMA = 'obiettivi';

/** Where a total of a plan comes from: every row of its ledger, what it moved and what it came to. */
export function ProvenienzaTotalePage() {
  const { pianoId = '', misura = PRIMA } = useParams();
  const totale = useLettura(PROVENIENZA_DEL_TOTALE, { pianoId, misura, first: PAGE, after: null });
  return (
    <Lettura di={totale}>
      {({ provenienzaDelTotale: letto }) => (letto ? <Intero pianoId={pianoId} letto={letto} /> : <NonTrovata />)}
    </Lettura>
  );
}

function Intero({ pianoId, letto }: { pianoId: string; letto: TotaleLetto }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { formatNumber } = useIntl();
  const { piano, misura, totale, saldi } = letto;
  const base = `/${scope}/piani/${pianoId}`;
  return (
    <Pagina
      titolo={t('provenienza.titolo')}
      occhiello={piano}
      percorso={[
        { testo: t('piani.titolo'), verso: `/${scope}/piani` },
        { testo: piano, verso: base },
      ]}
    >
      <Misure nome={t('provenienza.totali')} saldi={saldi} misura={misura} base={base} />
      <section aria-labelledby="conto">
        <h2 id="conto" className="h4">
          {t('provenienza.conto', { misura: parola('misura', misura), totale: formatNumber(totale) })}
        </h2>
        <p>{t('provenienza.contoSpiegazione')}</p>
        <Conto key={misura} pianoId={pianoId} letto={letto} />
      </section>
    </Pagina>
  );
}

/** The rows, newest first, and behind a button those before them. */
function Conto({ pianoId, letto }: { pianoId: string; letto: TotaleLetto }) {
  const t = useTesto();
  const [altre, setAltre] = useState(false);
  const { misura, edges, pageInfo } = letto;
  if (edges.length === 0) return <p>{t('provenienza.nessunaRiga')}</p>;
  return (
    <>
      <Righe letto={letto} />
      {pageInfo.hasNextPage && !altre && (
        <Bottone tono="outline-primary" className="non-stampare" onClick={() => setAltre(true)}>
          {t('provenienza.altre')}
        </Bottone>
      )}
      {pageInfo.hasNextPage && altre && <Precedenti {...{ pianoId, misura }} after={pageInfo.endCursor} />}
    </>
  );
}

function Precedenti({ pianoId, misura, after }: { pianoId: string; misura: string; after: string | null }) {
  const totale = useLettura(PROVENIENZA_DEL_TOTALE, { pianoId, misura, first: PAGE, after });
  return (
    <Lettura di={totale}>
      {({ provenienzaDelTotale: letto }) => letto && <Conto pianoId={pianoId} letto={letto} />}
    </Lettura>
  );
}

function Righe({ letto: { edges, fatti, misura } }: { letto: TotaleLetto }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { formatNumber } = useIntl();
  return (
    <Tabella
      didascalia={t('provenienza.righe', { misura: parola('misura', misura) })}
      className="conto"
      colonne={[t('provenienza.evento'), t('provenienza.oggetto'), t('provenienza.importo'), t('provenienza.saldo')]}
    >
      {edges.map(({ node: { posizione, importo, saldo, oggetto, oggettoId, nome } }) => {
        const fatto = fatti.find((one) => one.posizione === posizione);
        return (
          <tr key={posizione}>
            <th scope="row">{fatto && <FattoBreve fatto={fatto} />}</th>
            <td data-colonna={t('provenienza.oggetto')}>
              {oggetto === 'obiettivo' ? (
                <Collegamento verso={`/${scope}/obiettivi/${oggettoId}`}>
                  {nome || parola('provenienza.genere', oggetto)}
                </Collegamento>
              ) : (
                nome || parola('provenienza.genere', oggetto)
              )}
            </td>
            <td data-colonna={t('provenienza.importo')} className="numero">
              {formatNumber(importo, { signDisplay: 'always' })}
            </td>
            <td data-colonna={t('provenienza.saldo')} className="numero">
              {formatNumber(saldo)}
            </td>
          </tr>
        );
      })}
    </Tabella>
  );
}
