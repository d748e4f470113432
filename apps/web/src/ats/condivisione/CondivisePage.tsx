import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { CondivisiDelProgetto } from './CondivisiDelProgetto.js';
import { CONDIVISIONI_RICEVUTE, SPESE_CONDIVISE, type CondivisioneRicevuta } from './condivisione.queries.js';
import { SpeseViste } from './SpeseViste.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

/** In an ATS: who lets it read what, and the expenses that it may read. */
export function CondivisePage() {
  const t = useTesto();
  const [mese, setMese] = useState('');
  const [consorzio, setConsorzio] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const ricevute = useLettura(CONDIVISIONI_RICEVUTE, {}, { quando: null });
  const filtro = { mese: mese === '' ? null : mese, consorzio: consorzio === '' ? null : consorzio, after };
  const letta = useLettura(SPESE_CONDIVISE, filtro);
  const consorzi = new Map(
    (ricevute.dati?.condivisioniRicevute.condivisioni ?? []).map((una) => [una.consorzio, una.denominazione]),
  );
  return (
    <Pagina titolo={t('condivise.titolo')} occhiello={t('condivise.occhiello')}>
      <Lettura di={ricevute}>
        {({ condivisioniRicevute: { condivisioni } }) =>
          condivisioni.length === 0 ? (
            <Vuoto icona="ente" titolo={t('condivise.nessuna')}>
              <p>{t('condivise.nessunaTesto')}</p>
            </Vuoto>
          ) : (
            <Ricevute condivisioni={condivisioni} />
          )
        }
      </Lettura>
      {consorzi.size > 0 && (
        <>
          <div className="campi-in-riga non-stampare">
            <CampoScelta
              etichetta={t('vista.consorzio')}
              value={consorzio}
              onChange={(valore) => {
                setConsorzio(valore);
                setAfter(null);
              }}
            >
              <option value="">{t('vista.tutti')}</option>
              {[...consorzi].map(([id, nome]) => (
                <option key={id} value={id}>
                  {nome}
                </option>
              ))}
            </CampoScelta>
            <CampoTesto
              etichetta={t('vista.mese')}
              type="month"
              value={mese}
              onChange={(valore) => {
                setMese(valore);
                setAfter(null);
              }}
            />
          </div>
          <Lettura di={letta}>
            {({ viste }) => <SpeseViste viste={viste} perConsorzio after={after} onPagina={setAfter} />}
          </Lettura>
          <CondivisiDelProgetto
            progetti={progettiDi(ricevute.dati?.condivisioniRicevute.condivisioni ?? [])}
            mese={filtro.mese}
            sguardo={{ consorzio: filtro.consorzio }}
          />
        </>
      )}
    </Pagina>
  );
}

/** The projects of which documents, lists or progress are shared, by name. */
const progettiDi = (condivisioni: readonly CondivisioneRicevuta[]) =>
  [
    ...new Map(
      condivisioni
        .filter(({ tipi }) => tipi.some((tipo) => tipo !== 'spese'))
        .map(({ progettoId, progetto, cup }) => [progettoId, { progettoId, titolo: progetto ?? cup ?? progettoId }]),
    ).values(),
  ].sort((a, b) => a.titolo.localeCompare(b.titolo, 'it'));

function Ricevute({ condivisioni }: { condivisioni: readonly CondivisioneRicevuta[] }) {
  const t = useTesto();
  const { mesi, tipi } = useParoleCondivisione();
  return (
    <section aria-labelledby="ricevute">
      <h2 id="ricevute" className="h4">
        {t('condivise.concessioni')}
      </h2>
      <Tabella
        didascalia={t('condivise.didascalia')}
        colonne={[
          ...[t('vista.consorzio'), t('condivisioni.progetto')],
          ...[t('condivisioni.dati'), t('condivisioni.mesi')],
        ]}
      >
        {condivisioni.map((una) => (
          <tr key={`${una.consorzio}/${una.id}`}>
            <th scope="row">{una.denominazione}</th>
            <td data-colonna={t('condivisioni.progetto')}>
              {una.progetto ?? t('condivisioni.senzaTitolo')}
              <span className="descrizione">{una.cup}</span>
            </td>
            <td data-colonna={t('condivisioni.dati')}>{tipi(una.tipi)}</td>
            <td data-colonna={t('condivisioni.mesi')}>{mesi(una)}</td>
          </tr>
        ))}
      </Tabella>
    </section>
  );
}
