import { Badge } from 'design-react-kit';
import { useIntl } from 'react-intl';

import { useParola, useTesto } from '../messages/index.js';
import type { Grado as GradoLetto } from '../planning/index.js';

/** How far the result goes, or why that cannot be told. */
export function Grado({ grado: { calcolabile, percento, raggiunto, motivo } }: { grado: GradoLetto }) {
  const t = useTesto();
  const parola = useParola();
  const { formatNumber } = useIntl();
  if (!calcolabile || percento === null) {
    return (
      <span className="text-secondary">
        {t('grado.nonCalcolabile')}
        {motivo && <span className="descrizione">{parola('grado.motivo', motivo)}</span>}
      </span>
    );
  }
  return (
    <span className="grado">
      <strong>{formatNumber(Number(percento) / 100, { style: 'percent', maximumFractionDigits: 1 })}</strong>{' '}
      <Badge color={raggiunto ? 'success' : 'warning'}>{t(raggiunto ? 'grado.raggiunto' : 'grado.nonRaggiunto')}</Badge>
    </span>
  );
}
