import { useTesto } from '../../messages/index.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Domanda } from './controlli.queries.js';

/** The answers to be read, on the screen or on paper. */
export function RisposteDate({ domande }: { domande: readonly Domanda[] }) {
  const t = useTesto();
  const { istanteBreve } = useDate();
  return (
    <Tabella
      className="lista-domande"
      didascalia={t('lista.domande')}
      colonne={[t('lista.domanda'), t('lista.esito'), t('lista.note')]}
    >
      {domande.map(({ id, testo, risposta }, index) => (
        <tr key={id}>
          <th scope="row">
            {index + 1}. {testo}
          </th>
          <td data-colonna={t('lista.esito')} className={risposta?.esito === 'no' ? 'lista-no' : ''}>
            {risposta ? t(`lista.esito.${risposta.esito}`) : t('lista.senzaRisposta')}
          </td>
          <td data-colonna={t('lista.note')}>
            {risposta?.nota}
            {risposta && (
              <span className="descrizione">
                {t('lista.rispostaDi', { nome: risposta.nome, quando: istanteBreve(risposta.il) })}
                {risposta.volte > 1 && `, ${t('lista.corretta', { n: risposta.volte - 1 })}`}
              </span>
            )}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
