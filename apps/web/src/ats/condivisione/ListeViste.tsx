import { useParola, useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { useParoleListe } from '../controlli/useParoleListe.js';
import type { ListaVista } from './del-progetto.queries.js';

/** The check lists that an ATS sees: questions and answers, without the notes and without who gave them. */
export function ListeViste({ liste, perConsorzio }: { liste: readonly ListaVista[]; perConsorzio: boolean }) {
  const t = useTesto();
  const parola = useParola();
  const { mese, oggetto } = useParoleListe();
  const esito = (valore: string | null) => (valore === null ? t('lista.senzaRisposta') : parola('lista.esito', valore));
  return (
    <Tabella
      didascalia={t('vista.listeDidascalia')}
      colonne={[
        t('vista.lista'),
        ...(perConsorzio ? [t('vista.consorzio')] : []),
        ...[t('vista.meseLista'), t('vista.stato')],
      ]}
    >
      {liste.map((una) => (
        <tr key={`${una.consorzio}/${una.listaId}`}>
          <th scope="row">
            {una.titolo}
            <span className="descrizione">{oggetto(una.oggetto, undefined)}</span>
            <details>
              <summary>{t('vista.domande', { n: una.domande.length })}</summary>
              <ul className="fw-normal">
                {una.domande.map((domanda) => (
                  <li key={domanda.id}>
                    {domanda.testo} <strong>{esito(domanda.esito)}</strong>
                  </li>
                ))}
              </ul>
            </details>
          </th>
          {perConsorzio && <td data-colonna={t('vista.consorzio')}>{una.denominazione}</td>}
          <td data-colonna={t('vista.meseLista')}>{mese(una.mese)}</td>
          <td data-colonna={t('vista.stato')}>
            {una.esito === null ? parola('liste.stato', una.stato) : parola('liste.esito', una.esito)}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
