import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { RigheConfrontate } from './RigheConfrontate.js';
import type { FiltroEsiti } from './RiconciliazionePage.js';
import { ESITI, type Esito, type Riconciliazione } from './riconciliazione.queries.js';
import { euro } from './scelte.js';

interface Props {
  readonly riconciliazione: Riconciliazione;
  readonly filtro: FiltroEsiti;
  readonly onFiltro: (filtro: FiltroEsiti) => void;
  readonly rileggi: () => void;
  readonly onCambia: () => void;
}

/** What was found: totals by outcome, then the lines, both values of each field side by side. */
export function Esiti({ riconciliazione, filtro, onFiltro, rileggi, onCambia }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const [prima, setPrima] = useState<readonly (string | null)[]>([]);
  const { id, riassunto, righe } = riconciliazione;
  if (!riassunto) return null;
  const scegli = (change: Partial<FiltroEsiti>) => {
    setPrima([]);
    onFiltro({ ...filtro, ...change, after: null });
  };
  const scarico = (formato: string) => `/api/ats/${scope}/riconciliazione/${id}/esito?formato=${formato}`;
  return (
    <>
      <section aria-labelledby="totali">
        <h2 id="totali" className="h4">
          {t('riconcilia.totali')}
        </h2>
        <p>{t('riconcilia.confrontate', { nostre: riassunto.nostre, loro: riassunto.loro })}</p>
        <Tabella
          didascalia={t('riconcilia.totali')}
          colonne={[
            t('riconcilia.esito'),
            { numero: t('riconcilia.righe') },
            { numero: t('riconcilia.nostri') },
            { numero: t('riconcilia.loro') },
          ]}
        >
          {ESITI.map((esito) => riassunto.totali.find((one) => one.esito === esito)!).map((totale) => (
            <tr key={totale.esito}>
              <th scope="row">{t(`esito.${totale.esito}`)}</th>
              <td data-colonna={t('riconcilia.righe')} className="numero">
                {totale.righe}
              </td>
              <td data-colonna={t('riconcilia.nostri')} className="numero">
                {euro(totale.nostriCentesimi)}
              </td>
              <td data-colonna={t('riconcilia.loro')} className="numero">
                {euro(totale.loroCentesimi)}
              </td>
            </tr>
          ))}
        </Tabella>
        <p className="non-stampare">
          <a href={scarico('xlsx')} download>
            {t('riconcilia.scaricaXlsx')}
          </a>{' '}
          <a href={scarico('csv')} download className="ms-3">
            {t('riconcilia.scaricaCsv')}
          </a>
        </p>
        <Illeggibili riassunto={riassunto} />
        <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={onCambia}>
          {t('riconcilia.cambiaColonne')}
        </Bottone>
      </section>
      <section aria-labelledby="righe" className="mt-4">
        <h2 id="righe" className="h4">
          {t('riconcilia.righeConfrontate')}
        </h2>
        <div className="campi-in-riga non-stampare">
          <CampoScelta
            etichetta={t('riconcilia.esito')}
            value={filtro.esito ?? ''}
            onChange={(esito) => scegli({ esito: esito === '' ? null : (esito as Esito) })}
          >
            <option value="">{t('riconcilia.tutti')}</option>
            {ESITI.map((esito) => (
              <option key={esito} value={esito}>
                {t(`esito.${esito}`)}
              </option>
            ))}
          </CampoScelta>
          <CampoScelta
            etichetta={t('riconcilia.spiegate')}
            value={filtro.spiegate === null ? '' : String(filtro.spiegate)}
            onChange={(one) => scegli({ spiegate: one === '' ? null : one === 'true' })}
          >
            <option value="">{t('riconcilia.tutte')}</option>
            <option value="false">{t('riconcilia.daSpiegare')}</option>
            <option value="true">{t('riconcilia.giaSpiegate')}</option>
          </CampoScelta>
        </div>
        <RigheConfrontate riconciliazione={riconciliazione} rileggi={rileggi} />
        <div className="d-flex gap-3 non-stampare">
          {prima.length > 0 && (
            <Bottone
              tono="outline-primary"
              size="xs"
              onClick={() => {
                onFiltro({ ...filtro, after: prima.at(-1)! });
                setPrima(prima.slice(0, -1));
              }}
            >
              {t('riconcilia.precedenti')}
            </Bottone>
          )}
          {righe.pageInfo.hasNextPage && (
            <Bottone
              tono="outline-primary"
              size="xs"
              onClick={() => {
                setPrima([...prima, filtro.after]);
                onFiltro({ ...filtro, after: righe.pageInfo.endCursor });
              }}
            >
              {t('riconcilia.successive')}
            </Bottone>
          )}
        </div>
      </section>
    </>
  );
}

/** Lines of the file that were not compared: never left out in silence. */
function Illeggibili({ riassunto }: { riassunto: NonNullable<Riconciliazione['riassunto']> }) {
  const t = useTesto();
  if (riassunto.quanteIlleggibili === 0) return null;
  return (
    <Avviso tono="warning">
      <details>
        <summary>{t('riconcilia.illeggibili', { quante: riassunto.quanteIlleggibili })}</summary>
        <ul>
          {riassunto.illeggibili.map(({ riga, campo, motivo, scritto }) => (
            <li key={`${riga}/${campo}`}>
              {motivo === 'chiave'
                ? t('riconcilia.rigaSenzaChiave', { riga })
                : t('riconcilia.rigaStorta', { riga, campo, scritto })}
            </li>
          ))}
        </ul>
      </details>
    </Avviso>
  );
}
