import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useMomento } from '../../shell/momento.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { FASCICOLO, type Documento, type FascicoloNelProgetto } from './fascicolo.queries.js';
import { grandezza } from './invio.js';
import { NuoviDocumenti } from './NuoviDocumenti.js';
import { RitiraDocumento } from './RitiraDocumento.js';

/** The evidence of an expense, for its page: what is missing first, then what is there, then what may be added. */
export function FascicoloSezione({ spesaId }: { spesaId: string }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const { scope } = useScope();
  const { passato } = useMomento();
  const [ritira, setRitira] = useState<Documento | null>(null);
  const letta = useLettura(FASCICOLO, { spesaId });
  const scrive = puo('ats.spendi') && !passato;
  return (
    <section className="mt-5" aria-labelledby="fascicolo">
      <h2 id="fascicolo" className="h4">
        {t('fascicolo.titolo')}
      </h2>
      <Lettura di={letta}>
        {({ fascicolo: { fascicolo } }) =>
          fascicolo && (
            <>
              {fascicolo.progetti.map((progetto) => (
                <Mancanti key={progetto.progettoId} progetto={progetto} />
              ))}
              {fascicolo.documenti.length === 0 ? (
                <Vuoto icona="cartella" titolo={t('fascicolo.vuoto')}>
                  {scrive && !fascicolo.annullata && <p>{t('fascicolo.vuotoTesto')}</p>}
                </Vuoto>
              ) : (
                <Documenti spesaId={spesaId} documenti={fascicolo.documenti} {...(scrive && { onRitira: setRitira })} />
              )}
              {scrive && !fascicolo.annullata && <NuoviDocumenti spesaId={spesaId} />}
              {scrive && (
                <p className="mt-3 non-stampare">
                  <Collegamento verso={`/${scope}/carica-archivio`}>{t('archivio.titolo')}</Collegamento>
                </p>
              )}
            </>
          )
        }
      </Lettura>
      {ritira && <RitiraDocumento spesaId={spesaId} documento={ritira} onChiudi={() => setRitira(null)} />}
    </section>
  );
}

function Mancanti({ progetto: { titolo, progettoId, completo, richiesti } }: { progetto: FascicoloNelProgetto }) {
  const t = useTesto();
  const parola = useParola();
  const progetto = titolo ?? progettoId;
  if (completo === null) return <Avviso tono="info">{t('fascicolo.modelloIgnoto')}</Avviso>;
  if (completo) return <Avviso tono="success">{t('fascicolo.completo', { progetto })}</Avviso>;
  const mancanti = richiesti.filter((uno) => uno.obbligatorio && !uno.presente);
  return (
    <Avviso tono="warning">
      <p className="mb-1">
        <strong>{t('fascicolo.mancano', { progetto, quanti: mancanti.length })}</strong>
      </p>
      <ul className="mb-0">
        {mancanti.map(({ tipo }) => (
          <li key={tipo}>{parola('documento', tipo)}</li>
        ))}
      </ul>
    </Avviso>
  );
}

interface DocumentiProps {
  readonly spesaId: string;
  readonly documenti: readonly Documento[];
  readonly onRitira?: (documento: Documento) => void;
}

function Documenti({ spesaId, documenti, onRitira }: DocumentiProps) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { istanteBreve: data } = useDate();
  const colonne = [t('fascicolo.tipo'), t('fascicolo.documento'), t('fascicolo.grandezza'), t('fascicolo.depositato')];
  return (
    <Tabella
      didascalia={t('fascicolo.didascalia')}
      colonne={[...colonne, ...(onRitira ? [{ nascosta: t('fascicolo.azioni') }] : [])]}
    >
      {documenti.map((uno) => (
        <tr key={uno.documentoId}>
          <td data-colonna={colonne[0]}>{parola('documento', uno.tipo)}</td>
          <td data-colonna={colonne[1]}>
            <a href={`/api/fascicoli/${scope}/${spesaId}/${uno.documentoId}`} download>
              {uno.nome}
            </a>
            {uno.ritiratoIl && (
              <p className="descrizione mb-0">
                {t('fascicolo.ritirato', {
                  quando: data(uno.ritiratoIl),
                  motivo: uno.motivoDelRitiro ?? t('fascicolo.motivoCancellato'),
                })}
              </p>
            )}
          </td>
          <td data-colonna={colonne[2]}>{grandezza(uno.byte)}</td>
          <td data-colonna={colonne[3]}>{data(uno.depositatoIl)}</td>
          {onRitira && (
            <td>
              {!uno.ritiratoIl && (
                <button
                  type="button"
                  className="btn btn-link p-0 non-stampare"
                  aria-label={t('fascicolo.ritiraQuale', { nome: uno.nome })}
                  onClick={() => onRitira(uno)}
                >
                  {t('fascicolo.ritira')}
                </button>
              )}
            </td>
          )}
        </tr>
      ))}
    </Tabella>
  );
}
