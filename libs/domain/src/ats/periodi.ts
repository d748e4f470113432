import { giornoDi, isIsoDate, RuleViolation } from '../shared/index.js';

/** Business dates, ISO: from `dal` up to the day before `alEscluso`, or with no end. Nothing expires by an event. */
export interface Intervallo {
  readonly dal: string;
  readonly alEscluso: string | null;
}

/** Whether the day (ISO) is of the interval. */
export const contiene = ({ dal, alEscluso }: Intervallo, giorno: string): boolean =>
  dal <= giorno && (alEscluso === null || giorno < alEscluso);

/** Whether the two share a day. */
export const siSovrappongono = (a: Intervallo, b: Intervallo): boolean =>
  (b.alEscluso === null || a.dal < b.alEscluso) && (a.alEscluso === null || b.dal < a.alEscluso);

/** @throws RuleViolation CAMPO_NON_VALIDO unless the field is a day that exists, ISO, of the years 1900-2099. */
export function giorno(campo: string, valore: string): string {
  if (!isIsoDate(valore) || valore < '1900-01-01' || valore > '2099-12-31') {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo });
  }
  return valore;
}

/** A day that exists and has come in Italy, where the offices are. @throws RuleViolation CAMPO_NON_VALIDO, DATA_FUTURA */
export function giornoPassato(campo: string, valore: string, now: string): string {
  if (giorno(campo, valore) > giornoDi(now)) throw new RuleViolation('DATA_FUTURA', { campo, data: valore });
  return valore;
}

/** @throws RuleViolation TERMINE_NON_VALIDO when the last day comes before the first. */
export function assertTermine(dal: string, al: string): void {
  if (al < dal) throw new RuleViolation('TERMINE_NON_VALIDO', { dal, al });
}
