import type { ReactNode } from 'react';

import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';

/** To who audits a part: that what the page adds up or lists is of that part, and of nothing else. */
export function SoloIncarico(): ReactNode {
  const t = useTesto();
  const { consorzio } = useScope();
  if (!consorzio.ristretto) return null;
  return (
    <p>
      <strong>{t('rete.soloIncarico')}</strong> {t('rete.soloIncaricoTesto')}
    </p>
  );
}
