import { giornoDi } from './giorno.js';
import { RuleViolation } from './rule-violation.js';

/** The act by which an organ decides: deliberation n. 46 of 19/09/2024 of the CdA. `data` is ISO `YYYY-MM-DD`. */
export interface Atto {
  readonly organo: Organo;
  readonly numero: string;
  readonly data: string;
}

export const ORGANI = ['assemblea', 'cda', 'presidente', 'direttore', 'altro'] as const;
export type Organo = (typeof ORGANI)[number];

/**
 * The act, checked: known organ, a number of 1-30 characters, a date that exists.
 * @throws RuleViolation ATTO_NON_VALIDO with the field that is wrong.
 */
export function atto(organo: string, numero: string, data: string): Atto {
  if (!(ORGANI as readonly string[]).includes(organo)) throw new RuleViolation('ATTO_NON_VALIDO', { campo: 'organo' });
  const number = numero.trim();
  if (number.length < 1 || number.length > 30) throw new RuleViolation('ATTO_NON_VALIDO', { campo: 'numero' });
  if (!isIsoDate(data)) throw new RuleViolation('ATTO_NON_VALIDO', { campo: 'data' });
  return { organo: organo as Organo, numero: number, data };
}

/** True for a calendar date `YYYY-MM-DD` that exists (31/02 does not). */
export function isIsoDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** @throws RuleViolation ATTO_FUTURO when the act is dated after the day that `now` (ISO) is in Italy. */
export function assertNotFuture(act: Atto, now: string): void {
  if (act.data > giornoDi(now)) throw new RuleViolation('ATTO_FUTURO', { data: act.data });
}
