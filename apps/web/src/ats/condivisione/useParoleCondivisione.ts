import { useIntl } from 'react-intl';

import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import type { GiaRendicontato, TipoCondiviso } from './condivisione.queries.js';

/** Months, kinds of data and money in words. */
export function useParoleCondivisione() {
  const t = useTesto();
  const intl = useIntl();
  const { io } = useScope();
  const mese = (valore: string) =>
    intl.formatDate(`${valore}-01T00:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const euro = (centesimi: number) =>
    intl.formatNumber(centesimi / 100, { style: 'currency', currency: 'EUR', useGrouping: 'always' });
  return {
    mese,
    /** By its name where one belongs to it. */
    ats: (scope: string) => io.consorzi.find((uno) => uno.scope === scope)?.denominazione ?? scope,
    euro,
    mesi: ({ dalMese, alMese }: { readonly dalMese: string; readonly alMese: string | null }) =>
      alMese === null
        ? t('condivisioni.dalMese', { dal: mese(dalMese) })
        : t('condivisioni.dalAlMese', { dal: mese(dalMese), al: mese(alMese) }),
    tipi: (tipi: readonly TipoCondiviso[]) =>
      intl.formatList(
        tipi.map((tipo) => t(`condivisioni.tipo.${tipo}`)),
        { type: 'conjunction' },
      ),
    rendicontato: ({ numero, centesimi }: GiaRendicontato) =>
      numero === 0
        ? t('condivisioni.rendicontatoNulla')
        : t('condivisioni.rendicontato', { numero, euro: euro(centesimi) }),
  };
}
