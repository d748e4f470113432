import { useIntl } from 'react-intl';

/** Money and months in words. */
export function useImporti() {
  const intl = useIntl();
  return {
    euro: (centesimi: number) =>
      intl.formatNumber(centesimi / 100, { style: 'currency', currency: 'EUR', useGrouping: 'always' }),
    mese: (valore: string) =>
      intl.formatDate(`${valore}-01T00:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  };
}

/** `1.234,56`, `1234,5` or `1234` in integer cents; null for what is no amount. */
export function inCentesimi(scritto: string): number | null {
  const plain = scritto.trim().replace(/\s|€/g, '');
  const match = /^(\d{1,3}(?:\.\d{3})+|\d{1,13})(?:,(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  return Number(match[1]!.replaceAll('.', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
