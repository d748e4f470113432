import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Programma } from './programmi.queries.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

/** The versions, the newest first, each with its days and the way to see what it changed. */
export function Versioni({ programma, aperta }: { programma: Programma; aperta: number | null }) {
  const t = useTesto();
  const { scope } = useScope();
  const parole = useParoleProgrammi();
  const { id, procedure, giorno } = programma;
  return (
    <section aria-labelledby="versioni" className="ats-sezione">
      <h2 id="versioni" className="h4">
        {t('procedura.versioni')}
      </h2>
      <Tabella
        didascalia={t('procedura.versioniDidascalia')}
        colonne={[
          t('procedura.colonnaVersione'),
          t('procedura.periodo'),
          t('procedura.stato'),
          { nascosta: t('procedura.azioni') },
        ]}
      >
        {procedure.toReversed().map((una) => (
          <tr key={una.versione} {...(una.versione === aperta && { 'aria-current': 'true' as const })}>
            <th scope="row">
              <Collegamento verso={`/${scope}/programmi/${id}/versioni/${una.versione}`}>
                {t('procedura.versione', { versione: una.versione })}
              </Collegamento>
              <span className="descrizione">{una.denominazione}</span>
            </th>
            <td data-colonna={t('procedura.periodo')}>{parole.periodo(una)}</td>
            <td data-colonna={t('procedura.stato')}>{parole.stato(una, giorno)}</td>
            <td className="text-md-end non-stampare">
              {una.versione > 1 && (
                <Collegamento
                  verso={`/${scope}/programmi/${id}/confronto/${una.versione - 1}/${una.versione}`}
                  aria-label={t('procedura.confrontaDi', { a: una.versione })}
                >
                  {t('procedura.confronta')}
                </Collegamento>
              )}
            </td>
          </tr>
        ))}
      </Tabella>
      <p className="text-secondary">{t('procedura.resta')}</p>
    </section>
  );
}
