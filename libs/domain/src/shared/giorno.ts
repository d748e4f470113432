import type { DataIso } from './calendario.js';
import { RuleViolation } from './rule-violation.js';

const ROMA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** The day it is in Italy at an instant (ISO with zone): offices count days by their own clock, in summer time too. */
export const giornoDi = (istante: string): DataIso => ROMA.format(new Date(istante));

/** @throws RuleViolation DATA_FUTURA when the day (ISO) comes after the day that `now` is in Italy. */
export function assertNonFutura(giorno: DataIso, now: string): void {
  if (giorno > giornoDi(now)) throw new RuleViolation('DATA_FUTURA', { data: giorno });
}

/** The day after: business periods are kept as `dal` and `alEscluso`. */
export const giornoDopo = (giorno: DataIso): DataIso => spostato(giorno, 1);

/** The last day of a period that is kept as `alEscluso`. */
export const giornoPrima = (giorno: DataIso): DataIso => spostato(giorno, -1);

function spostato(giorno: DataIso, giorni: number): DataIso {
  const date = new Date(`${giorno}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + giorni);
  return date.toISOString().slice(0, 10);
}
