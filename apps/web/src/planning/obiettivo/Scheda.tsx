import { Suspense } from 'react';

import { IndicatoreCollegato } from '../../ats/index.js';
import { DiChi, useAttribuite } from '../../audit/index.js';
import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { Obiettivo } from '../planning.types.js';
import { ValoreAtteso } from './ValoreAtteso.js';

const CAMPI = [
  'areaStrategica',
  'obiettivoOperativo',
  'progettoPegTesto',
  'servizi',
  'utentiFinali',
  'retiDiCollaborazione',
  'finalita',
  'descrizione',
] as const;

/** Whose the fields are that stand at the top of the page; nothing until it is asked for. */
export function Intestazione() {
  const t = useTesto();
  const attribuite = useAttribuite();
  if (!attribuite) return null;
  return (
    <p className="attribuzione-testa">
      {(['numero', 'titolo', 'centri'] as const).map((campo) => (
        <DiChi key={campo} percorso={campo} nome={t(`obiettivo.${campo}`)} />
      ))}
    </p>
  );
}

/** What was planned in words; fields that nobody filled are left out. */
export function Scheda({ obiettivo }: { obiettivo: Obiettivo }) {
  const t = useTesto();
  const scritti = CAMPI.filter((campo) => obiettivo[campo].trim() !== '');
  return (
    <section aria-labelledby="scheda">
      <h2 id="scheda" className="h4">
        {t('obiettivo.scheda')}
      </h2>
      <dl className="scheda">
        {obiettivo.progettiPeg.length > 0 && (
          <div>
            <dt>{t('obiettivo.progettiPeg')}</dt>
            <dd>
              {obiettivo.progettiPeg.map(({ codice, nome }) => `${codice} ${nome}`.trim()).join('; ')}
              <DiChi percorso="progettiPeg" />
            </dd>
          </div>
        )}
        {scritti.map((campo) => (
          <div key={campo}>
            <dt>{t(`obiettivo.${campo}`)}</dt>
            <dd className="testo-libero">
              {obiettivo[campo]}
              <DiChi percorso={campo} />
            </dd>
          </div>
        ))}
      </dl>
      {scritti.length === 0 && obiettivo.progettiPeg.length === 0 && (
        <p className="text-secondary">{t('obiettivo.schedaVuota')}</p>
      )}
    </section>
  );
}

/** Attività and indicatori before there is any consuntivo. */
export function Voci({ obiettivo: { attivita, indicatori, collegamenti, piano } }: { obiettivo: Obiettivo }) {
  const t = useTesto();
  if (attivita.length + indicatori.length === 0) return <Vuoto icona="documento" titolo={t('obiettivo.senzaVoci')} />;
  return (
    <>
      {attivita.length > 0 && (
        <Tabella
          didascalia={t('obiettivo.attivita')}
          mostraDidascalia
          colonne={[t('attivita.testo'), t('attivita.tempi')]}
        >
          {attivita.map(({ id, testo, tempi }) => (
            <tr key={id}>
              <th scope="row">
                {testo}
                <DiChi percorso={`attivita/${id}/testo`} />
              </th>
              <td data-colonna={t('attivita.tempi')}>
                {tempi.originale || t('voce.nonIndicato')}
                <DiChi percorso={`attivita/${id}/tempi`} />
              </td>
            </tr>
          ))}
        </Tabella>
      )}
      {indicatori.length > 0 && (
        <Tabella
          didascalia={t('obiettivo.indicatori')}
          mostraDidascalia
          colonne={[t('indicatore.nome'), t('indicatore.unita'), t('indicatore.atteso')]}
        >
          {indicatori.map(({ id, nome, descrizione, unita, atteso }) => (
            <tr key={id}>
              <th scope="row">
                {nome || descrizione}
                {nome && descrizione && <span className="descrizione">{descrizione}</span>}
                {collegamenti
                  .filter(({ indicatoreId }) => indicatoreId === id)
                  .map((collegato) => (
                    <Suspense key={id} fallback={null}>
                      <IndicatoreCollegato collegato={collegato} anno={piano.dal} />
                    </Suspense>
                  ))}
                <DiChi percorso={[`indicatori/${id}/nome`, `indicatori/${id}/descrizione`]} />
              </th>
              <td data-colonna={t('indicatore.unita')}>
                {unita || t('voce.nonIndicato')}
                <DiChi percorso={`indicatori/${id}/unita`} />
              </td>
              <td data-colonna={t('indicatore.atteso')}>
                <ValoreAtteso {...atteso} />
                <DiChi percorso={`indicatori/${id}/atteso`} />
              </td>
            </tr>
          ))}
        </Tabella>
      )}
    </>
  );
}
