import { useIntl } from 'react-intl';

import { useTesto } from '../../messages/index.js';
import { percento, type Avanzamento } from '../avanzamento.js';
import type { Piano } from '../planning.types.js';

interface Props {
  readonly piano: Piano;
  readonly quanto: Avanzamento;
  readonly quanti: number;
}

/** How many objectives, and how much of their consuntivo is there once it can be. */
export function Misura({ piano: { stato }, quanto, quanti }: Props) {
  const t = useTesto();
  const { formatNumber } = useIntl();
  const quota = percento(quanto);
  return (
    <>
      {t('albero.obiettivi', { quanti })}
      {(stato === 'inConsuntivo' || stato === 'chiuso') && (
        <span className="misura">
          <span className="misura-barra" aria-hidden="true">
            <span style={{ width: `${quota}%` }} />
          </span>
          {t('albero.consuntivo', { quota: formatNumber(quota / 100, { style: 'percent' }) })}
        </span>
      )}
    </>
  );
}
