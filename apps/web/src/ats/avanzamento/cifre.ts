import { useIntl } from 'react-intl';

import { useTesto } from '../../messages/index.js';
import type { Base, MesiCondivisi } from './avanzamento.queries.js';

/** What a field for a quantity takes: `12`, `1.234`, `12,5`. For the browser's own check. */
export const FORMA_QUANTITA = '\\s*(\\d{1,15}|\\d{1,3}(\\.\\d{3}){1,4})(,\\d{1,6})?\\s*';

/** What stands in such a field with a point before its decimals; null for what is no quantity. */
export function decimaleDi(scritto: string): string | null {
  const trovato = new RegExp(`^${FORMA_QUANTITA}$`).exec(scritto);
  return trovato && trovato[1]!.replaceAll('.', '') + (trovato[3] ?? '').replace(',', '.');
}

/** A decimal as a field holds it: `12,5`. */
export const quantitaScritta = (valore: string): string => valore.replace('.', ',');

/** The sum of decimals, exact. */
export function somma(valori: readonly string[]): string {
  const scala = Math.max(0, ...valori.map((valore) => (valore.split('.')[1] ?? '').length));
  const intero = valori.reduce((sum, valore) => {
    const [cifre, dopo = ''] = valore.split('.') as [string, string?];
    return sum + BigInt(cifre + dopo.padEnd(scala, '0'));
  }, 0n);
  const cifre = String(intero).padStart(scala + 1, '0');
  return scala === 0 ? cifre : `${cifre.slice(0, -scala)}.${cifre.slice(-scala)}`.replace(/\.?0+$/, '');
}

/** Quantities, money, months in words. */
export function useCifre() {
  const t = useTesto();
  const intl = useIntl();
  const mese = (valore: string) =>
    intl.formatDate(`${valore}-01T00:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    mese,
    numero: (valore: string) =>
      intl.formatNumber(Number(valore), { maximumFractionDigits: 6, useGrouping: 'always' as const }),
    euro: (centesimi: number) =>
      intl.formatNumber(centesimi / 100, { style: 'currency', currency: 'EUR', useGrouping: 'always' as const }),
    periodo: ({ mese: quale, periodo }: { readonly mese: string; readonly periodo: string }) =>
      periodo === 'anno' ? t('avanzamento.annoIntero', { anno: quale.slice(0, 4) }) : mese(quale),
    base: ({ dal, al }: Base) => t('avanzamento.base', { dal: mese(dal), al: mese(al) }),
    condivisi: (mesi: readonly MesiCondivisi[]) =>
      mesi
        .map(({ dal, al }) =>
          al === null
            ? t('condivisioni.dalMese', { dal: mese(dal) })
            : t('condivisioni.dalAlMese', { dal: mese(dal), al: mese(al) }),
        )
        .join('; '),
  };
}
