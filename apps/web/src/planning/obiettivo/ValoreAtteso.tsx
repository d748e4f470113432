import { useTesto } from '../../messages/index.js';
import type { Indicatore } from '../planning.types.js';

/** The target as it was written, and what was understood where that reads differently. */
export function ValoreAtteso({ originale, inteso }: Indicatore['atteso']) {
  const t = useTesto();
  if (originale === '') return t('voce.nonIndicato');
  return (
    <>
      {originale}
      {inteso !== originale && <span className="descrizione">{t('valore.inteso', { inteso })}</span>}
    </>
  );
}
