import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ApriLista } from './ApriLista.js';
import { LISTE, PROGETTI_DA_CONTROLLARE, type ListaInElenco, type ProgettoDaControllare } from './controlli.queries.js';
import { useParoleListe } from './useParoleListe.js';

/** The check lists of a consortium or of an ATS, with where each stands. */
export function ListePage() {
  const t = useTesto();
  const { puo } = useDiritti();
  const [aperto, setAperto] = useState(false);
  const progetti = useLettura(PROGETTI_DA_CONTROLLARE, {});
  const liste = useLettura(LISTE, {});
  const noti = progetti.dati?.progettiDaControllare.progetti ?? [];
  return (
    <Pagina
      titolo={t('liste.titolo')}
      occhiello={t('liste.occhiello')}
      azioni={
        puo('ats.controlla') && noti.length > 0 && <Bottone onClick={() => setAperto(true)}>{t('liste.apri')}</Bottone>
      }
    >
      <Lettura di={progetti}>
        {() => (
          <Lettura di={liste}>
            {({ listeDiControllo }) => <Elenco liste={listeDiControllo.liste} progetti={noti} />}
          </Lettura>
        )}
      </Lettura>
      {aperto && <ApriLista progetti={noti} onChiudi={() => setAperto(false)} />}
    </Pagina>
  );
}

function Elenco({ liste, progetti }: { liste: readonly ListaInElenco[]; progetti: readonly ProgettoDaControllare[] }) {
  const t = useTesto();
  const { scope } = useScope();
  const parole = useParoleListe();
  const [scelto, setScelto] = useState('');
  const byId = new Map(progetti.map((progetto) => [progetto.progettoId, progetto]));
  const viste = liste.filter(({ progettoId }) => scelto === '' || progettoId === scelto);
  if (liste.length === 0) {
    return (
      <Vuoto icona="documento" titolo={t('liste.nessuna')}>
        <p>{t(progetti.length === 0 ? 'liste.senzaProgetti' : 'liste.nessunaTesto')}</p>
      </Vuoto>
    );
  }
  return (
    <>
      {progetti.length > 1 && (
        <CampoScelta etichetta={t('liste.progetto')} value={scelto} onChange={setScelto} className="non-stampare">
          <option value="">{t('liste.tutti')}</option>
          {progetti.map(({ progettoId, titolo }) => (
            <option key={progettoId} value={progettoId}>
              {titolo}
            </option>
          ))}
        </CampoScelta>
      )}
      <Tabella
        didascalia={t('liste.didascalia')}
        colonne={[
          ...[t('liste.colonna.lista'), t('liste.colonna.oggetto'), t('liste.colonna.mese'), t('liste.colonna.stato')],
        ]}
      >
        {viste.map((lista) => (
          <tr key={lista.listaId}>
            <th scope="row">
              <Collegamento verso={`/${scope}/liste-di-controllo/${lista.listaId}`}>{lista.titolo}</Collegamento>
              <span className="descrizione">{byId.get(lista.progettoId)?.titolo ?? ''}</span>
            </th>
            <td data-colonna={t('liste.colonna.oggetto')}>
              {parole.oggetto(lista.oggetto, byId.get(lista.progettoId))}
            </td>
            <td data-colonna={t('liste.colonna.mese')}>{parole.mese(lista.mese)}</td>
            <td data-colonna={t('liste.colonna.stato')}>
              {t(`liste.stato.${lista.stato}`)}
              {lista.esito && `: ${t(`liste.esito.${lista.esito}`).toLowerCase()}`}
              <span className="descrizione">
                {t('liste.risposte', { date: lista.risposteDate, domande: lista.domande })}
                {lista.risposteNegative > 0 && `, ${t('liste.negative', { n: lista.risposteNegative })}`}
              </span>
            </td>
          </tr>
        ))}
      </Tabella>
    </>
  );
}
