import { useTesto } from '../../messages/index.js';
import { useAtto } from '../../planning/index.js';
import { useDate } from '../../ui/date.js';
import type { Periodo } from '../ats.queries.js';

/** Periods and acts in words. */
export function useParoleAts() {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const atto = useAtto();
  return {
    atto,
    periodo: ({ dal, al }: Pick<Periodo, 'dal' | 'al'>) =>
      al === null
        ? t('ats.dal', { dal: giornoBreve(dal) })
        : t('ats.dalAl', { dal: giornoBreve(dal), al: giornoBreve(al) }),
  };
}
