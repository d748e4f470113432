import { RuleViolation } from './rule-violation.js';

/**
 * The text without white space around it.
 * @throws RuleViolation CAMPO_NON_VALIDO when it is empty or over `max` characters.
 */
export function required(field: string, value: string, max: number): string {
  const text = value.trim();
  if (text.length === 0 || text.length > max)
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: field, massimo: max });
  return text;
}
