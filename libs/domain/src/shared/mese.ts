import { isIsoDate } from './atto.js';

/** A calendar month `YYYY-MM`, as reporting periods count: it sorts and compares as text. */
export type Mese = string;

/** True for a month `YYYY-MM` of the years 1900-2199. */
export const isMese = (value: string): boolean => /^(?:19|2[01])\d{2}-(?:0[1-9]|1[0-2])$/.test(value);

/** The month of a day (ISO). @throws RangeError for what is no day. */
export function meseDi(giorno: string): Mese {
  if (!isIsoDate(giorno)) throw new RangeError(`not a day: ${giorno}`);
  return giorno.slice(0, 7);
}

/** The month so many months later; earlier where the number is negative. */
export function meseDopo(mese: Mese, quanti = 1): Mese {
  const [anno, numero] = mese.split('-').map(Number) as [number, number];
  const all = anno * 12 + numero - 1 + quanti;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** First and last day of the month (ISO). */
export const primoGiornoDi = (mese: Mese): string => `${mese}-01`;
export function ultimoGiornoDi(mese: Mese): string {
  const [anno, numero] = mese.split('-').map(Number) as [number, number];
  return `${mese}-${String(new Date(Date.UTC(anno, numero, 0)).getUTCDate()).padStart(2, '0')}`;
}
