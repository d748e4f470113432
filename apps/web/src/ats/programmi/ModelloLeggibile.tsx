import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { Attestazioni, ListeDiControllo } from './ListeEAttestazioni.js';
import type { Modello } from './programmi.queries.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

/** A template as an office reads it: what it rests on, transfers, documents, lists, statements. */
export function ModelloLeggibile({ modello }: { modello: Modello }) {
  const t = useTesto();
  const { parola, firmatari } = useParoleProgrammi();
  const { fonte, rendiconto } = modello;
  return (
    <>
      <h3 className="h5">{t('modello.fonte')}</h3>
      <p className="testo-libero">{fonte}</p>
      <Trasferimenti modello={modello} />
      <h3 className="h5">{t('modello.rendiconto')}</h3>
      <p>
        {t('modello.cadenza')}: {parola('modello.cadenza', rendiconto.cadenza)}.{' '}
        {t('modello.firma', { chi: firmatari(rendiconto.firmatari) })}.
      </p>
      <Documenti modello={modello} />
      <ListeDiControllo liste={modello.liste} />
      <Attestazioni attestazioni={modello.attestazioni} />
    </>
  );
}

function Trasferimenti({ modello: { trasferimenti, attestazioni } }: { modello: Modello }) {
  const t = useTesto();
  const { parola, quota, firmatari } = useParoleProgrammi();
  const titolo = (codice: string) => attestazioni.find((una) => una.codice === codice)?.titolo ?? codice;
  const colonne = [
    ...(['modello.trasferimento', 'modello.massimo', 'modello.soglia', 'modello.richiede'] as const),
    ...(['modello.allegati', 'modello.firmatari'] as const),
  ].map((id) => t(id));
  return (
    <>
      <h3 className="h5">{t('modello.trasferimenti')}</h3>
      {trasferimenti.length === 0 ? (
        <p>{t('modello.trasferimentiNessuno')}</p>
      ) : (
        <Tabella didascalia={t('modello.trasferimentiDidascalia')} colonne={colonne}>
          {trasferimenti.map((uno) => (
            <tr key={uno.tipo}>
              <th scope="row">{parola('tipoTrasferimento', uno.tipo)}</th>
              <td data-colonna={colonne[1]}>
                {uno.massimoCumulato === null ? t('modello.massimoIntero') : quota(uno.massimoCumulato)}
              </td>
              <td data-colonna={colonne[2]}>
                {uno.sogliaSpesa === null ? t('modello.sogliaNessuna') : quota(uno.sogliaSpesa)}
              </td>
              <td data-colonna={colonne[3]}>
                {uno.richiede.length === 0
                  ? t('modello.richiedeNulla')
                  : uno.richiede.map((requisito) => parola('requisito', requisito)).join(', ')}
              </td>
              <td data-colonna={colonne[4]}>
                {uno.attestazioni.length === 0 ? t('modello.richiedeNulla') : uno.attestazioni.map(titolo).join('; ')}
              </td>
              <td data-colonna={colonne[5]}>{firmatari(uno.firmatari)}</td>
            </tr>
          ))}
        </Tabella>
      )}
    </>
  );
}

/** One table for all kinds of expense: the documents that any of them has, and when each wants it. */
function Documenti({ modello: { documenti } }: { modello: Modello }) {
  const t = useTesto();
  const { parola } = useParoleProgrammi();
  const tipi = [...new Set(documenti.flatMap(({ documenti: di }) => di.map(({ tipo }) => tipo)))];
  return (
    <>
      <h3 className="h5">{t('modello.documenti')}</h3>
      <Tabella
        didascalia={t('modello.documentiDidascalia')}
        colonne={[t('modello.documento'), ...documenti.map(({ tipoSpesa }) => parola('tipoSpesa', tipoSpesa))]}
      >
        {tipi.map((tipo) => (
          <tr key={tipo}>
            <th scope="row">{parola('tipoDocumento', tipo)}</th>
            {documenti.map(({ tipoSpesa, documenti: di }) => {
              const quando = di.find((uno) => uno.tipo === tipo)?.quando;
              return (
                <td key={tipoSpesa} data-colonna={parola('tipoSpesa', tipoSpesa)}>
                  {quando === undefined ? (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className="visually-hidden">{t('modello.quando.no')}</span>
                    </>
                  ) : (
                    parola('modello.quando', quando)
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </Tabella>
    </>
  );
}
