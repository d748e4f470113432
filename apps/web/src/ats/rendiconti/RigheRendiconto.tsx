import { useState } from 'react';

import { EsitoDelComando, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from './importi.js';
import { InserisciSpese } from './InserisciSpese.js';
import type { Rendiconto, RigaRendiconto } from './rendiconti.queries.js';

const MODIFICABILI: readonly Rendiconto['stato'][] = ['bozza', 'verificato', 'integrazioni'];

/** The lines as they were copied; while the rendiconto may change, some are put in and taken out. */
export function RigheRendiconto({ rendiconto, righe }: { rendiconto: Rendiconto; righe: readonly RigaRendiconto[] }) {
  const t = useTesto();
  const { euro, mese } = useImporti();
  const { giornoBreve } = useDate();
  const { puo } = useDiritti();
  const comando = useComando('togliSpese');
  const [inserisce, setInserisce] = useState(false);
  const cambia = puo('ats.rendiconta') && MODIFICABILI.includes(rendiconto.stato);
  const togli = ({ consorzio, spesaId }: RigaRendiconto) =>
    void comando.esegui({ rendicontoId: rendiconto.id, spese: [{ consorzio, spesaId }] }, rendiconto.revisione);
  return (
    <section aria-labelledby="righe" className="ats-sezione">
      <div className="sezione-testa">
        <h2 id="righe" className="h4 mb-0">
          {t('rendiconti.speseTitolo')}
        </h2>
        {cambia && (
          <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={() => setInserisce(true)}>
            {t('rendiconti.inserisci')}
          </Bottone>
        )}
      </div>
      <EsitoDelComando di={comando} />
      {righe.length === 0 ? (
        <Vuoto icona="documento" titolo={t('rendiconti.senzaSpese')}>
          <p>{t('rendiconti.senzaSpeseTesto')}</p>
        </Vuoto>
      ) : (
        <Tabella
          didascalia={t('rendiconti.righeDidascalia')}
          colonne={[
            ...[
              t('rendiconti.spesa'),
              t('rendiconti.consorzio'),
              t('rendiconti.mese'),
              { numero: t('rendiconti.quota') },
            ],
            ...[{ numero: t('rendiconti.nonAmmesso') }, t('rendiconti.origine')],
            ...(cambia ? [{ nascosta: t('ats.azioni') }] : []),
          ]}
        >
          {righe.map((riga) => (
            <tr key={riga.id}>
              <th scope="row">
                {t(`rendiconti.tipoSpesa.${riga.tipo}` as 'rendiconti.tipoSpesa.fattura')}
                {riga.documentoNumero && ` ${riga.documentoNumero}`}
                {riga.documentoData && <span className="descrizione">{giornoBreve(riga.documentoData)}</span>}
                {riga.rettificaDi && <span className="descrizione">{t('rendiconti.rettifica')}</span>}
              </th>
              <td data-colonna={t('rendiconti.consorzio')}>{riga.nomeConsorzio}</td>
              <td data-colonna={t('rendiconti.mese')}>{mese(riga.mese)}</td>
              <td data-colonna={t('rendiconti.quota')} className="numero">
                {euro(riga.quotaCentesimi)}
              </td>
              <td data-colonna={t('rendiconti.nonAmmesso')} className="numero">
                {riga.nonAmmessiCentesimi === 0 ? '–' : euro(riga.nonAmmessiCentesimi)}
              </td>
              <td data-colonna={t('rendiconti.origine')}>
                {t('rendiconti.posizione', { posizione: riga.posizione })}
                <span className="descrizione" title={riga.payloadHash}>
                  {riga.payloadHash.slice(0, 12)}…
                </span>
              </td>
              {cambia && (
                <td className="text-md-end">
                  <Bottone
                    tono="outline-primary"
                    size="xs"
                    aria-label={t('rendiconti.togliDi', { nome: riga.documentoNumero ?? riga.mese })}
                    occupato={comando.inCorso}
                    onClick={() => togli(riga)}
                  >
                    {t('rendiconti.togli')}
                  </Bottone>
                </td>
              )}
            </tr>
          ))}
        </Tabella>
      )}
      {inserisce && <InserisciSpese rendiconto={rendiconto} onChiudi={() => setInserisce(false)} />}
    </section>
  );
}
