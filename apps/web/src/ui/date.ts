import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Italian dates: of an instant (`2024-09-19T10:00:00Z`) in the reader's zone, of a calendar day in none. */
export function useDate() {
  const intl = useIntl();
  return useMemo(
    () => ({
      istante: (iso: string) => intl.formatDate(iso, { dateStyle: 'long', timeStyle: 'short' }),
      istanteBreve: (iso: string) => intl.formatDate(iso, { dateStyle: 'short', timeStyle: 'short' }),
      giorno: (iso: string) => intl.formatDate(`${iso.slice(0, 10)}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
      giornoBreve: (iso: string) =>
        intl.formatDate(`${iso.slice(0, 10)}T00:00:00Z`, {
          day: '2-digit',
          month: '2-digit',
          year: 'numeric',
          timeZone: 'UTC',
        }),
    }),
    [intl],
  );
}

/** Today as the person's calendar says it, `YYYY-MM-DD`. */
export function oggi(): string {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `2024-09-19T10:05` as a date-time field wants it, in the reader's zone. */
export function perCampo(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const two = (n: number) => String(n).padStart(2, '0');
