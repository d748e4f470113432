import { useTesto } from '../../messages/index.js';
import { useAtto } from '../../planning/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Condivisione } from './condivisione.queries.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

interface Props {
  readonly condivisioni: readonly Condivisione[];
  /** For who may take one back. */
  readonly onRevoca?: (condivisione: Condivisione) => void;
}

/** What an ATS may read now. */
export function InVigore({ condivisioni, onRevoca }: Props) {
  const t = useTesto();
  const { ats, mesi, tipi } = useParoleCondivisione();
  const { giornoBreve } = useDate();
  const atto = useAtto();
  return (
    <section aria-labelledby="in-vigore">
      <h2 id="in-vigore" className="h4">
        {t('condivisioni.inVigore')}
      </h2>
      <Tabella
        didascalia={t('condivisioni.inVigoreDidascalia')}
        colonne={[
          ...[t('condivisioni.progetto'), t('condivisioni.ats'), t('condivisioni.dati'), t('condivisioni.mesi')],
          ...(onRevoca ? [{ nascosta: t('condivisioni.azioni') }] : []),
        ]}
      >
        {condivisioni.map((una) => (
          <tr key={una.id}>
            <th scope="row">
              {una.progetto ?? t('condivisioni.senzaTitolo')}
              <span className="descrizione">{una.cup}</span>
            </th>
            <td data-colonna={t('condivisioni.ats')}>{ats(una.ats)}</td>
            <td data-colonna={t('condivisioni.dati')}>{tipi(una.tipi)}</td>
            <td data-colonna={t('condivisioni.mesi')}>
              {mesi(una)}
              <span className="descrizione">{t('condivisioni.dal', { data: giornoBreve(una.concessaIl) })}</span>
              {una.atto && <span className="descrizione">{atto(una.atto)}</span>}
            </td>
            {onRevoca && (
              <td className="text-md-end">
                <Bottone
                  tono="outline-danger"
                  size="xs"
                  aria-label={t('condivisioni.revocaDi', { progetto: una.progetto ?? ats(una.ats) })}
                  onClick={() => onRevoca(una)}
                >
                  {t('condivisioni.revoca')}
                </Bottone>
              </td>
            )}
          </tr>
        ))}
      </Tabella>
    </section>
  );
}

/** What it could read once. */
export function Revocate({ condivisioni }: Pick<Props, 'condivisioni'>) {
  const t = useTesto();
  const { ats, mesi, tipi } = useParoleCondivisione();
  const { giornoBreve } = useDate();
  return (
    <section aria-labelledby="revocate">
      <h2 id="revocate" className="h4">
        {t('condivisioni.revocate')}
      </h2>
      <Tabella
        didascalia={t('condivisioni.revocateDidascalia')}
        colonne={[
          ...[t('condivisioni.progetto'), t('condivisioni.ats'), t('condivisioni.dati'), t('condivisioni.mesi')],
          t('condivisioni.motivo'),
        ]}
      >
        {condivisioni.map((una) => (
          <tr key={una.id}>
            <th scope="row">{una.progetto ?? t('condivisioni.senzaTitolo')}</th>
            <td data-colonna={t('condivisioni.ats')}>{ats(una.ats)}</td>
            <td data-colonna={t('condivisioni.dati')}>{tipi(una.tipi)}</td>
            <td data-colonna={t('condivisioni.mesi')}>{mesi(una)}</td>
            <td data-colonna={t('condivisioni.motivo')}>
              {una.motivo ?? t('condivisioni.motivoCancellato')}
              <span className="descrizione">
                {t('condivisioni.revocataIl', { data: giornoBreve(una.revocataIl ?? '') })}
              </span>
            </td>
          </tr>
        ))}
      </Tabella>
    </section>
  );
}
