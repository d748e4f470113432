import { useTesto } from '../../messages/index.js';
import type { AttestazioneDelModello, ListaDelModello } from './programmi.queries.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

/** The check lists, each closed until it is looked at; on paper all are open. */
export function ListeDiControllo({ liste }: { liste: readonly ListaDelModello[] }) {
  const t = useTesto();
  const { parola } = useParoleProgrammi();
  return (
    <>
      <h3 className="h5">{t('modello.liste')}</h3>
      {liste.length === 0 && <p>{t('modello.listeNessuna')}</p>}
      {liste.map(({ codice, tipo, titolo, delFinanziatore, domande }) => (
        <details key={codice} className="modello-voce">
          <summary>
            <strong>{titolo}</strong> ({t('modello.domande', { quante: domande.length })})
            <span className="descrizione">
              {delFinanziatore ? t('modello.delFinanziatore') : parola('modello.lista', tipo)}
            </span>
          </summary>
          <ol>
            {domande.map(({ id, testo, obbligatoria }) => (
              <li key={id}>
                {testo}
                {!obbligatoria && <span className="descrizione">{t('modello.seApplicabile')}</span>}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

export function Attestazioni({ attestazioni }: { attestazioni: readonly AttestazioneDelModello[] }) {
  const t = useTesto();
  const { parola, firmatari } = useParoleProgrammi();
  return (
    <>
      <h3 className="h5">{t('modello.attestazioni')}</h3>
      {attestazioni.length === 0 && <p>{t('modello.attestazioniNessuna')}</p>}
      {attestazioni.map((una) => (
        <details key={una.codice} className="modello-voce">
          <summary>
            <strong>{una.titolo}</strong>
            <span className="descrizione">
              {parola('modello.per', una.per)}. {t('modello.firma', { chi: firmatari(una.firmatari) })}.
              {una.delFinanziatore && ` ${t('modello.delFinanziatore')}.`}
            </span>
          </summary>
          <p className="testo-libero">{una.testo}</p>
        </details>
      ))}
    </>
  );
}
